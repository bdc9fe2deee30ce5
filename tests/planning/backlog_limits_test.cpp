// SPDX-License-Identifier: GPL-3.0-or-later
// Where work behind a queue or an asynchronous invocation piles up, against the arithmetic of its readers.
#include "scenarios/planning/breaking_point.hpp"
#include "scenarios/planning/limit_told.hpp"
#include "scenarios/planning/refused_share.hpp"

#include <algorithm>

#include "tests/planning/planning_steps.hpp"

using namespace headroom;

namespace {

/// Half a second of work each in a function; `rest` follows its resource.
std::string work(const std::string& properties, const std::string& rest) {
    return R"({ "Headroom": 1, "Name": "Behind", "Region": "us-east-1", "Resources": {
 "Work": { "Type": "AWS::Lambda::Function", "Properties": { "Runtime": "nodejs22.x", "MemorySize": 512, "Timeout": 10)" +
           properties + R"( }, "Behavior": { "Steps": [ { "Wait": { "Duration": "500ms" } } ] } })" + rest +
           R"(, "Simulation": { "WarmUp": "1m", "Duration": "5m", "Replications": 1, "Seed": 5 } })";
}

std::string queued(const std::string& most) {
    return work("", R"(, "Orders": { "Type": "AWS::SQS::Queue", "Properties": { "VisibilityTimeout": 60 } },
 "Reads": { "Type": "AWS::Lambda::EventSourceMapping", "Properties": { "FunctionName": { "Ref": "Work" },
   "EventSourceArn": { "Fn::GetAtt": [ "Orders", "Arn" ] }, "BatchSize": 1, "ScalingConfig": { "MaximumConcurrency": )" +
                        most + R"( } } } },
 "Workloads": { "Buyers": { "Target": "Orders", "Operation": "SendMessage", "PayloadSize": "700B",
   "Arrivals": { "Constant": { "Rate": "20/s" } } } })");
}

planning::BreakingPoint broken(const std::string& text, double most) {
    auto point = planning::findBreakingPoint(test::sourceOf(text), "as written", {most}, {});
    if (!point) FAIL(point.error().what);
    return std::move(*point);
}

}  // namespace

TEST_CASE("a queue gives way where more comes than its readers do", "[planning]") {
    // By hand: 40 executions of half a second do 80 a second of 20.
    const auto point = broken(queued("40"), 6.0);
    REQUIRE(point.failures.size() == 1);
    const planning::Breaking& first = point.failures.front();
    CHECK(first.kind == planning::LimitKind::Backlog);
    CHECK(first.what == "Orders: messages waiting");
    CHECK(first.factor > 3.8);
    CHECK(first.factor < 4.25);
    CHECK(first.passedOver);
    CHECK(first.advice.starts_with("raise MaximumConcurrency"));
    // 20 a second of half a second each, evenly spaced: ten at once, a few more as ways to the reader differ.
    const auto inFlight = std::ranges::find(point.quotas, "Orders: messages in flight", &planning::QuotaMargin::name);
    REQUIRE(inFlight != point.quotas.end());
    CHECK(inFlight->limit == 120'000.0);
    CHECK(inFlight->peak >= 10.0);
    CHECK(inFlight->peak <= 20.0);
    // Two do 4 of 20: it piles up today.
    const auto today = broken(queued("2"), 1.0);
    REQUIRE_FALSE(today.failures.empty());
    CHECK(today.failures.front().factor > 0.19);
    CHECK(today.failures.front().factor < 0.24);
}

TEST_CASE("of a queue that hands out no more because of what is in flight more readers are no help", "[planning]") {
    const planning::Work waiting{planning::UndoneKind::WaitingMessages, "Orders"};
    std::vector<study::QuotaUse> quotas{{"Orders: messages in flight", 120'000.0, 119'999.0, true}};
    CHECK(planning::told(waiting, quotas).advice.starts_with("raise MaximumConcurrency"));
    quotas.front().peak = 120'000.0;
    CHECK(planning::told(waiting, quotas).advice.starts_with("as many are in flight as may be"));
}

TEST_CASE("asynchronous events that are throttled and then done are no failure", "[planning]") {
    // By hand: 40 reserved executions of half a second do 80 a second of 20; events that find none are tried again.
    const auto point = broken(work(R"(, "ReservedConcurrentExecutions": 40)", R"( },
 "Workloads": { "Events": { "Target": "Work", "Operation": "Invoke", "InvocationType": "Event",
   "Arrivals": { "Poisson": { "Rate": "20/s" } } } })"),
                              5.0);
    REQUIRE_FALSE(point.failures.empty());
    CHECK(point.failures.front().what == "Work: reserved concurrency");
    CHECK(point.failures.front().factor > 3.4);
    CHECK(point.failures.front().factor < 4.25);
}

TEST_CASE("a function's throttles count unless all of its work is tried again and done", "[planning]") {
    study::DesignResult result;
    result.resources.push_back({"F", "", {{"Invocations", 1'000.0}, {"Throttles", 50.0}}});
    CHECK_FALSE(planning::isMadeUpFor(result, "F"));
    result.resources.front().figures.emplace_back("AsyncEventsReceived", 1'000.0);
    result.resources.front().figures.emplace_back("AsyncEventsDelivered", 1'000.0);
    CHECK(planning::isMadeUpFor(result, "F"));
    result.resources.front().figures.emplace_back("AsyncEventsDropped", 5.0);
    CHECK_FALSE(planning::isMadeUpFor(result, "F"));
    // Batches of a mapping, where no function is invoked otherwise.
    result.resources = {{"G", "", {{"Invocations", 1'000.0}, {"Throttles", 50.0}}},
                        {"M", "", {{"Batches", 1'050.0}, {"ThrottledBatches", 50.0}}}};
    CHECK(planning::isMadeUpFor(result, "G"));
    result.resources.push_back({"H", "", {{"Invocations", 400.0}}});
    CHECK_FALSE(planning::isMadeUpFor(result, "G"));
}
