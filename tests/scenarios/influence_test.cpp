// SPDX-License-Identifier: GPL-3.0-or-later
// What uncertain inputs do: each on its own, and all of them to objectives and percentiles.
#include "scenarios/study/inputs.hpp"
#include "tests/scenarios/study_steps.hpp"

using namespace headroom;

TEST_CASE("what an uncertain input does on its own, to cost and p99, and to objectives", "[study]") {
    // Cost follows the rate alone, the p99 the table's latency alone. By hand: the symmetric triangle on 50..150 has
    // its 5 % point at 50 + 50 sqrt(0.1) = 65.811 a second and its 95 % point at 134.189; a consistent read of 1 KB is
    // one unit, 0.125 USD a million.
    const std::string text = R"({ "Headroom": 1, "Region": "us-east-1",
      "Resources": { "Items": { "Type": "AWS::DynamoDB::Table", "Properties": { "BillingMode": "PAY_PER_REQUEST" },
        "Behavior": { "ItemCount": 10, "ItemSize": "1KB", "Latency": { "GetItem": { "Uncertain": { "Low": "5ms", "Likely": "10ms", "High": "15ms" } } } } } },
      "Workloads": { "Readers": { "Target": "Items", "Operation": "GetItem", "ConsistentRead": true, "Key": { "Uniform": { "Keys": 10 } },
        "Arrivals": { "Constant": { "Rate": { "Uncertain": { "Low": "50/s", "Likely": "100/s", "High": "150/s" } } } } } },
      "Objectives": [ { "Metric": "Cost", "Period": "month", "AtMost": "32.85 USD" },
                      { "Metric": "Latency", "Of": "Readers", "Statistic": "p99", "AtMost": "1s" } ],
      "Simulation": { "WarmUp": "1s", "Duration": "60s", "Replications": 5 } })";
    const auto result = test::runText(text);
    const study::DesignResult& design = result.designs.front();
    REQUIRE(design.influences.size() == 2);
    const study::Influence& latency = design.influences[0];
    const study::Influence& rate = design.influences[1];
    CHECK(design.influencesOf == "Readers");
    CHECK(latency.path == "/Resources/Items/Behavior/Latency/GetItem");
    CHECK(latency.costLow == latency.costHigh);
    CHECK(latency.p99Low == Approx(0.005 + 0.005 * 0.316228).epsilon(0.01));
    CHECK(latency.p99High == Approx(0.015 - 0.005 * 0.316228).epsilon(0.01));
    CHECK(rate.path == "/Workloads/Readers/Arrivals/Constant/Rate");
    CHECK(rate.low.starts_with("65.81"));
    CHECK(rate.high.starts_with("134.18"));
    // 65.811/s x 2,628,000 s at 0.125 a million read units.
    CHECK(rate.costLow == Approx(21.619).epsilon(0.003));
    CHECK(rate.costHigh == Approx(44.081).epsilon(0.003));
    CHECK(rate.p99Low == rate.p99High);
    // The limit is the cost at Likely, the median of the draws: a stratified half of them, give or take the rounding.
    REQUIRE(design.objectives[0].metOverInputs);
    CHECK(*design.objectives[0].metOverInputs == Approx(0.5).margin(0.051));
    CHECK(design.objectives[1].metOverInputs == 1.0);
    for (const study::Percentile& percentile : test::latency(design, "Readers").percentiles) {
        REQUIRE(percentile.inputs90);
        CHECK(percentile.inputs90->low < percentile.seconds);
        CHECK(percentile.inputs90->high > percentile.seconds);
    }
}

TEST_CASE("a band of an input that is hardly uncertain lies at the estimate, not at the first replication", "[study]") {
    // A month's Poisson arrivals from 60 s: a replication is off by 1.3 % of 6,000 requests, the input by a millionth.
    const std::string text = R"({ "Headroom": 1, "Region": "us-east-1",
      "Resources": { "Items": { "Type": "AWS::DynamoDB::Table", "Properties": { "BillingMode": "PAY_PER_REQUEST" },
        "Behavior": { "ItemCount": 10, "ItemSize": "1KB", "Latency": { "GetItem": { "Exponential": { "Mean": "10ms" } } } } } },
      "Workloads": { "Readers": { "Target": "Items", "Operation": "GetItem", "Key": { "Uniform": { "Keys": 10 } },
        "Arrivals": { "Poisson": { "Rate": { "Uncertain": { "Low": "99.9999/s", "Likely": "100/s", "High": "100.0001/s" } } } } } },
      "Objectives": [ { "Metric": "Latency", "Of": "Readers", "Statistic": "p50", "AtMost": "6.931ms" } ],
      "Simulation": { "WarmUp": "1s", "Duration": "60s", "Replications": 5, "Seed": 3 } })";
    const auto result = test::runText(text);
    const study::DesignResult& design = result.designs.front();
    REQUIRE(design.cost.inputs90);
    CHECK(design.cost.inputs90->low == Approx(design.cost.perMonth).epsilon(2e-4));
    CHECK(design.cost.inputs90->high == Approx(design.cost.perMonth).epsilon(2e-4));
    CHECK(design.influences.front().costLow == Approx(design.cost.perMonth).epsilon(2e-4));
    for (const study::Percentile& percentile : test::latency(design, "Readers").percentiles) {
        REQUIRE(percentile.inputs90);
        CHECK(percentile.inputs90->low == Approx(percentile.seconds).epsilon(1e-3));
    }
    const study::ObjectiveResult& objective = design.objectives.front();
    REQUIRE(objective.metOverInputs);
    CHECK(*objective.metOverInputs == (objective.value <= objective.limit ? 1.0 : 0.0));
}

TEST_CASE("the runs that uncertain inputs cost: the draws, two for each path, and one without luck to measure it",
          "[study]") {
    const std::string range = R"({ "Uncertain": { "Low": "1ms", "Likely": "2ms", "High": "3ms" } })";
    const auto scenario = test::scenarioOf(test::oneFunction(
        R"({ "Steps": [ { "Compute": { "Duration": )" + range + R"( } }, { "Wait": )" + range + " } ] }",
        R"("Arrivals": { "Constant": { "Rate": "1/s" } })", R"({ "WarmUp": "1s", "Duration": "10s" })"));
    CHECK(study::inputRuns(scenario) == study::kInputSamples + 5);
    CHECK(study::inputRuns(test::scenarioOf(test::oneFunction(R"({ "Duration": "1ms" })",
                                                              R"("Arrivals": { "Constant": { "Rate": "1/s" } })",
                                                              R"({ "WarmUp": "1s", "Duration": "10s" })"))) == 0);
}

TEST_CASE("draws that a burst bucket pays for are told, for what they meet does not last", "[study]") {
    // A full bucket of 120 units x 300 s carries every draw through 60 s. By hand: the symmetric triangle on 50..150 is
    // above 120 in 30^2 / (100 x 50) = 18 % of the draws, 3 or 4 of 20 where one comes from each twentieth.
    std::optional<double> met;  // in which share of the draws
    double offBurst = 0.0;
    const auto warningsWith = [&](const std::string& units) {
        const std::string text = R"({ "Headroom": 1, "Region": "us-east-1",
      "Resources": { "Items": { "Type": "AWS::DynamoDB::Table", "Properties": { "BillingMode": "PROVISIONED",
          "ProvisionedThroughput": { "ReadCapacityUnits": )" +
                                 units + R"(, "WriteCapacityUnits": 1 } },
        "Behavior": { "ItemCount": 10, "ItemSize": "1KB" } } },
      "Workloads": { "Readers": { "Target": "Items", "Operation": "GetItem", "ConsistentRead": true, "Key": { "Uniform": { "Keys": 10 } },
        "Arrivals": { "Constant": { "Rate": { "Uncertain": { "Low": "50/s", "Likely": "100/s", "High": "150/s" } } } } } },
      "Objectives": [ { "Metric": "ErrorRate", "Of": "Readers", "AtMost": 0.01 } ],
      "Simulation": { "WarmUp": "1s", "Duration": "60s", "Replications": 2 } })";
        std::vector<std::string> told;
        const auto result = test::runText(text);
        met = result.designs.front().objectives.front().metOverInputs;
        offBurst = study::drawsOffBurst(result.designs.front());
        for (const std::string& warning : result.designs.front().warnings) {
            if (warning.find("draws of the uncertain inputs it cannot last") != std::string::npos)
                told.push_back(warning);
        }
        return told;
    };
    const auto told = warningsWith("120");
    REQUIRE(told.size() == 1);
    REQUIRE(met);
    CHECK(*met ==
          Approx(told.front().starts_with("in 3 of") ? 17.0 / 20.0 : 16.0 / 20.0));  // no draw is refused a read
    CHECK((told.front().starts_with("in 3 of 20 draws") || told.front().starts_with("in 4 of 20 draws")));
    CHECK(told.front().find("Items uses 1") != std::string::npos);
    CHECK(told.front().find("of 120 provisioned") != std::string::npos);
    CHECK(offBurst == Approx(1.0 - *met));
    CHECK(warningsWith("151").empty());
    CHECK(met == 1.0);
    CHECK(offBurst == 0.0);
}
