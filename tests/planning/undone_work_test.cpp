// SPDX-License-Identifier: GPL-3.0-or-later
#include "scenarios/planning/undone_work.hpp"

#include <algorithm>

#include "scenarios/planning/objective_slack.hpp"
#include "scenarios/planning/optimize.hpp"
#include "tests/planning/planning_steps.hpp"

using namespace headroom;

namespace {

/// Two writers of a table of their own each; of one may be refused what it has no units for.
planning::Source twoWriters(const std::string& objectives) {
    return test::sourceOf(R"({ "Headroom": 1, "Name": "Writers", "Region": "us-east-1",
 "Parameters": { "Units": { "Type": "Number", "Default": 20 } },
 "Resources": {
  "Orders": { "Type": "AWS::DynamoDB::Table", "Properties": { "BillingMode": "PROVISIONED",
     "ProvisionedThroughput": { "ReadCapacityUnits": 1, "WriteCapacityUnits": { "Ref": "Units" } } },
     "Behavior": { "ItemCount": 100000, "ItemSize": "1000B", "InitialBurst": 0 } },
  "Pings": { "Type": "AWS::DynamoDB::Table", "Properties": { "BillingMode": "PAY_PER_REQUEST" },
     "Behavior": { "ItemCount": 100000, "ItemSize": "1000B" } } },
 "Workloads": {
  "Pinging": { "Target": "Pings", "Operation": "PutItem", "Key": { "Uniform": { "Keys": 100000 } }, "Arrivals": { "Constant": { "Rate": "200/s" } } },
  "Ordering": { "Target": "Orders", "Operation": "PutItem", "Key": { "Uniform": { "Keys": 100000 } }, "Retry": { "Mode": "off" }, "Arrivals": { "Constant": { "Rate": "16/s" } } } },
 "Objectives": [ )" + objectives +
                          R"( ], "Simulation": { "WarmUp": "1s", "Duration": "30s", "Replications": 5 } })");
}

planning::Optimum searched(const planning::Source& source) {
    planning::OptimizeOptions options;
    options.axes.push_back(*planning::parseAxis("Units=4,8,17,20", source));
    auto found = planning::optimize(source, options, {});
    if (!found) FAIL(found.error().what);
    return std::move(*found);
}

planning::Trial trialOf(const std::string& name, std::uint64_t offered, std::uint64_t throttled) {
    planning::Trial trial;
    study::Counts counts;
    counts.offered = offered;
    counts.throttled = throttled;
    counts.succeeded = offered - throttled;
    trial.workloads.emplace_back(name, counts);
    return trial;
}

}  // namespace

TEST_CASE("a design that refuses work does not win over one that does it", "[planning]") {
    // By hand: 4 units of 16 a second that are asked for refuse three quarters of the orders.
    const auto found = searched(twoWriters(R"({ "Metric": "Cost", "AtMost": "900 USD" })"));
    REQUIRE(found.best);
    CHECK(found.best->values.front() == "17");
    CHECK_FALSE(found.best->fails());
    CHECK(found.best->undone.share == 0.0);
    bool seen = false;
    for (const planning::Contender& one : found.frontier) {
        if (one.values.front() != "4") continue;
        seen = true;
        CHECK(one.fails());
        CHECK(one.met == study::Met::No);
        CHECK(one.undone.of == "Ordering");
        CHECK(one.undone.share == Approx(0.75).margin(0.05));
    }
    CHECK(seen);
}

TEST_CASE("an objective on errors says how much work may be left undone", "[planning]") {
    const auto found = searched(twoWriters(R"({ "Metric": "ErrorRate", "Of": "Ordering", "AtMost": 0.6 })"));
    REQUIRE(found.best);
    CHECK(found.best->values.front() == "8");  // refuses half
    CHECK_FALSE(found.best->fails());
    CHECK(found.best->undone.of.empty());
}

TEST_CASE("what every design fails alike takes none out, and is told", "[planning]") {
    planning::Source source = twoWriters("");
    REQUIRE(planning::setValue(source, "/Parameters/Units/Default", "4"));
    planning::OptimizeOptions options;
    options.axes.push_back(*planning::parseAxis("/Resources/Orders/Behavior/ItemCount=100000,200000", source));
    const auto found = planning::optimize(source, options, {});
    REQUIRE(found);
    REQUIRE(found->best);
    CHECK_FALSE(found->best->fails());
    CHECK(found->best->undone.of == "Ordering");
    CHECK(found->best->undone.share > 0.7);
    // What a run would warn of is told of the best one as well.
    const auto refuses = [](const std::string& warning) { return warning.find("Orders") != std::string::npos; };
    CHECK(std::ranges::any_of(found->best->warnings, refuses));
}

TEST_CASE("work undone is counted by workload, beyond the least of all designs", "[planning]") {
    planning::Trial trial = trialOf("Orders", 1000, 20);
    trial.workloads.push_back(trialOf("Pings", 100000, 50).workloads.front());
    const planning::UndoneShares shares = planning::undoneOf(trial);
    CHECK(shares.at("Orders") == Approx(0.02));
    CHECK(shares.at("Pings") == Approx(0.0005));
    planning::UndoneShares least;
    planning::keepLeast(shares, least);
    CHECK(planning::undoneBeyond({&shares, 1}, {&least, 1}).excess == 0.0);
    CHECK(planning::undoneBeyond({&shares, 1}, {&least, 1}).of == "Orders");
    planning::keepLeast(planning::undoneOf(trialOf("Orders", 1000, 5)), least);
    const planning::Undone undone = planning::undoneBeyond({&shares, 1}, {&least, 1});
    CHECK(undone.of == "Orders");
    CHECK(undone.share == Approx(0.02));
    CHECK(undone.excess == Approx(0.015));
    study::ObjectiveResult errors;
    errors.metric = "ErrorRate";
    errors.of = "Orders";
    trial.objectives.push_back(errors);
    CHECK_FALSE(planning::undoneOf(trial).contains("Orders"));
}

TEST_CASE("slack is surely below 0 only where the whole interval is", "[planning]") {
    // By hand: 0.08 to 0.1 s, mean 0.09, deviation 0.0079, half width 2.776 x 0.0079 / sqrt(5) = 0.0098.
    std::vector<planning::Trial> trials(5);
    double value = 0.08;
    for (planning::Trial& trial : trials) {
        study::ObjectiveResult objective;
        objective.metric = "Latency";
        objective.limit = 0.1;
        objective.value = value;
        trial.objectives.push_back(objective);
        value += 0.005;
    }
    const std::vector<const planning::Trial*> all{trials.data(), &trials[1], &trials[2], &trials[3], &trials[4]};
    CHECK(planning::slackOf(trials.front(), base::seconds(60)) == Approx(-0.2));
    CHECK(planning::sureSlackOf(all, base::seconds(60)) == Approx(-0.0018).margin(0.0002));
    for (planning::Trial& trial : trials) trial.objectives.front().limit = 0.09;
    CHECK(planning::sureSlackOf(all, base::seconds(60)) == Approx(0.109).margin(0.001));
    CHECK(planning::meanSlackOf(all) == Approx(0.0).margin(1e-12));
    trials[2].objectives.front().why = "too few requests";
    CHECK(planning::sureSlackOf(all, base::seconds(60)) == 0.0);
}
