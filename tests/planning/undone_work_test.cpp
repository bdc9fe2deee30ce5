// SPDX-License-Identifier: GPL-3.0-or-later
#include "scenarios/planning/undone_work.hpp"

#include <algorithm>

#include "scenarios/planning/growth.hpp"
#include "scenarios/planning/objective_slack.hpp"
#include "scenarios/planning/optimize.hpp"
#include "tests/planning/planning_steps.hpp"

using namespace headroom;
using planning::UndoneKind;

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

/// A client sends 20 messages a second to a queue; each is half a second of work in a function that a mapping invokes.
const char* const kQueued = R"({ "Headroom": 1, "Name": "Queued", "Region": "us-east-1",
 "Parameters": { "Most": { "Type": "Number", "Default": 20 } },
 "Resources": {
  "Orders": { "Type": "AWS::SQS::Queue", "Properties": { "VisibilityTimeout": 60 } },
  "Work": { "Type": "AWS::Lambda::Function", "Properties": { "Runtime": "nodejs22.x", "MemorySize": 512, "Timeout": 10 },
    "Behavior": { "Steps": [ { "Wait": { "Duration": "500ms" } } ] } },
  "Reads": { "Type": "AWS::Lambda::EventSourceMapping", "Properties": { "FunctionName": { "Ref": "Work" },
    "EventSourceArn": { "Fn::GetAtt": [ "Orders", "Arn" ] }, "BatchSize": 1,
    "ScalingConfig": { "MaximumConcurrency": { "Ref": "Most" } } } } },
 "Workloads": { "Buyers": { "Target": "Orders", "Operation": "SendMessage", "PayloadSize": "700B",
    "Arrivals": { "Poisson": { "Rate": "20/s" } } } },
 "Objectives": [ { "Metric": "ErrorRate", "Of": "Buyers", "AtMost": 0.001 } ],
 "Simulation": { "WarmUp": "1m", "Duration": "2m", "Replications": 5, "Seed": 5 } })";

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
    REQUIRE_FALSE(found.frontier.empty());
    CHECK(std::ranges::none_of(found.frontier, &planning::Contender::fails));
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
    CHECK(shares.at({UndoneKind::Requests, "Orders"}) == Approx(0.02));
    CHECK(shares.at({UndoneKind::Requests, "Pings"}) == Approx(0.0005));
    planning::LeastUndone least;
    least.add(shares);
    CHECK(planning::undoneBeyond({&shares, 1}, {&least, 1}).excess == 0.0);
    CHECK(planning::undoneBeyond({&shares, 1}, {&least, 1}).of == "Orders");
    least.add(planning::undoneOf(trialOf("Orders", 1000, 5)));
    const planning::Undone undone = planning::undoneBeyond({&shares, 1}, {&least, 1});
    CHECK(undone.of == "Orders");
    CHECK(undone.share == Approx(0.02));
    CHECK(undone.excess == Approx(0.015));
    study::ObjectiveResult errors;
    errors.metric = "ErrorRate";
    errors.of = "Orders";
    trial.objectives.push_back(errors);
    CHECK_FALSE(planning::undoneOf(trial).contains({UndoneKind::Requests, "Orders"}));
}

TEST_CASE("work behind a queue, a stream, an asynchronous invocation or a start counts as what it came to",
          "[planning]") {
    planning::Trial trial;
    trial.replications = 5;
    const auto add = [&](const char* name, std::vector<std::pair<std::string, double>> figures) {
        trial.resources.push_back({name, "", std::move(figures)});
    };
    // By hand: 60,000 sent, 12,000 done, 300 dead, 60 lost: 47,640 more wait than at the beginning.
    add("Orders", {{"NumberOfMessagesSent", 60'000.0},
                   {"NumberOfMessagesReceived", 12'000.0},
                   {"NumberOfMessagesDeleted", 12'000.0},
                   {"MessagesMovedToDeadLetterQueue", 300.0},
                   {"MessagesLost", 60.0},
                   {"MessagesAtEnd", 11'500.0}});
    add("Outside", {{"NumberOfMessagesSent", 60'000.0}, {"MessagesAtEnd", 12'000.0}});
    add("Steady", {{"NumberOfMessagesSent", 60'000.0},
                   {"NumberOfMessagesReceived", 59'500.0},
                   {"NumberOfMessagesDeleted", 59'500.0},
                   {"MessagesAtEnd", 110.0}});  // 500 more in five runs: less than a hundredth
    add("Read", {{"RecordsRead", 1'000.0},
                 {"RecordsWaitingAtStart", 500.0},
                 {"RecordsWaitingAtEnd", 3'500.0},
                 {"DiscardedRecords", 40.0}});
    add("Work", {{"AsyncEventsReceived", 60'000.0},
                 {"AsyncEventsDropped", 600.0},
                 {"AsyncEventsQueued", 46'000.0},
                 {"AsyncEventsQueuedAtStart", 16'000.0}});
    add("Flow", {{"ExecutionsSucceeded", 700.0}, {"ExecutionsFailed", 200.0}, {"ExecutionsTimedOut", 100.0}});
    const planning::UndoneShares shares = planning::undoneOf(trial);
    CHECK(shares.at({UndoneKind::WaitingMessages, "Orders"}) == Approx(0.794));
    CHECK(shares.at({UndoneKind::DeadLetters, "Orders"}) == Approx(0.005));
    CHECK(shares.at({UndoneKind::LostMessages, "Orders"}) == Approx(0.001));
    CHECK_FALSE(shares.contains({UndoneKind::WaitingMessages, "Outside"}));  // what reads it is no part of the design
    CHECK(shares.at({UndoneKind::WaitingMessages, "Steady"}) == 0.0);
    CHECK(shares.at({UndoneKind::WaitingRecords, "Read"}) == Approx(0.75));
    CHECK(shares.at({UndoneKind::DiscardedRecords, "Read"}) == Approx(0.01));
    CHECK(shares.at({UndoneKind::WaitingEvents, "Work"}) == Approx(0.5));
    CHECK(shares.at({UndoneKind::DroppedEvents, "Work"}) == Approx(0.01));
    CHECK(shares.at({UndoneKind::Executions, "Flow"}) == Approx(0.3));
    const auto texts = planning::undoneBehind(shares);
    CHECK(std::ranges::find(texts, "79.4 % of the messages of Orders are left waiting") != texts.end());
    CHECK(std::ranges::find(texts, "30.0 % of the executions of Flow fail or time out") != texts.end());
    trial.requests.failed = 250;  // of those who wait for their execution: counted as requests
    CHECK(planning::undoneOf(trial).at({UndoneKind::Executions, "Flow"}) == Approx(0.05));
}

TEST_CASE("a design without a queue leaves none of its messages undone", "[planning]") {
    const planning::Work orders{UndoneKind::WaitingMessages, "Orders"};
    const planning::UndoneShares queued{{orders, 0.4}};
    const planning::UndoneShares direct;
    for (const bool queueFirst : {false, true}) {
        planning::LeastUndone least;
        least.add(queueFirst ? queued : direct);
        CHECK(least.of(orders) == (queueFirst ? 0.4 : 0.0));
        least.add(queueFirst ? direct : queued);
        CHECK(least.of(orders) == 0.0);
        CHECK(planning::undoneBeyond({&queued, 1}, {&least, 1}).excess == Approx(0.4));
    }
}

TEST_CASE("the search takes no design that lets its queue grow for ever", "[planning]") {
    // By hand: 20 messages a second of half a second each are ten executions; two do 4 of 20 a second.
    const auto source = test::sourceOf(kQueued);
    planning::OptimizeOptions options;
    options.axes.push_back(*planning::parseAxis("Most=2,20", source));
    const auto found = planning::optimize(source, options, {});
    if (!found) FAIL(found.error().what);
    REQUIRE(found->best);
    CHECK(found->best->values.front() == "20");
    REQUIRE(found->frontier.size() == 1);
    CHECK(found->frontier.front().values.front() == "20");
    // Three do 6 of 20, more than two do.
    options.axes = {*planning::parseAxis("Most=2,3", source)};
    const auto neither = planning::optimize(source, options, {});
    REQUIRE(neither);
    REQUIRE(neither->best);
    CHECK(neither->best->values.front() == "3");
    CHECK(neither->best->undone.kind == UndoneKind::WaitingMessages);
    CHECK(neither->best->undone.of == "Orders");
    CHECK(neither->best->undone.share == Approx(0.7).margin(0.03));
}

TEST_CASE("growing traffic tells the work that a queue leaves undone", "[planning]") {
    planning::Source source = test::sourceOf(kQueued);
    REQUIRE(planning::setValue(source, "/Parameters/Most/Default", "12"));
    planning::GrowthOptions options;
    options.factors = {1.0, 3.0};
    options.months = 0;
    const auto grown = planning::growth(source, options, {});
    if (!grown) FAIL(grown.error().what);
    REQUIRE(grown->points.size() == 2);
    CHECK(grown->points.front().undone.empty());
    // By hand: 12 executions do 24 of 60 a second.
    REQUIRE(grown->points.back().undone.size() == 1);
    CHECK(grown->points.back().undone.front().find("of the messages of Orders are left waiting") != std::string::npos);
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
