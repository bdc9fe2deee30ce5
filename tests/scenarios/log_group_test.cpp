// SPDX-License-Identifier: GPL-3.0-or-later
// Log groups and LoggingConfig in a file: which function's log they keep, how long, at which price.
#include <algorithm>

#include "scenarios/format/scenario.hpp"
#include "tests/scenarios/one_of_each.hpp"
#include "tests/support/catch.hpp"

using namespace headroom;

namespace {

struct File {
    std::string group = R"("LogGroupName": "/aws/lambda/Work", "RetentionInDays": 7)";
    std::string function = "";  ///< more of Work's Properties, with a comma before
    std::string behavior = "";
    std::string type = "AWS::Lambda::Function";

    format::LoadedScenario load() const {
        return format::loadScenarioText(
            R"({ "Headroom": 1, "Region": "us-east-1", "Resources": {
 "Work": { "Type": ")" +
                type + R"(", "Properties": { "Runtime": "nodejs22.x")" + function +
                R"( }, "Behavior": { "Duration": "10ms")" + behavior + R"( } },
 "Log": { "Type": "AWS::Logs::LogGroup", "Properties": { )" +
                group + R"( } } },
"Workloads": { "Users": { "Target": "Work", "Arrivals": { "Poisson": { "Rate": "1/s" } } } },
"Simulation": { "WarmUp": "1m", "Duration": "10m", "Replications": 1 } })",
            "s.json");
    }
};

lambda::LogSpec logOf(const File& file) {
    const format::LoadedScenario loaded = file.load();
    INFO(document::toLines(loaded.problems));
    REQUIRE(loaded.scenario);
    return std::get<lambda::Spec>(loaded.scenario->designs[0].resources[0].spec).log;
}

bool assumes(const File& file, const std::string& key, const std::string& value = "") {
    const format::LoadedScenario loaded = file.load();
    REQUIRE(loaded.scenario);
    return std::ranges::any_of(loaded.scenario->designs[0].assumptions, [&](const format::Assumption& one) {
        return one.path == "/Resources/Work/Behavior/" + key && (value.empty() || one.value == value);
    });
}

bool notes(const File& file, const std::string& text) {
    return std::ranges::any_of(file.load().problems, [&](const document::Problem& one) {
        return one.severity == document::Severity::Note && one.text.find(text) != std::string::npos;
    });
}

constexpr const char* kWork = "/Resources/Work/Properties/LoggingConfig/";
constexpr const char* kLog = "/Resources/Log/Properties/";

}  // namespace

TEST_CASE("a log group keeps the log of the function that its name names, or that names it", "[logs]") {
    File file;
    SECTION("by Lambda's name for it") {}
    SECTION("put together") {
        file.group = R"("LogGroupName": { "Fn::Sub": "/aws/lambda/${Work}" }, "RetentionInDays": 7)";
    }
    SECTION("joined") {
        file.group =
            R"("LogGroupName": { "Fn::Join": ["", ["/aws/lambda/", { "Ref": "Work" }]] }, "RetentionInDays": 7)";
    }
    SECTION("by the function's own name") {
        file.function = R"(, "FunctionName": "work-prod")";
        file.group = R"("LogGroupName": "/aws/lambda/work-prod", "RetentionInDays": 7)";
    }
    SECTION("named by the function") {
        file.group = R"("RetentionInDays": 7)";
        file.function = R"(, "LoggingConfig": { "LogGroup": { "Ref": "Log" } })";
    }
    SECTION("named by the function, by its name") {
        file.group = R"("LogGroupName": "all", "RetentionInDays": 7)";
        file.function = R"(, "LoggingConfig": { "LogGroup": "all" })";
    }
    SECTION("SAM") { file.type = "AWS::Serverless::Function"; }
    CHECK(logOf(file).retention == base::hours(7 * 24));
    CHECK_FALSE(logOf(file).infrequentAccess);
    CHECK_FALSE(assumes(file, "LogRetention"));
    CHECK(assumes(file, "StoredLogShare", "0.15"));
    CHECK_FALSE(notes(file, "keeps the log of no function"));
}

TEST_CASE("a log that no group ends is counted for thirty days, or as long as the file says", "[logs]") {
    File file;
    file.group = R"("LogGroupName": "/aws/lambda/Work", "LogGroupClass": "INFREQUENT_ACCESS")";
    CHECK(logOf(file).retention == base::hours(30 * 24));
    CHECK(logOf(file).infrequentAccess);
    CHECK(assumes(file, "LogRetention", "30d"));
    file.behavior = R"(, "LogRetention": "365d", "StoredLogShare": 0.3)";
    CHECK(logOf(file).retention == base::hours(365 * 24));
    CHECK(logOf(file).storedShare == 0.3);
    CHECK_FALSE(assumes(file, "LogRetention"));
    file.group = R"("LogGroupName": "/aws/lambda/Other", "RetentionInDays": 7)";
    CHECK(notes(file, "keeps the log of no function"));
}

TEST_CASE("the level of Lambda's own lines", "[logs]") {
    File file;
    CHECK(assumes(file, "LogBytes", "0B, and 350 B of START, END and REPORT lines"));
    file.function = R"(, "LoggingConfig": { "LogFormat": "JSON", "ApplicationLogLevel": "ERROR" })";
    CHECK(logOf(file).ownLines);
    file.function = R"(, "LoggingConfig": { "LogFormat": "JSON", "SystemLogLevel": "WARN" })";
    CHECK_FALSE(logOf(file).ownLines);
    CHECK(assumes(file, "LogBytes", "0B"));
    CHECK(logOf(file).retention == base::hours(7 * 24));  // by Lambda's name for it
}

TEST_CASE("what AWS refuses of logs is said where it stands", "[logs]") {
    File file;
    file.group = R"("LogGroupName": "/aws/lambda/Work", "RetentionInDays": 8)";
    CHECK(test::refuses(file.load(), std::string(kLog) + "RetentionInDays", "must be one of 1, 3, 5, 7, 14"));
    file.group = R"("LogGroupClass": "DELIVERY")";
    CHECK(test::refuses(file.load(), std::string(kLog) + "LogGroupClass", "INFREQUENT_ACCESS"));
    file = {};
    file.function = R"(, "LoggingConfig": { "SystemLogLevel": "WARN" })";
    CHECK(test::refuses(file.load(), std::string(kWork) + "SystemLogLevel", "needs LogFormat \"JSON\""));
    file.function = R"(, "LoggingConfig": { "LogFormat": "JSON", "SystemLogLevel": "DEBUG" })";
    CHECK(test::refuses(file.load(), std::string(kWork) + "SystemLogLevel", "INFO"));
    file.function = R"(, "LoggingConfig": { "LogGroup": { "Ref": "Lgo" } })";
    CHECK(document::toLines(file.load().problems).find("Lgo") != std::string::npos);
    CHECK_FALSE(file.load().scenario);
    file.function = "";
    file.behavior = R"(, "LogRetention": "30d")";
    CHECK(
        test::refuses(file.load(), "/Resources/Work/Behavior/LogRetention", "contradicts the RetentionInDays of Log"));
}
