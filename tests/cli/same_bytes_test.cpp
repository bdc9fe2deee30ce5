// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/reproduce_command.hpp"
#include "report/result_json.hpp"
#include "scenarios/study/run.hpp"
#include "tests/cli/program.hpp"
#include "tests/scenarios/small_scenario.hpp"
#include "tests/support/catch.hpp"

// Oracle: the same sources without optimisation across files. The program that people run is optimised at link time,
// the objects that the tests call are not; whatever one of them gets wrong, or finds undefined, shows here.
namespace {

/// Idle environments that expire, first invocations, a warm-up: what the troubled scenario has little of.
constexpr const char* kSteady = R"({ "Headroom": 1, "Name": "Steady", "Region": "us-east-1",
 "Resources": {
  "Api": { "Type": "AWS::ApiGatewayV2::Api", "Properties": { "ProtocolType": "HTTP" }, "Routes": { "GET /x": { "Integration": "Work" } } },
  "Work": { "Type": "AWS::Lambda::Function",
   "Properties": { "Runtime": "nodejs22.x", "MemorySize": 1769, "Timeout": 10, "Architectures": ["arm64"] },
   "Behavior": { "Steps": [ { "Compute": { "Duration": { "LogNormal": { "Median": "6ms", "P99": "30ms" } }, "AtMemory": 1769 } },
    { "Call": { "Target": "Items", "Operation": "GetItem", "Key": { "Uniform": { "Keys": 1000000 } } } } ] } },
  "Items": { "Type": "AWS::DynamoDB::Table", "Properties": { "BillingMode": "PAY_PER_REQUEST" }, "Behavior": { "ItemCount": 1000000 } } },
 "Workloads": { "Load": { "Target": "Api", "Route": "GET /x", "Arrivals": { "Spike": { "Base": "5/s", "Peak": "300/s", "At": "10m", "For": "2m" } } } },
 "Simulation": { "WarmUp": "10m", "Duration": "1h", "Replications": 2, "Seed": 1 } })";

void checkSameBytes(const std::string& text) {
    const program::Folder folder;
    folder.write("test.json", text);
    const program::Outcome ran = program::headroom(folder, "run test.json --quiet --out .");
    INFO(ran.err);
    REQUIRE((ran.code == 0 || ran.code == 3));
    const auto loaded = headroom::format::loadScenarioText(text, "test.json");
    REQUIRE(loaded.scenario);
    auto result = headroom::study::run(*loaded.scenario, {});
    REQUIRE(result);
    result->version = headroom::cli::programVersion();
    result->command = "headroom run test.json";
    CHECK(program::slurp(folder / "result.json") == headroom::report::resultJson(*result));
}

}  // namespace

TEST_CASE("the optimised program writes the bytes that the plain objects do", "[cli]") {
    checkSameBytes(headroom::test::troubled());
    checkSameBytes(kSteady);
}
