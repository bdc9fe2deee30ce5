// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/workload/trace_csv.hpp"

#include <cmath>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <memory>
#include <numeric>

#include "tests/support/catch.hpp"
#include "tests/support/shared_data.hpp"
#include "tests/workload/arrival_statistics.hpp"

using namespace headroom;
using namespace headroom::workload;
using namespace headroom::test;
using base::Duration;
using base::minutes;

namespace {

std::string errorOf(std::string_view text, const TraceCsvOptions& options = {}) {
    const auto trace = readTraceCsv(text, options);
    return trace ? std::string("fine") : trace.error().where + "|" + trace.error().what;
}

bool contains(const std::string& text, const char* part) { return text.find(part) != std::string::npos; }

TraceCsvOptions withRow(std::string row) {
    TraceCsvOptions options;
    options.row = std::move(row);
    return options;
}

TraceCsvOptions withColumn(std::string column) {
    TraceCsvOptions options;
    options.column = std::move(column);
    return options;
}

/// Traces recorded by others lie outside the repository; tests that read them are skipped where they are absent.
std::filesystem::path sharedTraces() { return test::sharedData("data/traces"); }

std::string textOf(const std::filesystem::path& path) {
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
}

}  // namespace

TEST_CASE("dates of another order and numbers in groups are refused, never guessed", "[trace_csv]") {
    for (const char* column : {"", "visits"}) {
        const TraceCsvOptions options = *column == '\0' ? TraceCsvOptions{} : withColumn(column);
        CHECK(errorOf("time,visits\n05.01.2026 00:00,1.000\n05.01.2026 00:05,2.000\n", options) ==
              "line 2|'05.01.2026 00:00' may be one day or another: write times as 2026-01-31T20:05:00Z");
        CHECK(contains(errorOf("time,visits\n1/5/2026,7\n1/6/2026,8\n", options), "may be one day or another"));
    }
    CHECK(errorOf("time,visits\n2026-01-05T00:00,900\n2026-01-05T00:05,1.000\n2026-01-05T00:10,2.500\n") ==
          "line 3|'1.000' may be 1000 or a number with three decimals: write counts without separators");
    CHECK(contains(errorOf("t,n\n2026-01-05T00:00,\"1,000\"\n2026-01-05T00:05,7\n"), "'1,000' is not a number"));
    // A number that can be nothing else shows what the point is in all of them.
    for (const char* text : {"t,n\n2026-01-05T00:00,1.000\n2026-01-05T00:05,2.5\n",
                             "t,n\n2026-01-05T00:00,1.000\n2026-01-05T00:05,0.250\n",
                             "t,n\n2026-01-05T00:00,1.000\n2026-01-05T00:05,1250.000\n"}) {
        const auto trace = readTraceCsv(text);
        REQUIRE(trace);
        CHECK(trace->counts.front() == 1.0);
    }
}

TEST_CASE("all bad rows are told, up to ten", "[trace_csv]") {
    const std::string two = "t,n\n2026-01-05T00:00,1\nnever,2\n2026-01-05T00:10,many\n2026-01-05T00:15,4\n";
    CHECK(contains(errorOf(two), "line 3|"));
    CHECK(contains(errorOf(two), "; line 4: 'many' is not a number"));
    std::string many = "t,n\n2026-01-05T00:00,1\n";
    for (int i = 0; i < 12; ++i) many += "2026-01-05T01:00,x\n";
    CHECK(contains(errorOf(many), "line 12: 'x' is not a number; and 2 more rows"));
    CHECK_FALSE(contains(errorOf(many), "line 13"));
}

TEST_CASE("a time and a value a row, with and without header, any separator", "[trace_csv]") {
    const std::vector<double> counts{94, 56, 187};
    for (const char* text :
         {"timestamp,value\n2014-04-10 00:04:00,94.0\n2014-04-10 00:09:00,56\n2014-04-10 00:14:00,187\n",
          "2014-04-10 00:04,94\r\n2014-04-10 00:09,56\r\n\r\n2014-04-10 00:14,187",
          "time;count\n\"2014-04-10T00:09:00Z\"; 56 \n2014-04-10T00:04:00Z;94\n2014-04-10T02:14:00+02:00;187\n",
          "\xEF\xBB\xBFt\tn\n1397088240\t94\n1397088540\t56\n1397088840\t187\n",
          "time,count\r2014-04-10 00:04,94\r2014-04-10 00:09,56\r2014-04-10 00:14,187\r",
          "value,at\n94,1397088240000\n56,1397088540000\n187,1397088840000\n"}) {
        CAPTURE(text);
        const auto trace = readTraceCsv(text);
        REQUIRE(trace.has_value());
        CHECK(trace->counts == counts);
        CHECK(trace->interval == minutes(5));
        CHECK(toText(trace->start) == "2014-04-10T00:04:00Z");
    }
}

TEST_CASE("the values' column is chosen by name or number", "[trace_csv]") {
    const char* text = "time,requests,errors\n2026-01-05T00:00Z,10,1\n2026-01-05T00:01Z,20,2\n";
    CHECK(contains(errorOf(text),
                   "say with Column which of the columns holds the counts: \"time\", \"requests\", \"errors\""));
    CHECK(readTraceCsv(text, withColumn("requests"))->counts == std::vector<double>{10, 20});
    CHECK(readTraceCsv(text, withColumn("3"))->counts == std::vector<double>{1, 2});
    CHECK(contains(errorOf(text, withColumn("request")), "there is no column \"request\""));
    CHECK(contains(errorOf(text, withColumn("4")), "there is no column \"4\""));
}

TEST_CASE("a series a row, its minutes side by side", "[trace_csv]") {
    const char* text =
        "HashOwner,HashFunction,Trigger,480,481,482\nown1,f1,http,3,0,5\nown1,f2,queue,1,1,1\nown2,f3,http,7,8,9\n";
    const auto byName = readTraceCsv(text, withRow("f3"));
    REQUIRE(byName.has_value());
    CHECK(byName->counts == std::vector<double>{7, 8, 9});
    CHECK(byName->interval == minutes(1));
    CHECK(byName->start == Timestamp{} + minutes(480));
    CHECK(readTraceCsv(text, withRow("1"))->counts == std::vector<double>{3, 0, 5});
    CHECK(contains(errorOf(text), "holds 3 series, one a row: say which with Row"));
    CHECK(contains(errorOf(text, withRow("http")), "2 rows hold \"http\" (line 2, line 4"));
    CHECK(contains(errorOf(text, withRow("f9")), "there is no row \"f9\"; there are rows 1 to 3"));
    TraceCsvOptions tenMinutes = withRow("f1");
    tenMinutes.trace.interval = minutes(10);
    CHECK(readTraceCsv(text, tenMinutes)->interval == minutes(10));
    CHECK(contains(errorOf("name,1,2,4\na,1,2,3\n"), "1 interval of 60 s without a value"));
}

TEST_CASE("of columns with one head a number chooses", "[trace_csv]") {
    const char* text = "time,Invocations,Invocations\n2026-01-05T00:00Z,1,5\n2026-01-05T00:01Z,2,6\n";
    CHECK(contains(errorOf(text, withColumn("Invocations")), "several columns are called"));
    CHECK(readTraceCsv(text, withColumn("3"))->counts == std::vector<double>{5, 6});
}

TEST_CASE("a day that is not in the calendar is called so", "[trace_csv]") {
    const auto trace = readTraceCsv("time,value\n2014-02-28 00:00:00,1\n2014-02-30 00:00:00,2\n", {});
    REQUIRE_FALSE(trace);
    CHECK(trace.error().what.find("2014-02-30") != std::string::npos);
    CHECK(trace.error().what.find("is not a number") == std::string::npos);
}

TEST_CASE("heads of a wide table that are out of order or twice are not taken for counts", "[trace_csv]") {
    for (const char* text : {"name,3,2,1\nf,1,2,3\n", "name,2,1,3\nf,1,2,3\n", "name,1,2,3,3,4\nf,1,2,3,4,5\n"})
        CHECK(contains(errorOf(text, withRow("f")), "heads that rise, each once"));
    CHECK(readTraceCsv("e,7,2,9,2\nf,1,2,3,4\n", withRow("f"))->counts == std::vector<double>{1, 2, 3, 4});
    CHECK(readTraceCsv("e,0,1,0,2\nf,1,2,3,4\n", withRow("e"))->counts == std::vector<double>{0, 1, 0, 2});
}

TEST_CASE("a wide table whose heads are times", "[trace_csv]") {
    const auto trace =
        readTraceCsv("fn,2026-01-05T00:00Z,2026-01-05T01:00Z,2026-01-05T02:00Z\na,1,2,3\nb,4,5,6\n", withRow("b"));
    REQUIRE(trace.has_value());
    CHECK(trace->interval == base::hours(1));
    CHECK(trace->counts == std::vector<double>{4, 5, 6});
}

TEST_CASE("a time a row is an arrival each", "[trace_csv]") {
    const auto trace = readTraceCsv("2026-01-05T00:00:01.5Z\n2026-01-05T00:00:00Z\n2026-01-05T00:00:01.5Z\n");
    REQUIRE(trace.has_value());
    CHECK(trace->arrivals == std::vector<Duration>{Duration(0), base::milliseconds(1500), base::milliseconds(1500)});
    TraceCsvOptions filled;
    filled.trace.gaps = Gaps::Zero;
    CHECK(contains(errorOf("2026-01-05T00:00:01Z\n2026-01-05T00:00:02Z\n", filled), "leave Gaps out"));
    TraceCsvOptions ended = withColumn("end");
    ended.layout = TraceLayout::Arrivals;
    const auto events = readTraceCsv("app,end,duration\nx,10.0,9.0\ny,11.25,9.0\n", ended);
    REQUIRE(events.has_value());
    CHECK(events->arrivals.back() == base::milliseconds(1250));
}

TEST_CASE("a plain column of counts needs an interval", "[trace_csv]") {
    CHECK(contains(errorOf("count\n5\n7\n9\n"), "give Interval"));
    TraceCsvOptions options;
    options.trace.interval = minutes(1);
    const auto trace = readTraceCsv("count\n5\n7\n9\n", options);
    REQUIRE(trace.has_value());
    CHECK(trace->counts == std::vector<double>{5, 7, 9});
}

TEST_CASE("absurd intervals and times cannot overflow the clock", "[trace_csv]") {
    TraceCsvOptions century = withRow("a");
    century.trace.interval = base::days(36'525);
    CHECK(contains(errorOf("n,1,2,99999999999\na,1,2,3\n", century), "Interval must be above 0 and at most a year"));
    CHECK(contains(errorOf("n,1,2,99999999999\na,1,2,3\n", withRow("a")), "ten million intervals"));
    CHECK(contains(errorOf("time,n\n1799-01-05T00:00Z,1\n2026-01-05T00:01Z,3\n"), "line 2|"));
    CHECK(contains(errorOf("time,n\n1900-01-01,1\n1900-01-02,1\n2099-12-31,3\n"), "without a value"));
    TraceCsvOptions counts;
    counts.trace.interval = base::days(36'525);
    CHECK(contains(errorOf("count\n5\n7\n9\n", counts), "at most a year"));
}

TEST_CASE("bad cells are named by their line", "[trace_csv]") {
    const std::string head = "time,n\n2026-01-05T00:00Z,1\n";
    CHECK(errorOf("") == "|the trace is empty");
    CHECK(errorOf("time,n\n") == "|the trace holds a header and no values");
    CHECK(contains(errorOf(head + "2026-01-05T00:01Z,x\n"), "line 3|'x' is not a number"));
    CHECK(contains(errorOf(head + "2026-01-05T00:01Z,\n"), "line 3|no value in column 2"));
    CHECK(contains(errorOf(head + "2026-01-05T00:01Z\n"), "line 3|no value in column 2"));
    CHECK(contains(errorOf(head + "\n\n2026-01-05T00:01Z,nan\n"), "line 5|"));
    CHECK(contains(errorOf(head + "2026-01-05T00:01Z,-3\n"), "line 3|the value at 2026-01-05T00:01:00Z is negative"));
    CHECK(contains(errorOf(head + "2026-13-05T00:01Z,3\n"), "line 3|'2026-13-05T00:01Z' is not a time"));
    CHECK(contains(errorOf(head + "2026-01-05T00:00Z,3\n"), "two values for the same time"));
    CHECK(contains(errorOf("time,n\n\"2026-01-05T00:00Z,3\n"), "line 2|a quote is opened and never closed"));
    CHECK(contains(errorOf("a,b\nc,d\n"), "no cell of this row is a time"));
}

TEST_CASE("a real load balancer's request counts with eight gaps", "[trace_csv][shared]") {
    const auto path =
        sharedTraces() / "nab_aws_cloudwatch" / "NAB__data__realAWSCloudwatch__elb_request_count_8c0756.csv";
    if (skipWithoutShared(path)) return;
    const std::string text = textOf(path);
    CHECK(contains(errorOf(text), "8 intervals of 300 s without a value: "));
    TraceCsvOptions options;
    options.trace.gaps = Gaps::Zero;
    const auto trace = readTraceCsv(text, options);
    REQUIRE(trace.has_value());
    CHECK(trace->counts.size() == 4032 + 8);
    CHECK(trace->total() == 249'327);  // summed by hand (awk)
    const ArrivalSpec spec{TraceReplay{std::make_shared<const Trace>(*trace)}};
    const auto arrivals = arrivalsOf(spec, 1, trace->length());
    CHECK(countsIn(arrivals, minutes(5), trace->length()) == trace->counts);
}

TEST_CASE("a real function's invocations a minute", "[trace_csv][shared]") {
    const auto path = sharedTraces() / "azure" / "azure2019_100functions__invocations.csv";
    if (skipWithoutShared(path)) return;
    const auto trace =
        readTraceCsv(textOf(path), withRow("1fa06535203693698b96c9d65f3529e724f80a80af2e779880fe15cf9739fad7"));
    REQUIRE(trace.has_value());
    CHECK(trace->counts.size() == 480);
    CHECK(trace->total() == 273'379);  // summed by hand (awk)
    const ArrivalSpec spec{TraceReplay{std::make_shared<const Trace>(*trace), 3.0}};
    CHECK(countsIn(arrivalsOf(spec, 1, trace->length()), minutes(1), trace->length()) == trace->counts);
}

TEST_CASE("a graph of CloudWatch's console, as it is downloaded", "[trace]") {
    const std::string csv =
        "Full label,AWS/ApiGateway Count,Errors\nLabel,Api Count,5xx\nId,m1,m2\n"
        "2026/01/05 00:00:00,4100,\n2026/01/05 00:01:00,5099,3\n2026/01/05 00:02:00,,1\n2026/01/05 00:03:00,7,0\n";
    TraceCsvOptions options;
    options.trace.gaps = Gaps::Zero;
    for (const char* column : {"Api Count", "m1", "2"}) {
        options.column = column;
        const auto trace = readTraceCsv(csv, options);
        INFO(column << (trace ? "" : trace.error().what));
        REQUIRE(trace);
        CHECK(trace->start == timestampOf({2026, 1, 5}));
        CHECK(trace->counts == std::vector<double>{4100, 5099, 0, 7});
    }
    options.trace.gaps = Gaps::Refuse;
    CHECK_FALSE(readTraceCsv(csv, options));  // the third minute has no value
    options.column.reset();
    const auto oneHead = readTraceCsv("Label,Api Count\n2026/01/05 00:00:00,4\n2026/01/05 00:01:00,5\n", options);
    REQUIRE(oneHead);
    CHECK(oneHead->counts == std::vector<double>{4, 5});
    CHECK_FALSE(readTraceCsv("Full label,a\nLabel,b\n", options));
    CHECK_FALSE(parseTimestamp("2026/01-05 00:00:00"));
}

TEST_CASE("a column called minute counts minutes, as the heads of a wide table do", "[trace]") {
    const auto trace = readTraceCsv("minute,count\n0,60\n1,120\n2,5\n");
    REQUIRE(trace);
    CHECK(trace->interval == minutes(1));
    CHECK(trace->counts == std::vector<double>{60, 120, 5});
    const auto hours = readTraceCsv("Hour,count\n0,60\n1,120\n");
    REQUIRE(hours);
    CHECK(hours->interval == base::hours(1));
    const auto epoch = readTraceCsv("minute,count\n1767571200,60\n1767571260,120\n");
    REQUIRE(epoch);
    CHECK(epoch->interval == minutes(1));
    CHECK(contains(errorOf("minute,count\n0,60\n-1,120\n"), "farther from the beginning"));
    CHECK(contains(errorOf("minute,count\n0,60\n1e12,120\n"), "farther from the beginning"));
    CHECK(readTraceCsv("minute,count\n0,60\n1440,60\n2880,60\n525600,5\n", [] {
        TraceCsvOptions options;
        options.trace.interval = base::days(1);
        options.trace.gaps = Gaps::Zero;
        return options;
    }()));
}
