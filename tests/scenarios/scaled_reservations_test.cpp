// SPDX-License-Identifier: GPL-3.0-or-later
// Bounds of auto scaling against what reservations and the account leave. Oracle: sums by hand.
#include <string>

#include "tests/scenarios/small_file.hpp"
#include "tests/support/catch.hpp"

using namespace headroom;
using test::holds;

namespace {

/// A function S with an alias whose provisioned concurrency is scaled between 1 and `most`, and a function R.
std::string scaledUpTo(const std::string& most, const std::string& ofS, const std::string& ofR,
                       const std::string& actions = "") {
    const auto function = [](const std::string& name, const std::string& more) {
        return "\"" + name + R"(": { "Type": "AWS::Serverless::Function", "Properties": { "Runtime": "nodejs22.x")" +
               more + R"( }, "Behavior": { "Duration": "5ms" } }, )";
    };
    return document::toLines(test::load(
                                 R"({ "Headroom": 1, "Region": "us-east-1", "Resources": { )" +
                                 function("S", R"(, "AutoPublishAlias": "live", "ProvisionedConcurrencyConfig": {
   "ProvisionedConcurrentExecutions": 1 })" + ofS) +
                                 function("R", ofR) +
                                 R"("Range": { "Type": "AWS::ApplicationAutoScaling::ScalableTarget", "Properties": {
   "ServiceNamespace": "lambda", "ResourceId": "function:S:live", "MinCapacity": 1, "MaxCapacity": )" +
                                 most + R"(, "ScalableDimension": "lambda:function:ProvisionedConcurrency")" + actions +
                                 R"( } } },
"Workloads": { "W": { "Target": "S", "Arrivals": { "Poisson": { "Rate": "1/s" } } } },
"Simulation": { "WarmUp": "1m", "Duration": "10m", "Replications": 1 } })")
                                 .problems);
}

}  // namespace

TEST_CASE("scaling beyond the function's reservation is warned of", "[format]") {
    const std::string reserved = R"(, "ReservedConcurrentExecutions": 20)";
    CHECK(holds(scaledUpTo("21", reserved, ""),
                "/Resources/Range/Properties/MaxCapacity: warning: may be scaled to 21, above what the function's "
                "reserved concurrency leaves, 20"));
    CHECK_FALSE(holds(scaledUpTo("20", reserved, ""), "may be scaled to"));
    CHECK(holds(scaledUpTo("20", reserved, "", R"js(, "ScheduledActions": [ { "ScheduledActionName": "up",
   "Schedule": "cron(0 8 * * ? *)", "ScalableTargetAction": { "MaxCapacity": 40 } } ])js"),
                "may be scaled to 40"));
}

// 1,000 less 100 that stay unreserved, less what the other function reserves or provisions.
TEST_CASE("scaling beyond what the account leaves is warned of", "[format]") {
    CHECK(holds(scaledUpTo("901", "", ""),
                "above what the account's concurrency leaves beside what is reserved and "
                "provisioned, 900"));
    CHECK_FALSE(holds(scaledUpTo("900", "", ""), "may be scaled to"));
    CHECK(holds(scaledUpTo("101", "", R"(, "ReservedConcurrentExecutions": 800)"), "provisioned, 100"));
    CHECK_FALSE(holds(scaledUpTo("100", "", R"(, "ReservedConcurrentExecutions": 800)"), "may be scaled to"));
    const std::string provisioned = R"(, "AutoPublishAlias": "live", "ProvisionedConcurrencyConfig": {
   "ProvisionedConcurrentExecutions": 300 })";
    CHECK(holds(scaledUpTo("601", "", provisioned), "provisioned, 600"));
    CHECK_FALSE(holds(scaledUpTo("600", "", provisioned), "may be scaled to"));
}
