// SPDX-License-Identifier: GPL-3.0-or-later
#include "scenarios/format/scenario.hpp"
#include "tests/scenarios/small_file.hpp"
#include "tests/scenarios/small_scenario.hpp"
#include "tests/support/catch.hpp"

using namespace headroom;

namespace {

/// A whole, good scenario in lines, one of which a test replaces.
std::string withLine(const std::string& old, const std::string& replacement) {
    std::string text = R"({
"Headroom": 1,
"Region": "us-east-1",
"Resources": {
 "Api": { "Type": "AWS::ApiGatewayV2::Api", "Properties": { "ProtocolType": "HTTP" },
  "Routes": { "GET /": { "Integration": "Work" } } },
 "Work": { "Type": "AWS::Lambda::Function",
  "Properties": { "Runtime": "nodejs22.x", "MemorySize": 512, "Timeout": 3 },
  "Behavior": { "Steps": [
   { "Compute": { "Duration": "5ms" } },
   { "Call": { "Target": "Items", "Operation": "GetItem" } } ] } },
 "Items": { "Type": "AWS::DynamoDB::Table",
  "Properties": { "BillingMode": "PAY_PER_REQUEST" }, "Behavior": { "ItemCount": 5 } } },
"Workloads": {
 "Users": { "Target": "Api",
  "Arrivals": { "Poisson": { "Rate": "10/s" } } } },
"Simulation": { "Duration": "1m" }
})";
    const std::size_t at = text.find(old);
    REQUIRE(at != std::string::npos);
    return text.replace(at, old.size(), replacement);
}

struct Case {
    const char* what;
    const char* old;
    const char* replacement;
    std::uint32_t line;
    const char* pointer;
    const char* says;
};

}  // namespace

TEST_CASE("a good scenario has no errors", "[format]") {
    const auto loaded = format::loadScenarioText(withLine("\"1m\"", "\"2m\""), "s.json");
    INFO(document::toLines(loaded.problems));
    REQUIRE(loaded.scenario);
    CHECK(loaded.scenario->designs.size() == 1);
    CHECK(loaded.scenario->simulation.duration == base::minutes(2));
}

TEST_CASE("each mistake is named at its line with what would be right", "[format]") {
    const Case cases[] = {
        {"unknown section", "\"Simulation\":", "\"Simulatoin\":", 17, "/Simulatoin", "did you mean \"Simulation\""},
        {"wrong version", "\"Headroom\": 1", "\"Headroom\": 2", 2, "/Headroom", "must be 1"},
        {"unknown region", "us-east-1", "us-esat-1", 3, "/Region", "did you mean \"us-east-1\""},
        {"unknown type", "AWS::DynamoDB::Table\"", "AWS::DynamoDB::Tabel\"", 12, "/Resources/Items/Type",
         "did you mean \"AWS::DynamoDB::Table\""},
        {"a type that comes later", "AWS::DynamoDB::Table\"", "AWS::SNS::Topic\"", 12, "/Resources/Items/Type",
         "not modelled yet"},
        {"unknown property", "\"MemorySize\"", "\"MemorySzie\"", 8, "/Resources/Work/Properties/MemorySzie",
         "did you mean \"MemorySize\""},
        {"out of range", "512", "64", 8, "/Resources/Work/Properties/MemorySize", "128 to 10240 MB"},
        {"a unit in CloudFormation's number", "512", "\"512MB\"", 8, "/Resources/Work/Properties/MemorySize",
         "a whole number of MB"},
        {"a property that is not modelled", "\"Timeout\": 3", "\"TenancyConfig\": {}", 8,
         "/Resources/Work/Properties/TenancyConfig", "not modelled yet"},
        {"no unit", "\"5ms\"", "5", 10, "/Resources/Work/Behavior/Steps/0/Compute/Duration", "12ms"},
        {"wrong unit", "\"5ms\"", "\"5MB\"", 10, "/Resources/Work/Behavior/Steps/0/Compute/Duration",
         "is not a duration"},
        {"negative", "\"5ms\"", "\"-5ms\"", 10, "/Resources/Work/Behavior/Steps/0/Compute/Duration",
         "is not a duration"},
        {"unknown distribution", "\"5ms\"", "{ \"LogNorml\": {} }", 10,
         "/Resources/Work/Behavior/Steps/0/Compute/Duration/LogNorml", "did you mean \"LogNormal\""},
        {"distribution without parameter", "\"5ms\"", "{ \"LogNormal\": { \"Median\": \"5ms\" } }", 10,
         "/Resources/Work/Behavior/Steps/0/Compute/Duration/LogNormal", "lacks \"P99\""},
        {"unknown step", "\"Compute\"", "\"Compuet\"", 10, "/Resources/Work/Behavior/Steps/0/Compuet",
         "did you mean \"Compute\""},
        {"dangling call", "\"Target\": \"Items\"", "\"Target\": \"Itms\"", 11,
         "/Resources/Work/Behavior/Steps/1/Call/Target", "did you mean \"Items\""},
        {"unknown operation", "\"GetItem\"", "\"GetItme\"", 11, "/Resources/Work/Behavior/Steps/1/Call/Operation",
         "did you mean \"GetItem\""},
        {"a call in a circle", "\"Target\": \"Items\", \"Operation\": \"GetItem\"",
         "\"Target\": \"Work\", \"Operation\": \"Invoke\"", 7, "/Resources/Work", "Work -> Work"},
        {"dangling integration", "\"Integration\": \"Work\"", "\"Integration\": \"Wrok\"", 6,
         "/Resources/Api/Routes/GET ~1/Integration", "did you mean \"Work\""},
        {"dangling workload", "\"Target\": \"Api\"", "\"Target\": \"Apo\"", 15, "/Workloads/Users/Target",
         "did you mean \"Api\""},
        {"no arrival process", "\"Poisson\"", "\"Poison\"", 16, "/Workloads/Users/Arrivals/Poison",
         "did you mean \"Poisson\""},
        {"a rate without unit", "\"10/s\"", "10", 16, "/Workloads/Users/Arrivals/Poisson/Rate", "120/s"},
        {"an absurd rate", "\"10/s\"", "\"1e300/s\"", 16, "/Workloads/Users/Arrivals/Poisson/Rate", "1e9"},
        {"a missing trace", "{ \"Poisson\": { \"Rate\": \"10/s\" } }", "{ \"Trace\": { \"File\": \"nowhere.csv\" } }",
         16, "/Workloads/Users/Arrivals/Trace/File", "does not exist"},
        {"duplicate key", "\"Timeout\": 3", "\"Timeout\": 3, \"Timeout\": 4", 8, "/Resources/Work/Properties/Timeout",
         "line 8"},
        {"provisioned without capacity", "PAY_PER_REQUEST", "PROVISIONED", 13,
         "/Resources/Items/Properties/ProvisionedThroughput", "needs ReadCapacityUnits"},
        {"a start that is no date", "\"1m\"", "\"1m\", \"Start\": \"2026-13-05\"", 17, "/Simulation/Start",
         "is not a UTC time"},
        {"a start before calendars", "\"1m\"", "\"1m\", \"Start\": \"1013-01-05T00:00:00Z\"", 17, "/Simulation/Start",
         "outside the years 1970 to 2099"},
        {"a start after calendars", "\"1m\"", "\"1m\", \"Start\": \"2100-01-01T00:00:00Z\"", 17, "/Simulation/Start",
         "outside the years 1970 to 2099"},
        {"a list of nothing", "\"MemorySize\": 512", "\"MemorySize\": 512, \"Architectures\": []", 8,
         "/Resources/Work/Properties/Architectures", "is an empty list"},
        {"an intrinsic function", "\"MemorySize\": 512", "\"MemorySize\": { \"Fn::If\": [] }", 8,
         "/Resources/Work/Properties/MemorySize", "is Fn::If, which is not worked out here"},
        {"a parameter with a resource's name", "\"Resources\"",
         "\"Parameters\": { \"Work\": { \"Type\": \"Number\", \"Default\": 1 } }, \"Resources\"", 4, "/Parameters/Work",
         "is the name of a resource as well"},
        {"weights of nothing", "\"Poisson\": { \"Rate\": \"10/s\" }",
         "\"Weekly\": { \"Mean\": \"1/s\", \"Days\": [0, 0, 0, 0, 0, 0, 0] }", 16, "/Workloads/Users/Arrivals/Weekly",
         "Days must not all be 0"},
        {"an event at two times", "\"Simulation\":",
         "\"Events\": [ { \"Kind\": \"Deploy\", \"Target\": \"Work\", \"At\": \"5s\", \"Every\": \"9s\" } ], "
         "\"Simulation\":",
         17, "/Events/0", "has both \"At\" and \"Every\""},
        {"zero duration", "\"1m\"", "\"0s\"", 17, "/Simulation/Duration", "must be 1s to 400d"},
    };
    for (const Case& one : cases) {
        const auto loaded = format::loadScenarioText(withLine(one.old, one.replacement), "s.json");
        INFO(one.what << "\n" << document::toLines(loaded.problems));
        CHECK_FALSE(loaded.scenario);
        bool found = false;
        for (const document::Problem& problem : loaded.problems) {
            found = found || (problem.position.line == one.line && problem.pointer.starts_with(one.pointer) &&
                              problem.text.find(one.says) != std::string::npos);
        }
        CHECK(found);
    }
}

TEST_CASE("more resources, workloads, objectives or events than anybody means are refused at once", "[format]") {
    const auto many = [](const std::string& entry, int count) {
        std::string all = entry;
        for (int i = 1; i < count; ++i) all += ", " + entry;
        return all;
    };
    const std::string event = R"({ "At": "1s", "Target": "T", "Kind": "Outage" })";
    const auto few = test::load(test::smallFile("\"Events\": [ " + many(event, 10'000) + " ]"));
    CHECK(few.scenario);
    const auto refused = test::load(test::smallFile("\"Events\": [ " + many(event, 10'001) + " ]"));
    CHECK_FALSE(refused.scenario);
    CHECK(test::errorsOf(refused) ==
          "s.json:9:11: /Events: holds 10001; at most 10000 are read (CloudFormation allows 500 resources to a "
          "stack)\n");
    std::string patch = R"("Q0": { "Type": "AWS::SQS::Queue" })";
    for (int i = 1; i < 10'001; ++i) patch += ", \"Q" + std::to_string(i) + R"(": { "Type": "AWS::SQS::Queue" })";
    const std::string errors = test::errorsOf(
        test::load(test::smallFile(R"("Designs": [ { "Name": "a", "Patch": { "Resources": { )" + patch + " } } } ]")));
    CHECK(test::holds(errors, "/Resources: holds 10004; at most 10000 are read"));
}

TEST_CASE("all problems come out at once, sorted by place", "[format]") {
    std::string text = withLine("512", "64");
    text.replace(text.find("\"10/s\""), 6, "10");
    text.replace(text.find("us-east-1"), 9, "nowhere-1");
    const auto loaded = format::loadScenarioText(text, "s.json");
    CHECK_FALSE(loaded.scenario);
    std::vector<std::uint32_t> lines;
    for (const document::Problem& problem : loaded.problems) {
        if (problem.severity == document::Severity::Error) lines.push_back(problem.position.line);
    }
    CHECK(lines == std::vector<std::uint32_t>{3, 8, 16});
}

TEST_CASE("a problem in a patched value is reported at the patch's line", "[format]") {
    std::string text = withLine("\"Simulation\": { \"Duration\": \"1m\" }", R"("Simulation": { "Duration": "1m" },
"Designs": [ { "Name": "a" },
 { "Name": "b", "Patch": { "Resources": { "Work": { "Properties": {
   "MemorySize": 99999 } } } } } ])");
    const auto loaded = format::loadScenarioText(text, "s.json");
    CHECK_FALSE(loaded.scenario);
    REQUIRE(loaded.problems.size() == 1);
    CHECK(loaded.problems[0].position.line == 20);
    CHECK(loaded.problems[0].pointer == "/Resources/Work/Properties/MemorySize");
}

TEST_CASE("parameters are set from outside and checked", "[format]") {
    std::string text = withLine("\"MemorySize\": 512", "\"MemorySize\": { \"Ref\": \"Memory\" }");
    text.replace(text.find("\"Resources\""), 11,
                 "\"Parameters\": { \"Memory\": { \"Type\": \"Number\", \"Default\": 256, \"MaxValue\": 2048 } "
                 "},\n\"Resources\"");
    const auto memory = [&](const format::Overrides& overrides) {
        const auto loaded = format::loadScenarioText(text, "s.json", overrides);
        if (!loaded.scenario) return std::int64_t{-1};
        return std::get<lambda::Spec>(loaded.scenario->designs[0].resources[1].spec).memorySize;
    };
    format::Overrides overrides;
    CHECK(memory(overrides) == 256);
    overrides.parameters["Memory"] = "1024";
    CHECK(memory(overrides) == 1024);
    overrides.parameters["Memory"] = "4096";  // above MaxValue
    CHECK(memory(overrides) == -1);
    overrides.parameters = {{"Memori", "1024"}};
    CHECK(memory(overrides) == -1);
    overrides.parameters = {{"Concurrency", "1024"}};
    CHECK(format::loadScenarioText(text, "s.json", overrides).problems.front().text ==
          "has no parameter \"Concurrency\" to set; it has \"Memory\"");
}

TEST_CASE("a parameter is taken for the region as well", "[format]") {
    const std::string text = withLine("\"Region\": \"us-east-1\"",
                                      R"("Parameters": { "Where": { "Type": "String", "Default": "eu-central-1" } },
 "Region": { "Ref": "Where" })");
    const auto loaded = format::loadScenarioText(text, "s.json");
    INFO(document::toLines(loaded.problems));
    REQUIRE(loaded.scenario);
    CHECK(loaded.scenario->region == "eu-central-1");
}

TEST_CASE("a call without an operation is one mistake", "[format]") {
    const auto loaded = format::loadScenarioText(withLine(", \"Operation\": \"GetItem\"", ""), "s.json");
    CHECK(loaded.problems.size() == 1);
}
