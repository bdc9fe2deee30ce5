// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/scenarios/machine_file.hpp"

using namespace headroom;
using namespace headroom::test;

// A table that throttles in some replications only: figures that appear when they happen must not be taken for others.
TEST_CASE("replications with different figures are joined by name", "[merge]") {
    const auto result = runText(R"({ "Headroom": 1, "Region": "us-east-1",
      "Resources": { "Items": { "Type": "AWS::DynamoDB::Table", "Properties": { "BillingMode": "PROVISIONED",
        "ProvisionedThroughput": { "ReadCapacityUnits": 1, "WriteCapacityUnits": 10 } },
        "Behavior": { "ItemCount": 10, "ItemSize": "1KB", "InitialBurst": 0, "Latency": { "PutItem": "4ms" } } } },
      "Workloads": { "Writers": { "Target": "Items", "Operation": "PutItem", "Key": { "Uniform": { "Keys": 10 } },
        "Arrivals": { "Poisson": { "Rate": "6/s" } } } },
      "Simulation": { "WarmUp": "cold", "Duration": "20s", "Replications": 12, "Seed": 1 } })");
    const study::DesignResult& design = result.designs.front();
    REQUIRE(design.requests.throttled > 0);
    CHECK(figure(design, "Items", "WriteThrottleEvents") == static_cast<double>(design.requests.throttled));
    CHECK(figure(design, "Items", "WriteProvisionedThroughputThrottleEvents") ==
          static_cast<double>(design.requests.throttled));
    CHECK(figure(design, "Items", "SuccessfulRequests") == static_cast<double>(design.requests.succeeded));
    CHECK(figure(design, "Items", "SuccessfulRequestLatencyMean") == Approx(0.004));
    // The warning counts what all replications lost, once.
    std::size_t told = 0;
    for (const std::string& warning : design.warnings) {
        if (warning.find("were throttled") == std::string::npos) continue;
        ++told;
        CHECK(warning.starts_with("Items: " + std::to_string(design.requests.throttled) +
                                  " writes were throttled (TableWriteProvisionedThroughputExceeded), in "));
    }
    CHECK(told == 1);
}

TEST_CASE("a mean over replications is the mean of all it counts", "[merge]") {
    // One request in 20 s on average: some replications have a cold start, some have none; each INIT takes 200 ms.
    const auto result = runText(
        oneFunction(R"({ "Init": "200ms", "Placement": "0s", "Steps": [ { "Compute": { "Duration": "5ms" } } ] })",
                    R"("Arrivals": { "Poisson": { "Rate": "0.05/s" } })",
                    R"({ "WarmUp": "cold", "Duration": "20s", "Replications": 12 })"));
    const double cold = figure(result.designs.front(), "Work", "ColdStarts");
    CHECK(cold > 0.0);
    CHECK(cold < 12.0);
    CHECK(figure(result.designs.front(), "Work", "InitDurationMean") == Approx(0.2));
}

TEST_CASE("an objective about nothing is undecided", "[merge]") {
    std::string text = oneFunction(R"({ "Steps": [ { "Compute": { "Duration": "5ms" } } ] })",
                                   R"("Arrivals": { "Poisson": { "Rate": "0/s" } })",
                                   R"({ "WarmUp": "cold", "Duration": "10m", "Replications": 1 })");
    text.insert(text.size() - 1,
                R"(, "Objectives": [ { "Metric": "Latency", "Of": "Load", "Statistic": "p99", "AtMost": "1s" },
        { "Metric": "Latency", "Of": "Load", "Statistic": "p99", "AtMost": "1s", "Window": "1m" },
        { "Metric": "ErrorRate", "Of": "Load", "AtMost": 0.1 } ])");
    const auto result = runText(text);
    for (const study::ObjectiveResult& objective : result.designs.front().objectives) {
        INFO(objective.text);
        CHECK(objective.met == study::Met::Undecided);
        CHECK_FALSE(objective.why.empty());
    }
}

TEST_CASE("the interval of a share stays between nothing and all", "[merge]") {
    // One window a replication, in which half of the requests are quicker than the median: a share of 0 or 1 each,
    // whose Student interval over five is wider than what a share can be.
    std::string text = oneFunction(R"({ "Steps": [ { "Wait": { "Exponential": { "Mean": "100ms" } } } ] })",
                                   R"("Arrivals": { "Poisson": { "Rate": "5/s" } })",
                                   R"({ "WarmUp": "1m", "Duration": "1m", "Replications": 5, "Seed": 1 })");
    text.insert(text.size() - 1, R"(, "Objectives": [
        { "Metric": "Latency", "Of": "Load", "Statistic": "p50", "AtMost": "75ms", "Window": "1m", "Share": 0.5 } ])");
    const study::ObjectiveResult objective = runText(text).designs.front().objectives.front();
    REQUIRE(objective.value > 0.0);
    REQUIRE(objective.value < 1.0);
    REQUIRE(objective.ci95);
    CHECK(objective.ci95->low >= 0.0);
    CHECK(objective.ci95->high == 1.0);
}

TEST_CASE("work under way at the end is billed for what it has run, and said", "[merge]") {
    // By hand: one request a second, 300 s each, warm from the first on: at the end of 600 s those that began in the
    // last 300 s are under way. Begun at k = 0, 1, ..., 600 s: 300 s each for k <= 299 (ended by 599), 600 - k for the
    // others.
    const auto result = runText(
        oneFunction(R"({ "Init": "0s", "Placement": "0s", "Steps": [ { "Compute": { "Duration": "300s" } } ] })",
                    R"("Arrivals": { "Constant": { "Rate": "1/s" } })",
                    R"({ "WarmUp": "10m", "Duration": "600s", "Replications": 1 })"));
    const study::DesignResult& design = result.designs.front();
    double gigabyteSeconds = 0.0;
    for (const pricing::LineItem& line : design.cost.bill.lines) {
        if (line.usageType == "Lambda-GB-Second")
            gigabyteSeconds += pricing::toDouble(pricing::Money::fromNanos(line.perMonth.nanos())) / 0.0000166667;
    }
    const double month = 730.0 * 3600.0 / 600.0;
    double seconds = 0.0;
    for (int k = 0; k <= 600; ++k) seconds += k < 300 ? 300.0 : 600.0 - k;
    CHECK(gigabyteSeconds == Approx(seconds * 1769.0 / 1024.0 * month).epsilon(0.003));
    CHECK(std::any_of(design.warnings.begin(), design.warnings.end(), [](const std::string& warning) {
        return warning.find("under way at the end") != std::string::npos;
    }));
}

// A task fails in 30 % of 1,200 executions of each of three replications, and then the state that catches is entered.
// The names of states end as figures do that are no counts.
TEST_CASE("figures of states are joined by what they are, whatever the states are called", "[merge]") {
    MachineFile file;
    file.definition =
        R"("Definition": { "StartAt": "Do", "States": { "Do": { "Type": "Task", "Resource": { "Fn::GetAtt": ["Work", "Arn"] },
        "Catch": [ { "ErrorEquals": ["States.ALL"], "Next": "FindMax" } ], "Next": "TakeMean" },
        "FindMax": { "Type": "Pass", "End": true }, "TakeMean": { "Type": "Pass", "End": true } } })";
    file.states = R"("Do": { "FailureRate": 0.3 })";
    file.simulation = R"("WarmUp": "1m", "Duration": "10m", "Replications": 3)";
    const auto design = file.run();
    const double failed = figure(design, "Flow", "state/Do/Failed");
    const double entered = figure(design, "Flow", "state/Do/Entered");
    CHECK(entered == Approx(3'600.0).margin(6.0));
    CHECK(figure(design, "Flow", "state/Do/ErrorRate") == Approx(failed / entered).epsilon(0.01));
    CHECK(figure(design, "Flow", "state/Do/ErrorRate") == Approx(0.3).margin(0.04));
    CHECK(figure(design, "Flow", "state/Do/OnHotPath") == 1.0);
    CHECK(figure(design, "Flow", "state/Do/To/FindMax") == Approx(failed).margin(3.0));
    CHECK(figure(design, "Flow", "state/Do/To/TakeMean") == Approx(entered - failed).margin(3.0));
}
