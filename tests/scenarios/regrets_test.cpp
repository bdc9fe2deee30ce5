// SPDX-License-Identifier: GPL-3.0-or-later
// What AWS accepts and whoever deploys it regrets.
#include "tests/scenarios/api_file.hpp"

using namespace headroom;
using namespace headroom::test;

namespace {

/// What is warned of, one a line.
std::string warningsOf(const format::LoadedScenario& loaded) {
    INFO(errorsOf(loaded));
    CHECK(loaded.scenario);
    std::string lines;
    for (const document::Problem& problem : loaded.problems) {
        if (problem.severity == document::Severity::Warning) lines += document::toLine(problem) + "\n";
    }
    return lines;
}

/// A function H whose code is `behavior`.
std::string function(const std::string& behavior, const std::string& properties) {
    return R"("H": { "Type": "AWS::Lambda::Function", "Properties": { "Runtime": "nodejs22.x", "MemorySize": 1769)" +
           properties + R"( }, "Behavior": { )" + behavior + " } }, ";
}

std::string route(const std::string& integration) {
    return rest(R"("GET /": { "TimeoutInMillis": 2000, "Integration": )" + integration + " }");
}

const std::string kQuiet = function(R"("Duration": "1s")", R"(, "Timeout": 2)");

}  // namespace

TEST_CASE("what is shorter than the work always takes is warned of", "[regrets]") {
    CHECK(warningsOf(load(file(kQuiet + route("\"H\""), kLoad))).empty());

    const std::string never = function(R"("Duration": "5s")", R"(, "Timeout": 2)");
    CHECK(holds(warningsOf(load(file(never + route("\"G\""), kLoad))), "every invocation ends in a timeout"));
    // By hand: 1.5 s of waiting and 1 s of computing, more than the 2 s of the route, less than the Timeout.
    const std::string steps =
        R"("Steps": [ { "Wait": "1.5s" }, { "Compute": { "Duration": "1s", "AtMemory": 1769 } } ])";
    const std::string slow = function(steps, R"(, "Timeout": 3)");
    CHECK(holds(warningsOf(load(file(slow + route("\"H\""), kLoad))), "every call is answered 504"));
    CHECK_FALSE(holds(warningsOf(load(file(slow + route("\"H\""), kLoad))), "ends in a timeout"));

    const std::string patient = function(R"("Duration": "1s")", R"(, "Timeout": 300)");
    const std::string said = warningsOf(load(file(patient + route("\"H\""), kLoad)));
    CHECK(holds(said, "/Resources/H/Properties/Timeout"));
    CHECK(holds(said, "is longer than the route GET / waits, which is 2000 ms"));

    const std::string server = route(R"({ "Http": { "Latency": "2001ms" } })");
    CHECK(holds(warningsOf(load(file(server, kLoad))), "asks a server that always takes longer"));
    CHECK(warningsOf(load(file(route(R"({ "Http": { "Latency": "2s" } })"), kLoad))).empty());

    const std::string caller =
        R"("C": { "Type": "AWS::Lambda::Function", "Properties": { "Runtime": "nodejs22.x", "MemorySize": 512, "Timeout": 1 },
 "Behavior": { "Steps": [ { "Call": { "Target": "H", "Operation": "Invoke" } } ] } })";
    const std::string called = function(R"("Duration": "2s")", R"(, "Timeout": 5)");
    const std::string calls = R"("W": { "Target": "C", "Arrivals": { "Poisson": { "Rate": "10/s" } } })";
    CHECK(holds(warningsOf(load(file(called + caller, calls))), "longer than the caller's own Timeout"));
}

// The Guide: INIT is broken off at 10 s and run again within the first invocation, under the function's Timeout.
TEST_CASE("an INIT that is always broken off is warned of", "[regrets]") {
    const auto starts = [](const std::string& init, const std::string& properties, const std::string& more = "") {
        const auto loaded =
            load(file(function(R"("Duration": "1s", )" + init, properties) + more + route("\"H\""), kLoad));
        return warningsOf(loaded);
    };
    const std::string twelve = R"("Init": "12s")";
    CHECK(holds(starts(twelve, R"(, "Timeout": 5)"), "every invocation ends in a timeout"));
    CHECK(holds(starts(twelve, R"(, "Timeout": 13)"), "/Resources/H/Behavior/Init: warning: is always above 10 s"));
    CHECK_FALSE(holds(starts(twelve, R"(, "Timeout": 13)"), "ends in a timeout"));
    CHECK_FALSE(holds(starts(R"("Init": "10s")", R"(, "Timeout": 5)"), "is always above 10 s"));
    CHECK_FALSE(holds(starts(R"("Init": { "Exponential": { "Mean": "20s" } })", R"(, "Timeout": 5)"), "always above"));
    const std::string version =
        R"("V": { "Type": "AWS::Lambda::Version", "Properties": { "FunctionName": { "Ref": "H" })";
    const std::string kept = R"(, "ProvisionedConcurrencyConfig": { "ProvisionedConcurrentExecutions": 5 } } }, )";
    CHECK(holds(starts(twelve, R"(, "Timeout": 5)", version + kept),
                "every invocation beyond provisioned concurrency, which has longer, ends in a timeout"));
}

TEST_CASE("a RESTORE that is always broken off is warned of", "[regrets]") {
    const auto restores = [](const std::string& length) {
        return warningsOf(load(file(
            R"("H": { "Type": "AWS::Lambda::Function", "Properties": { "Runtime": "java21", "MemorySize": 512,
   "Timeout": 15, "SnapStart": { "ApplyOn": "PublishedVersions" } }, "Behavior": { "Duration": "1s", "Restore": ")" +
                length +
                R"(" } }, "V": { "Type": "AWS::Lambda::Version", "Properties": { "FunctionName": { "Ref": "H" } } })",
            R"("W": { "Target": "H", "Arrivals": { "Poisson": { "Rate": "10/s" } } })")));
    };
    CHECK(holds(restores("11s"), "/Resources/H/Behavior/Restore: warning: is always above 10 s"));
    CHECK_FALSE(holds(restores("10s"), "is always above 10 s"));
}

TEST_CASE("a function that says nothing of its code is warned of", "[regrets]") {
    const std::string idle = function(R"("IdleLifetime": "2021")", R"(, "Timeout": 2)");
    CHECK(
        holds(warningsOf(load(file(idle + route("\"H\""), kLoad))), "/Resources/H/Behavior: warning: says nothing of"));
    const std::string does = function(R"("Duration": "1ms")", R"(, "Timeout": 2)");
    CHECK_FALSE(holds(warningsOf(load(file(does + route("\"H\""), kLoad))), "says nothing of"));
    for (const char* wrong : {R"("Duration": 6)", R"("Duration": "1,5s")", R"("Steps": [ { "Wiat": "1s" } ])"}) {
        const format::LoadedScenario refused = load(file(function(wrong, R"(, "Timeout": 2)") + route("\"H\""), kLoad));
        CHECK_FALSE(refused.scenario);
        CHECK_FALSE(holds(document::toLines(refused.problems), "says nothing of"));
    }
}

TEST_CASE("a function that lets nothing in is warned of", "[regrets]") {
    const std::string none = function(R"("Duration": "1s")", R"(, "Timeout": 2, "ReservedConcurrentExecutions": 0)");
    CHECK(holds(warningsOf(load(file(none + route("\"H\""), kLoad))), "every invocation is refused with 429"));
}

TEST_CASE("caches that never answer are warned of", "[regrets]") {
    const auto stage = [](const std::string& cluster, const std::string& cached) {
        return rest(R"("GET /a": { "Integration": "F" })") + R"(,
 "S": { "Type": "AWS::ApiGateway::Stage", "Properties": { "RestApiId": { "Ref": "Api" }, "StageName": "prod",)" +
               cluster + R"( "MethodSettings": [ { "HttpMethod": "GET", "ResourcePath": "/a", "CachingEnabled": )" +
               cached + " } ] } }";
    };
    const std::string cluster = R"( "CacheClusterEnabled": true, "CacheClusterSize": "0.5",)";
    CHECK(holds(warningsOf(load(file(stage("", "true"), kLoad))), "has CachingEnabled and no cache"));
    CHECK_FALSE(holds(warningsOf(load(file(stage("", "false"), kLoad))), "no cache"));
    CHECK_FALSE(holds(warningsOf(load(file(stage(cluster, "true"), kLoad))), "no cache"));
    const auto sized = [&](const char* size) {
        return warningsOf(
            load(file(stage(cluster, "true"), loadOn(std::string(R"("ResponseSize": ")") + size + "\""))));
    };
    CHECK(holds(sized("1048577B"), "the largest answer that a stage's cache keeps"));
    CHECK_FALSE(holds(sized("1048576B"), "largest answer"));
}

TEST_CASE("a usage plan's limit above its stage's is warned of", "[regrets]") {
    const auto planned = [](const char* rate) {
        return rest(R"("GET /a": { "Integration": "F" })") + R"(,
 "S": { "Type": "AWS::ApiGateway::Stage", "Properties": { "RestApiId": { "Ref": "Api" }, "StageName": "prod",
   "MethodSettings": [ { "HttpMethod": "*", "ResourcePath": "/*", "ThrottlingRateLimit": 50, "ThrottlingBurstLimit": 50 } ] } },
 "P": { "Type": "AWS::ApiGateway::UsagePlan", "Properties": { "ApiStages": [ { "ApiId": { "Ref": "Api" }, "Stage": { "Ref": "S" } } ],
   "Throttle": { "BurstLimit": 10, "RateLimit": )" +
               rate + " } } }";
    };
    CHECK(holds(warningsOf(load(file(planned("51"), kLoad))),
                "/Resources/P/Properties/Throttle/RateLimit: warning: is above"));
    CHECK_FALSE(holds(warningsOf(load(file(planned("50"), kLoad))), "is above what the stage"));
}

TEST_CASE("workloads that arrive at the same instants are warned of", "[regrets]") {
    const auto two = [](const char* other) {
        return warningsOf(
            load(file(route("\"F\""), R"("A": { "Target": "Api", "Arrivals": { "Constant": { "Rate": "10/s" } } },
 "B": { "Target": "Api", "Arrivals": )" + std::string(other) +
                                          " }")));
    };
    CHECK(holds(two(R"({ "Constant": { "Rate": "5/s" }, "Scale": 2 })"), "comes at the same instants as A"));
    CHECK(holds(two(R"({ "Constant": { "Rate": "5/s" } })"), "comes at the same instants as A"));  // all of them
    CHECK_FALSE(holds(two(R"({ "Constant": { "Rate": "4/s" } })"), "same instants"));
    CHECK_FALSE(holds(two(R"({ "Poisson": { "Rate": "10/s" } })"), "same instants"));
    // The account's limits are asked by whoever calls functions; two tables share none.
    const auto table = [](const std::string& name) {
        return "\"" + name +
               R"(": { "Type": "AWS::DynamoDB::Table", "Properties": { "BillingMode": "PAY_PER_REQUEST" }, "Behavior": { "ItemCount": 9 } })";
    };
    const auto apart = [&](const std::string& one, const std::string& other) {
        const std::string arrivals = R"(, "Arrivals": { "Constant": { "Rate": "10/s" } } })";
        return warningsOf(load(file(table("T") + ", " + table("T2"), R"("A": { "Target": )" + one + arrivals +
                                                                         R"(, "B": { "Target": )" + other + arrivals)));
    };
    CHECK(holds(apart("\"F\"", "\"G\""), "comes at the same instants as A"));
    CHECK_FALSE(holds(apart(R"("T", "Operation": "GetItem")", R"("T2", "Operation": "GetItem")"), "same instants"));
}

TEST_CASE("an HTTP API has no mock integration", "[regrets]") {
    const auto http = [](const std::string& integration) {
        return R"("Api": { "Type": "AWS::ApiGatewayV2::Api", "Properties": { "ProtocolType": "HTTP" },
 "Routes": { "GET /": { "Integration": )" +
               integration + " } } }";
    };
    CHECK(holds(refused(http("\"Mock\"")), "an HTTP API has no mock integration"));
    CHECK(errorsOf(load(file(http(R"({ "Http": { "Latency": "1ms" } })"), kLoad))).empty());
    CHECK(errorsOf(load(file(rest(R"("GET /": "Mock")"), kLoad))).empty());
}

TEST_CASE("a runtime that Lambda does not have is warned of, and has no SnapStart", "[regrets]") {
    const auto runs = [](const std::string& runtime, const std::string& more = "") {
        return file(R"("H": { "Type": "AWS::Lambda::Function", "Properties": { "Runtime": ")" + runtime +
                        R"(", "MemorySize": 512, "Timeout": 3)" + more +
                        R"( }, "Behavior": { "Init": "100ms", "Duration": "5ms" } })",
                    R"("W": { "Target": "H", "Arrivals": { "Poisson": { "Rate": "10/s" } } })");
    };
    CHECK(warningsOf(load(runs("nodejs22.x"))).empty());
    CHECK(holds(warningsOf(load(runs("nodejs12.x"))), "is retired"));  // functions that have it go on
    CHECK(errorsOf(load(runs("nodejs12.x"))).empty());
    CHECK(warningsOf(load(runs("nodejs16.x"))).empty());
    CHECK(holds(warningsOf(load(runs("nodejs99.x"))), "is no runtime that Lambda had in 2026"));
    CHECK(holds(errorsOf(load(runs("java99", R"(, "SnapStart": { "ApplyOn": "PublishedVersions" })"))),
                "SnapStart takes"));
}
