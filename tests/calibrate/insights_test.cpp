// SPDX-License-Identifier: GPL-3.0-or-later
// Results of CloudWatch Logs Insights with Lambda's own fields as columns.
#include "scenarios/calibrate/insights_rows.hpp"

#include <algorithm>

#include "scenarios/calibrate/calibrate.hpp"
#include "tests/calibrate/read_logs.hpp"
#include "tests/calibrate/small_scenario.hpp"

using namespace headroom;
using namespace headroom::test;
using document::Node;

namespace {

std::string field(const std::string& name, const std::string& value) {
    return R"({"field": ")" + name + R"(", "value": ")" + value + R"("})";
}

/// As get-query-results gives it: durations of 21, 22 ... ms, the first one cold, bytes as Insights writes them.
std::string results(int count, const std::string& status, const std::string& more = "") {
    std::string rows;
    for (int i = 0; i < count; ++i) {
        rows += (i == 0 ? "[" : ", [") + field("@timestamp", "2026-01-06 10:00:00.067") + ", " +
                field("@duration", std::to_string(21 + i) + ".50") + ", " +
                field("@billedDuration", std::to_string(22 + i)) + ", " + field("@memorySize", "1.024E9") + ", " +
                field("@maxMemoryUsed", "7.0E7") + (i == 0 ? ", " + field("@initDuration", "133.30") : "") + "]";
    }
    return R"({"results": [)" + rows + R"(], "statistics": {"recordsMatched": 5.0}, "status": ")" + status + "\"" +
           more + "}";
}

calibrate::FunctionLog sampleOf(const std::string& text) {
    const Recording file("insights");
    { file.open() << text; }
    auto sample = functionLog(file.path());
    INFO((sample ? std::string() : sample.error().what));
    REQUIRE(sample);
    return std::move(*sample);
}

std::string refusal(const std::string& text) {
    const Recording file("insights");
    { file.open() << text; }
    const auto sample = functionLog(file.path());
    return sample ? std::string() : sample.error().what;
}

bool says(const std::vector<std::string>& notes, const char* words) {
    return std::ranges::any_of(notes, [&](const std::string& one) { return one.find(words) != std::string::npos; });
}

}  // namespace

TEST_CASE("rows of get-query-results: milliseconds, and bytes of a million a megabyte", "[calibrate]") {
    const calibrate::FunctionLog sample = sampleOf(results(5, "Complete"));
    CHECK(sample.reports == 5);
    CHECK(onlySize(sample).durations.count() == 5);
    CHECK(onlySize(sample).durations.smallest() == base::Duration(21'500'000));
    CHECK(onlySize(sample).durations.largest() == base::Duration(25'500'000));
    CHECK(onlySize(sample).inits.count() == 1);
    CHECK(onlySize(sample).inits.largest() == base::Duration(133'300'000));
    CHECK(sample.sizes.begin()->first == 1024);
    CHECK(onlySize(sample).maxMemoryUsed == 70);
    CHECK(says(sample.notes, "do not tell which invocations failed"));
    CHECK_FALSE(says(sample.notes, "that matched"));
    CHECK(says(sampleOf(results(3, "Complete")).notes, "3 rows of 5 that matched"));
    Node root = smallScenario(kOnlyCode);
    const auto findings = calibrate::calibrateFunction(root, "F", sample, "insights.json");
    REQUIRE(findings);
    CHECK(document::resolve(root, "/Resources/F/Behavior/Steps/Code/Compute/AtMemory")->asInteger() == 1024);
    CHECK(document::resolve(root, "/Resources/F/Behavior/Init")->asString() == "133.3ms");
    static_cast<void>(loadedScenario(root));
}

TEST_CASE("the console's CSV of the same, with rows of other lines and no memory size", "[calibrate]") {
    const calibrate::FunctionLog sample = sampleOf(
        "@timestamp,@requestId,@log,@duration,@initDuration\n"
        "2026-01-06 10:00:00.067,a,123456789012:/aws/lambda/shop-view,21.08,133.30\n"
        "2026-01-06 10:00:00.100,a,123456789012:/aws/lambda/shop-view,,\n"
        "2026-01-06 10:00:00.666,b,123456789012:/aws/lambda/shop-view,19.16,\n");
    CHECK(sample.reports == 2);
    CHECK(onlySize(sample).durations.largest() == base::Duration(21'080'000));
    CHECK(onlySize(sample).inits.count() == 1);
    CHECK(sample.function == "shop-view");
    CHECK(says(sample.notes, "1 rows have no @duration"));
    Node root = smallScenario(kOnlyCode);
    const auto findings = calibrate::calibrateFunction(root, "F", sample, "insights.csv");
    REQUIRE(findings);
    CHECK(says(*findings, "no memory size is in the log"));
    CHECK(document::resolve(root, "/Resources/F/Behavior/Steps/Code/Compute/AtMemory")->asInteger() == 512);
}

TEST_CASE("sums, queries that run on and files that break off are refused", "[calibrate]") {
    CHECK(refusal(results(2, "Running")).find("has not ended (status Running)") != std::string::npos);
    const std::string whole = results(5, "Complete");
    CHECK(refusal(whole.substr(0, whole.size() / 2)).find("breaks off") != std::string::npos);
    CHECK(refusal("bin(5m),avg(@duration)\n2026-01-06 10:00:00.000,20.5\n").find("a query with stats") !=
          std::string::npos);
    CHECK_FALSE(calibrate::isInsightsRows("@timestamp,@message,@duration\n2026,\"REPORT RequestId: x\",1\n"));
    CHECK_FALSE(calibrate::isInsightsRows("time,requests\n"));
}
