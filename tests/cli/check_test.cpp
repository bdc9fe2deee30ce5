// SPDX-License-Identifier: GPL-3.0-or-later
// `headroom check` as a user runs it.
#include "tests/cli/program.hpp"

using namespace program;

namespace {

/// A function that takes `length`, asked once a second in the file's own traffic.
std::string scenario(const std::string& length) {
    return R"({ "Headroom": 1, "Region": "us-east-1",
  // what people write stays
  "Resources": { "F": { "Type": "AWS::Lambda::Function",
    "Properties": { "FunctionName": "orders-prod", "Runtime": "nodejs22.x", "MemorySize": 1769, "Timeout": 30 },
    "Behavior": { "Steps": [ { "Compute": { "Duration": ")" +
           length + R"(" } } ] } } },
  "Workloads": { "W": { "Target": "F", "Arrivals": { "Poisson": { "Rate": "1/s" } } } },
  "Simulation": { "WarmUp": "5m", "Duration": "1h", "Replications": 5, "Seed": 3 } }
)";
}

std::string series(const std::string& id, const std::string& label, const std::string& value, int minutes) {
    std::string times;
    std::string values;
    for (int i = 0; i < minutes; ++i) {
        const std::string at = std::to_string(100 + i).substr(1);
        times += (i == 0 ? "\"" : ", \"") + ("2026-01-05T10:" + at) + ":00+00:00\"";
        values += (i == 0 ? "" : ", ") + value;
    }
    return R"({"Id": ")" + id + R"(", "Label": ")" + label + R"(", "Timestamps": [)" + times + R"(], "Values": [)" +
           values + R"(], "StatusCode": "Complete"})";
}

/// The same beside a table that is read now and then, held by the hour and full of items.
std::string tableScenario(const std::string& more) {
    std::string text = scenario("100ms");
    text.replace(text.find("} } ] } } },"), 12, R"(} }, { "Call": { "Target": "T", "Operation": "GetItem" } } ] } },
  "T": { "Type": "AWS::DynamoDB::Table", "Properties": { "BillingMode": "PROVISIONED",
    "ProvisionedThroughput": { "ReadCapacityUnits": 20, "WriteCapacityUnits": 5 } },
    "Behavior": { "ItemCount": 3000000, "ItemSize": "2KB" } } },)");
    text.insert(text.rfind('}'), more);
    return text;
}

/// Two invocations a second for 20 minutes, of that mean duration.
std::string metrics(const std::string& milliseconds) {
    return "{\"MetricDataResults\": [" + series("a", "orders-prod Invocations", "120", 20) + "," +
           series("b", "orders-prod Duration Average", milliseconds, 20) + "]}";
}

/// The number behind `key`, in what follows `line`.
double numberAfter(const std::string& text, const std::string& line, const std::string& key) {
    const std::size_t at = text.find(key, std::min(text.find(line), text.size()));
    return at == std::string::npos ? -1.0 : std::stod(text.substr(at + key.size()));
}

}  // namespace

TEST_CASE("a check prints simulated against real and notes its verdict, which later reports have", "[cli]") {
    const Folder folder;
    folder.write("s.json", scenario("100ms"));
    folder.write("metrics.json", metrics("101"));
    const Outcome check = headroom(folder, "check s.json --against metrics.json --out checked");
    INFO(check.out << check.err);
    REQUIRE(check.code == 0);
    CHECK(contains(check.out, "W: arrives as F counted"));
    CHECK(contains(check.out, "2,400"));
    CHECK(contains(check.out, "Verdict: validated within "));
    CHECK(contains(slurp(folder / "checked/check.json"), "\"HeadroomCheck\": 1"));
    CHECK(contains(slurp(folder / "checked/series_F_Invocations_Sum.csv"), "2026-01-05T10:19:00Z,120,"));
    const std::string noted = slurp(folder / "s.json");
    CHECK(contains(noted, "// what people write stays"));
    CHECK(contains(noted, "\"Imported\": { \"Checked\""));
    const Outcome run = headroom(folder, "run s.json --duration 1m --replications 1 --format json,md,html");
    CHECK(contains(run.out, "Calibration: validated within "));
    CHECK(contains(run.out, "metrics.json, 2026-01-05T10:00:00Z to 2026-01-05T10:20:00Z"));
    for (const char* report : {"result.json", "summary.md", "report.html"})
        CHECK(contains(slurp(folder / ("s.results/" + std::string(report))), "validated within "));
    for (const char* study : {"sweep s.json --vary Traffic=1x,2x", "growth s.json --factors 1 --months 0"}) {
        const Outcome planned = headroom(folder, std::string(study) + " --duration 1m --replications 1");
        INFO(study << planned.err);
        CHECK(contains(planned.out, "Calibration: validated within "));
    }
    // A check again replaces the note; a change of the system is told.
    REQUIRE(headroom(folder, "check s.json --against metrics.json --quiet").code == 0);
    std::string changed = slurp(folder / "s.json");
    CHECK(changed == noted);
    changed.replace(changed.find("\"100ms\""), 7, "\"150ms\"");
    folder.write("s.json", changed);
    CHECK(contains(headroom(folder, "run s.json --duration 1m --replications 1").out, "before the file was changed"));
}

TEST_CASE("a check gates a pipeline", "[cli]") {
    const Folder folder;
    folder.write("s.json", scenario("100ms"));
    folder.write("slow.json", metrics("200"));
    const Outcome check = headroom(folder, "check s.json --against slow.json --within 10 --no-note");
    CHECK(check.code == 3);
    CHECK(contains(check.err, "missed: F Duration Average is off by "));
    CHECK(contains(check.out, "Verdict: not validated: F Duration Average is off by "));
    CHECK(slurp(folder / "s.json") == scenario("100ms"));
    CHECK(headroom(folder, "check s.json --against slow.json --no-note").code == 0);
}

TEST_CASE("a bill is compared by usage type, over its own hours", "[cli]") {
    const Folder folder;
    folder.write("s.json", scenario("100ms"));
    folder.write("metrics.json", metrics("101"));
    // 20 minutes of two requests a second are 7,200 an hour: 720,000 in 100 hours.
    folder.write("cur.csv",
                 "lineItem/UsageStartDate,lineItem/UsageEndDate,lineItem/ProductCode,lineItem/UsageType,lineItem/"
                 "UsageAmount,product/region\n2026-01-05T00:00:00Z,2026-01-09T04:00:00Z,AWSLambda,Request,720000,"
                 "us-east-1\n");
    const Outcome check = headroom(folder, "check s.json --against metrics.json --bill cur.csv --json --no-note");
    INFO(check.out << check.err);
    REQUIRE(check.code == 0);
    const std::size_t row = check.out.find("AWSLambda Request");
    REQUIRE(row != std::string::npos);
    CHECK(contains(check.out.substr(row, 200), "\"Real\": 720000"));
    CHECK(contains(check.out.substr(row, 200), "\"Simulated\": 720"));
    CHECK(contains(check.out, "it was not billed"));
    CHECK(contains(check.out + check.err,
                   "cur.csv is of 2026-01-05T00:00:00Z to 2026-01-09T04:00:00Z, what was recorded"));
    std::string later = slurp(folder / "cur.csv");
    for (const char* day : {"2026-01-05", "2026-01-09"}) {
        const std::size_t at = later.find(day);
        later.replace(at, 7, "2026-03");
    }
    folder.write("later.csv", later);
    const Outcome apart = headroom(folder, "check s.json --against metrics.json --bill later.csv --no-note");
    CHECK(contains(apart.out + apart.err, "no day is in both, so their traffic may differ"));
}

TEST_CASE("of a bill the scenario's regions are compared, what was used elsewhere is said", "[cli]") {
    const Folder folder;
    folder.write("s.json", scenario("100ms"));
    folder.write("metrics.json", metrics("101"));
    const std::string head =
        "lineItem/UsageStartDate,lineItem/UsageEndDate,lineItem/ProductCode,lineItem/UsageType,lineItem/"
        "UsageAmount,product/region\n";
    const std::string times = "2026-01-05T00:00:00Z,2026-01-09T04:00:00Z,AWSLambda,";
    const std::string away = times + "EUC1-Request,5000000,eu-central-1\n";
    folder.write("both.csv", head + times + "Request,720000,us-east-1\n" + away);
    const Outcome both = headroom(folder, "check s.json --against metrics.json --bill both.csv --json --no-note");
    INFO(both.out << both.err);
    REQUIRE(both.code == 0);
    const std::size_t row = both.out.find("AWSLambda Request");
    REQUIRE(row != std::string::npos);
    CHECK(contains(both.out.substr(row, 200), "\"Real\": 720000"));
    CHECK(contains(both.out + both.err, "left out, what was used in eu-central-1: the scenario is of us-east-1"));
    folder.write("away.csv", head + away);
    const Outcome alone = headroom(folder, "check s.json --against metrics.json --bill away.csv --no-note");
    CHECK(alone.code == 2);
    CHECK(contains(alone.err, "is of eu-central-1, the scenario of us-east-1"));
}

// The bill has x86, the scenario Arm: each usage type stands on one side alone. EC2 is not modelled, DynamoDB not
// there.
TEST_CASE("a usage type on one side alone spoils the verdict, what could not be on the other does not", "[cli]") {
    const Folder folder;
    folder.write("s.json", scenario("100ms"));
    folder.write("metrics.json", metrics("101"));
    const std::string head =
        "lineItem/UsageStartDate,lineItem/UsageEndDate,lineItem/ProductCode,lineItem/UsageType,lineItem/"
        "UsageAmount,product/region\n";
    const auto line = [](const std::string& service, const std::string& usageType, const std::string& amount) {
        return "2026-01-05T00:00:00Z,2026-01-09T04:00:00Z," + service + "," + usageType + "," + amount + ",us-east-1\n";
    };
    folder.write("x86.csv",
                 head + line("AWSLambda", "Request", "720000") + line("AWSLambda", "Lambda-GB-Second-ARM", "9000"));
    const Outcome other = headroom(folder, "check s.json --against metrics.json --bill x86.csv --no-note");
    INFO(other.out << other.err);
    CHECK(contains(other.out, "Verdict: not validated: AWSLambda Lambda-GB-Second"));
    folder.write("ec2.csv", head + line("AmazonEC2", "BoxUsage:t3.micro", "100"));
    const Outcome beside = headroom(folder, "check s.json --against metrics.json --bill ec2.csv --no-note");
    INFO(beside.out << beside.err);
    CHECK(contains(beside.out, "Verdict: validated within "));
    CHECK(contains(beside.out, "nothing of this service is on the bill"));
}

TEST_CASE("what is held and stored is the same in a check against the scenario's own exported bill", "[cli]") {
    const Folder folder;
    folder.write("metrics.json", metrics("101"));
    // 730 hours from January on; 31 days of them where the file says so; both are kept in the result.
    for (const auto& [billing, end] : {std::pair{"", "2026-01-31T10:00:00Z"},
                                       std::pair{R"(, "Billing": { "MonthHours": 744 })", "2026-02-01T00:00:00Z"}}) {
        folder.write("s.json", tableScenario(billing));
        const std::string run = "run s.json --duration 5m --replications 1 --quiet --format cur,focus --out r";
        REQUIRE(headroom(folder, run).code == 0);
        const std::string lines = slurp(folder / "r/cur_1_as_written.csv");
        CHECK(contains(lines, end));
        REQUIRE(headroom(folder, "report r/result.json --format cur --out again --quiet").code == 0);
        CHECK(slurp(folder / "again/cur_1_as_written.csv") == lines);
        for (const char* file : {"cur_1_as_written.csv", "focus_1_as_written.csv"}) {
            const Outcome check =
                headroom(folder, "check s.json --against metrics.json --no-note --json --bill r/" + std::string(file));
            INFO(file << check.out << check.err);
            REQUIRE(check.code == 0);
            for (const char* line :
                 {"ReadCapacityUnit-Hrs", "WriteCapacityUnit-Hrs", "DynamoDB TimedStorage-ByteHrs"}) {
                const double real = numberAfter(check.out, line, "\"Real\": ");
                CHECK(real > 1.0);
                CHECK(numberAfter(check.out, line, "\"Simulated\": ") == Approx(real).epsilon(1e-6));
            }
        }
    }
}

TEST_CASE("what to ask CloudWatch for is printed", "[cli]") {
    const Folder folder;
    folder.write("s.json", scenario("100ms"));
    const Outcome ask = headroom(folder, "check s.json --ask");
    CHECK(ask.code == 0);
    CHECK(contains(ask.out, "\"Value\": \"orders-prod\""));
    CHECK(contains(ask.out, "\"Stat\": \"p99\""));
}

TEST_CASE("what cannot be checked is refused", "[cli]") {
    const Folder folder;
    folder.write("s.json", scenario("100ms"));
    folder.write("other.json", "{\"MetricDataResults\": [" + series("a", "CPUUtilization", "1", 3) + "]}");
    folder.write("no.json", "{}");
    CHECK(headroom(folder, "check s.json").code == 2);
    CHECK(headroom(folder, "check s.json --against missing.json").code == 2);
    CHECK(headroom(folder, "check s.json --against no.json").code == 2);
    const Outcome nothing = headroom(folder, "check s.json --against other.json");
    CHECK(nothing.code == 2);
    CHECK(contains(nothing.err, "nothing that was recorded belongs to this design"));
    const Outcome design = headroom(folder, "check s.json --against other.json --design none");
    CHECK(design.code == 2);
    CHECK(contains(headroom(folder, "check s.json --against other.json --real G=x").err, "there is no resource \"G\""));
}

TEST_CASE("what is held out needs days before it", "[cli]") {
    const Folder folder;
    folder.write("s.json", scenario("100ms"));
    folder.write("metrics.json", metrics("101"));
    const Outcome check = headroom(folder, "check s.json --against metrics.json --held-out 1");
    CHECK(check.code == 2);
    CHECK(contains(check.err, "--held-out: leaves nothing of what was recorded before the last 1 day"));
    CHECK(slurp(folder / "s.json") == scenario("100ms"));
}

TEST_CASE("a report takes the growth of its own scenario alone", "[cli]") {
    const Folder folder;
    folder.write("s.json", scenario("100ms"));
    std::string other = scenario("100ms");
    other.insert(other.find("\"Region\""), "\"Name\": \"Another\", ");
    folder.write("o.json", other);
    const std::string length = " --duration 1m --replications 1 --quiet";
    REQUIRE(headroom(folder, "run s.json --format json --out r" + length).code == 0);
    REQUIRE(headroom(folder, "growth o.json --factors 1 --months 0 --out g" + length).code == 0);
    const Outcome report = headroom(folder, "report r/result.json --growth g/growth.json --format md --out x");
    INFO(report.err);
    CHECK(report.code == 2);
    CHECK(contains(report.err, "is the growth of \"Another\""));
}

TEST_CASE("a recording with a negative count is refused, not simulated for ever", "[cli]") {
    const Folder folder;
    folder.write("s.json", scenario("100ms"));
    folder.write("m.json", "{\"MetricDataResults\": [" + series("a", "orders-prod Invocations", "-5", 3) + "]}");
    const Outcome done = headroom(folder, "check s.json --against m.json --replications 1");
    CHECK(done.code == 2);
    CHECK(contains(done.err, "the value at 2026-01-05T10:00:00Z is negative"));
}

// A day and a minute, each value 17 seconds past its minute: the last value's minute begins on the sixth, so that is
// the last day, and its one minute is what is held out. Without it the last day is the fifth, and nothing is before it.
TEST_CASE("the last day is that in which the last period begins, whatever the second", "[cli]") {
    const Folder folder;
    folder.write("s.json", scenario("100ms"));
    const auto recorded = [&](int minutes) {
        std::string times;
        std::string values;
        for (int i = 0; i < minutes; ++i) {
            times += (i == 0 ? "" : ", ") + std::to_string(1'767'571'200 + 17 + 60 * i);
            values += i == 0 ? "2" : ", 2";
        }
        folder.write("m.json",
                     R"({"MetricDataResults": [{"Id": "a", "Label": "orders-prod Invocations", "Timestamps": [)" +
                         times + "], \"Values\": [" + values + "]}]}");
        return headroom(folder, "check s.json --against m.json --held-out 1 --replications 1 --no-note");
    };
    const Outcome whole = recorded(1'440);  // its last minute ends at 00:00:17 of the sixth
    CHECK(whole.code == 2);
    CHECK(contains(whole.err, "leaves nothing of what was recorded"));
    const Outcome more = recorded(1'441);
    INFO(more.err);
    CHECK(more.code == 0);
    CHECK(contains(more.out, "held out from 2026-01-06T00:00:00Z"));
}
