// SPDX-License-Identifier: GPL-3.0-or-later
#include "scenarios/planning/optimize.hpp"

#include <algorithm>
#include <functional>
#include <optional>
#include <set>

#include "scenarios/planning/search_space.hpp"
#include "tests/planning/planning_steps.hpp"

using namespace headroom;

namespace {

/// A function whose memory buys speed, and a table whose capacity buys peace: the cheapest pair that holds is to be
/// found. Twenty sizes of memory, ten of capacity.
const char* const kSpace = R"({ "Headroom": 1, "Name": "Space", "Region": "us-east-1",
 "Parameters": { "Memory": { "Type": "Number", "Default": 512 }, "Writes": { "Type": "Number", "Default": 50 } },
 "Resources": {
  "Work": { "Type": "AWS::Lambda::Function", "Properties": { "Runtime": "nodejs22.x", "MemorySize": { "Ref": "Memory" }, "Timeout": 5 },
    "Behavior": { "Steps": [ { "Compute": { "Duration": { "LogNormal": { "Median": "20ms", "P99": "60ms" } }, "AtMemory": 1769 } },
      { "Call": { "Target": "Items", "Operation": "PutItem", "Retry": { "Mode": "off" }, "Key": { "Uniform": { "Keys": 10000 } } } } ] } },
  "Items": { "Type": "AWS::DynamoDB::Table", "Properties": { "BillingMode": "PROVISIONED", "ProvisionedThroughput": { "ReadCapacityUnits": 1, "WriteCapacityUnits": { "Ref": "Writes" } } },
    "Behavior": { "ItemCount": 10000, "ItemSize": "1KB", "InitialBurst": 0 } } },
 "Workloads": { "Load": { "Target": "Work", "Arrivals": { "Poisson": { "Rate": "25/s" } } } },
 "Objectives": [ { "Metric": "Latency", "Of": "Load", "Statistic": "p99", "AtMost": "150ms" },
                 { "Metric": "ErrorRate", "Of": "Load", "AtMost": 0.01 } ],
 "Simulation": { "WarmUp": "20s", "Duration": "60s", "Replications": 5, "Seed": 9 } })";

planning::OptimizeOptions spaceOf(const planning::Source& source) {
    planning::OptimizeOptions options;
    options.axes.push_back(*planning::parseAxis("Memory=256..2176:20", source));
    options.axes.push_back(*planning::parseAxis("Writes=10..55:10", source));
    return options;
}

/// Every design with every replication: the least mean cost where all objectives are surely met.
planning::Contender bruteForce(const planning::Source& source, const planning::OptimizeOptions& options) {
    std::optional<planning::Contender> best;
    std::vector<planning::Candidate> candidates;
    std::vector<std::vector<std::string>> values;
    for (const std::string& memory : options.axes[0].values) {
        for (const std::string& writes : options.axes[1].values) {
            planning::Source varied = planning::onlyDesign(source, "as written");
            REQUIRE(planning::set(options.axes[0], memory, varied));
            REQUIRE(planning::set(options.axes[1], writes, varied));
            auto candidate = planning::candidateOf(varied, "as written");
            REQUIRE(candidate);
            candidates.push_back(std::move(*candidate));
            values.push_back({memory, writes});
        }
    }
    std::vector<planning::Task> tasks;
    for (const planning::Candidate& candidate : candidates) {
        for (std::uint32_t r = 0; r < 5; ++r) tasks.push_back({&candidate, r});
    }
    study::RunOptions run;
    run.jobs = 2;
    study::ProgressMeter meter(run);
    const auto progress = planning::expectTasks(meter, tasks.size(), base::seconds(20), candidates.front().scenario);
    REQUIRE(planning::runTasks(tasks, base::seconds(20), run, progress));
    for (std::size_t i = 0; i < candidates.size(); ++i) {
        std::vector<const planning::Trial*> trials;
        for (std::size_t r = 0; r < 5; ++r) trials.push_back(&*tasks[i * 5 + r].trial);
        planning::Contender one;
        one.values = values[i];
        for (const double cost : planning::valuesOf(trials, "Cost", "")) one.cost += cost / 5.0;
        bool met = true;
        for (std::size_t o = 0; o < 2; ++o) met = met && planning::judgeObjective(trials, o).met == study::Met::Yes;
        if (met && (!best || one.cost < best->cost)) best = one;
    }
    REQUIRE(best);
    return *best;
}

}  // namespace

TEST_CASE("the true best of 200 designs is found with less than a fifth of brute force", "[planning]") {
    const auto source = test::sourceOf(kSpace);
    const auto options = spaceOf(source);
    study::RunOptions run;
    run.jobs = 2;
    const auto found = planning::optimize(source, options, run);
    if (!found) FAIL(found.error().what);
    CHECK(found->space == 200);
    CHECK(found->bruteForce == 1000);
    CHECK(found->runs < 200);
    REQUIRE(found->best);
    const planning::Contender truth = bruteForce(source, options);
    INFO("found " << found->best->values[0] << " MB, " << found->best->values[1] << " units in " << found->runs);
    CHECK(found->best->values == truth.values);
    CHECK(found->best->cost == Approx(truth.cost).epsilon(1e-9));
    CHECK(found->best->runs == 5);
    REQUIRE_FALSE(found->frontier.empty());
    // All by their first replication: other replications are other random numbers.
    for (const planning::Contender& one : found->frontier) CHECK(one.runs == 1);
    for (std::size_t i = 1; i < found->frontier.size(); ++i) {
        const planning::Contender& cheaper = found->frontier[i - 1];
        const planning::Contender& one = found->frontier[i];
        CHECK(cheaper.cost <= one.cost);
        CHECK(cheaper.p99 * (1.0 - planning::kAboutTheSame) > one.p99);
    }
}

TEST_CASE("the search is the same for any number of jobs", "[planning]") {
    const auto source = test::sourceOf(kSpace);
    planning::OptimizeOptions options;
    options.axes.push_back(*planning::parseAxis("Memory=256..2176:9", source));
    options.axes.push_back(*planning::parseAxis("Writes=20..50:4", source));
    study::RunOptions two;
    two.jobs = 2;
    const auto a = planning::optimize(source, options, {});
    const auto b = planning::optimize(source, options, two);
    REQUIRE(a);
    REQUIRE(b);
    REQUIRE(a->best);
    CHECK(a->best->values == b->best->values);
    CHECK(a->best->cost == b->best->cost);
    CHECK(a->runs == b->runs);
}

TEST_CASE("users who wait and those who do not are said not to compare in latency", "[planning]") {
    const auto notesOf = [](const std::string& patch) {
        const auto source = test::sourceOf(test::oneTable("20/s", R"(, "Designs": [ { "Name": "open" },
          { "Name": "other", "Patch": { )" + patch + " } } ]"));
        planning::OptimizeOptions options;
        options.minimiseLatency = true;
        const auto found = planning::optimize(source, options, {});
        if (!found) FAIL(found.error().what);
        return found->notes;
    };
    const auto closed = notesOf(R"("Workloads": { "Readers": { "Arrivals": { "Constant": null,
        "Closed": { "Users": 20, "Think": "1s" } } } })");
    REQUIRE(closed.size() == 1);
    CHECK(closed[0].starts_with("workload Readers is closed in one of the designs \"open\" and \"other\""));
    CHECK(notesOf(R"("Resources": { "Items": { "Behavior": { "ItemCount": 20 } } })").empty());
}

TEST_CASE("where nothing meets the objectives there is no best one, and invalid designs are counted", "[planning]") {
    std::string text = kSpace;
    text.replace(text.find("\"150ms\""), 7, "\"1ms\"");
    const auto source = test::sourceOf(text);
    planning::OptimizeOptions options;
    options.axes.push_back(*planning::parseAxis("Memory=64,512,1024", source));
    const auto found = planning::optimize(source, options, {});
    REQUIRE(found);
    CHECK_FALSE(found->best);
    CHECK(found->refused == 1);
    CHECK(found->tried == 2);
    CHECK_FALSE(found->frontier.empty());
    options.axes = {*planning::parseAxis("Memory=1..9", source)};
    CHECK_FALSE(planning::optimize(source, options, {}));
}

TEST_CASE("a search space knows its cells and their neighbours", "[planning]") {
    const auto source = test::sourceOf(kSpace);
    const planning::SearchSpace space({"a", "b"}, spaceOf(source).axes);
    CHECK(space.size() == 400);
    const auto chosen = space.spread(30);
    CHECK(chosen.size() == 30);
    CHECK(std::set<std::size_t>(chosen.begin(), chosen.end()).size() == 30);
    for (const std::size_t cell : chosen) {
        for (const std::size_t other : space.neighbours(cell)) {
            const bool design = space.design(cell) != space.design(other);
            int changed = design ? 1 : 0;
            for (std::size_t a = 0; a < 2; ++a) changed += space.values(cell)[a] != space.values(other)[a] ? 1 : 0;
            CHECK(changed == 1);
        }
    }
}

TEST_CASE("what lives off a burst bucket is not the best, however cheap", "[planning]") {
    // By hand: 16 units a second; 14 last for 35 minutes of a month.
    const auto source = test::sourceOf(R"({ "Headroom": 1, "Name": "Writes", "Region": "us-east-1",
      "Parameters": { "Writes": { "Type": "Number", "Default": 20 } },
      "Resources": { "Items": { "Type": "AWS::DynamoDB::Table", "Properties": { "BillingMode": "PROVISIONED",
        "ProvisionedThroughput": { "ReadCapacityUnits": 1, "WriteCapacityUnits": { "Ref": "Writes" } } },
        "Behavior": { "ItemCount": 100000, "ItemSize": "1000B" } } },
      "Workloads": { "Writers": { "Target": "Items", "Operation": "PutItem", "Key": { "Uniform": { "Keys": 100000 } },
        "Arrivals": { "Constant": { "Rate": "16/s" } } } },
      "Objectives": [ { "Metric": "ErrorRate", "Of": "Writers", "AtMost": 0.001 } ],
      "Simulation": { "WarmUp": "1s", "Duration": "60s", "Replications": 5 } })");
    planning::OptimizeOptions options;
    options.axes.push_back(*planning::parseAxis("Writes=14,15,17,20", source));
    const auto found = planning::optimize(source, options, {});
    REQUIRE(found);
    REQUIRE(found->best);
    CHECK(found->best->values.front() == "17");
    CHECK(found->best->bursts.empty());
    REQUIRE_FALSE(found->frontier.empty());  // of those that do their work
    CHECK(std::ranges::all_of(found->frontier, [](const auto& one) { return one.bursts.empty(); }));
    for (const planning::Contender& one : found->others) {
        CHECK((one.values.front() == "20" || one.bursts.starts_with("Items uses 16 write units a second of ")));
        CHECK((one.values.front() == "20" || one.met == study::Met::No));
    }
}
