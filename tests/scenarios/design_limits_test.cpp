// SPDX-License-Identifier: GPL-3.0-or-later
#include "scenarios/study/design_limits.hpp"

#include <algorithm>

#include "tests/scenarios/small_scenario.hpp"
#include "tests/scenarios/study_steps.hpp"

using namespace headroom;
using namespace headroom::test;

namespace {

const char* const kOnDemand = R"({ "Headroom": 1, "Name": "Carts", "Region": "us-east-1", "Resources": {
 "Api": { "Type": "AWS::ApiGatewayV2::Api", "Properties": { "ProtocolType": "HTTP" }, "Routes": { "GET /": { "Integration": "Work" } } },
 "Work": { "Type": "AWS::Lambda::Function", "Properties": { "Runtime": "nodejs22.x", "MemorySize": 512, "Timeout": 3 },
   "Behavior": { "Steps": [ { "Call": { "Target": "Carts", "Operation": "GetItem", "Key": { "Uniform": { "Keys": 100 } } } } ] } },
 "Carts": { "Type": "AWS::DynamoDB::GlobalTable",
   "Properties": { "BillingMode": "PAY_PER_REQUEST", "Replicas": [ { "Region": "us-east-1" }, { "Region": "eu-west-1" } ] },
   "Behavior": { "ItemCount": 100, "ItemSize": "1KB" } } },
 "Workloads": { "Users": { "Target": "Api", "Route": "GET /", "Arrivals": { "Constant": { "Rate": "5/s" } } } },
 "Quotas": { "Lambda": { "ConcurrentExecutions": 77 }, "DynamoDB": { "TableReadUnits": 5000 } },
 "Simulation": { "WarmUp": "5s", "Duration": "1m", "Replications": 1 } })";

/// Every limit that is told before a run is that of the run, under the same name.
void checkAgainstRun(const std::string& text) {
    const format::Scenario scenario = scenarioOf(text);
    const study::StudyResult result = runScenario(scenario);
    for (std::size_t i = 0; i < scenario.designs.size(); ++i) {
        const auto& used = result.designs[i].quotas;
        for (const study::QuotaUse& limit : study::limitsOf(scenario.designs[i])) {
            INFO(limit.name);
            const auto found = std::ranges::find(used, limit.name, &study::QuotaUse::name);
            REQUIRE(found != used.end());
            CHECK(found->limit == limit.limit);
        }
    }
}

}  // namespace

TEST_CASE("limits that are known before a run are those of the run") {
    checkAgainstRun(kOnDemand);
    checkAgainstRun(troubled());
    const auto limits = study::limitsOf(scenarioOf(kOnDemand).designs.front());
    CHECK(limits.size() ==
          7);  // an API's requests, concurrency, a function's requests, reads and writes in two regions
    CHECK(limits[1].limit == 77.0);
    CHECK(study::limitsOf(scenarioOf(troubled()).designs.front()).size() == 3);  // its capacity is provisioned
}

TEST_CASE("a function's reserved concurrency stands among the quotas, against its own peak", "[study]") {
    // By hand: 5 a second, each a little longer than a second, are five or six at once.
    std::string text = kOnDemand;
    const std::string timeout = R"("Timeout": 3)";
    text.replace(text.find(timeout), timeout.size(), R"("Timeout": 3, "ReservedConcurrentExecutions": 9)");
    text.replace(text.find("77"), 2, "177");
    const std::string steps = R"("Steps": [)";
    text.replace(text.find(steps), steps.size(), R"("Steps": [ { "Wait": "1s" },)");
    const study::StudyResult result = runText(text);
    const auto& quotas = result.designs.front().quotas;
    const auto found = std::ranges::find(quotas, "Work: reserved concurrent executions", &study::QuotaUse::name);
    REQUIRE(found != quotas.end());
    CHECK(found->limit == 9.0);
    CHECK(found->peak >= 5.0);
    CHECK(found->peak <= 7.0);
    CHECK(found->raisable);
    const study::StudyResult without = runText(kOnDemand);
    CHECK(std::ranges::none_of(without.designs.front().quotas, [](const study::QuotaUse& one) {
        return one.name.find("reserved") != std::string::npos;
    }));
}
