// SPDX-License-Identifier: GPL-3.0-or-later
// Durable functions: each by hand.
#include <cmath>

#include "model/services/lambda/durable_fields.hpp"
#include "tests/services/lambda/bed.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/scripted_service.hpp"

using namespace headroom;
using namespace headroom::test;

namespace {

lambda::Step compute(double length) { return {lambda::ComputeStep{seconds(length)}}; }
lambda::Step wait(double length) { return {lambda::WaitStep{seconds(length)}}; }
lambda::Step call(const char* operation) {
    lambda::CallStep step;
    step.target = "Other";
    step.operation = operation;
    step.retry = client::RetryMode::Off;
    return {step};
}

/// Checkpoints take 10 ms and 1,000 bytes, resuming 20 ms, replaying an operation 1 ms.
lambda::Spec durableFunction(lambda::Steps steps) {
    lambda::Spec spec = plainFunction(seconds(0.0));
    spec.steps = std::move(steps);
    spec.durable.emplace();
    spec.durable->executionTimeout = 86'400;
    spec.durable->checkpointSize = base::Distribution::constant(1'000.0);
    return spec;
}

/// A function with what it calls.
struct DurableBed : Bed {
    explicit DurableBed(const lambda::Spec& spec, std::vector<ScriptedService::Line> script = {{base::seconds(2)}})
        : Bed(unlimitedRates()), other(world, "Other", std::move(script)), function(world, account, spec, "F") {
        REQUIRE(function.bind(
            [this](const lambda::CallStep&) -> base::Result<lambda::Callee> { return lambda::Callee{&other}; }));
        hook = [this](const Done& one) { done.push_back(one); };
    }
    engine::ResourceReport report() const { return function.report(base::days(1)); }
    double took(std::size_t nth = 0) const { return base::toSeconds(done.at(nth).ended - done.at(nth).called); }

    ScriptedService other;
    lambda::Function function;
    std::vector<Done> done;
};

constexpr engine::Outcome kKilobyte{.disposition = engine::Disposition::Succeeded,
                                    .error = engine::ErrorKind::None,
                                    .status = 200,
                                    .response = base::Bytes(1'000)};

}  // namespace

TEST_CASE("durable: invocations, operations and bytes by hand", "[lambda]") {
    // First invocation: the step 100 ms, its checkpoint and that of the wait. Second, 10 s and 20 ms later: two
    // operations replayed, the checkpoint of the invocation. Third, 2 s and 20 ms later: three replayed, 50 ms and a
    // checkpoint.
    DurableBed bed(durableFunction({compute(0.1), wait(10.0), call("Invoke"), compute(0.05)}),
                   {{base::seconds(2), kKilobyte}});
    bed.invoke(bed.function, {}).spawn();
    bed.runUntil(100.0);
    REQUIRE(bed.done.size() == 1);
    CHECK(bed.done[0].outcome.ok());
    CHECK(bed.took() == Approx(0.120 + 10.020 + 0.012 + 2.020 + 0.063));
    const engine::ResourceReport report = bed.report();
    CHECK(figure(report, "Invocations") == 3.0);
    CHECK(granules(report, "Request") == 3);
    CHECK(granules(report, "Lambda-GB-Second") == (120 + 12 + 63) * 1'769);
    // The start, two steps, the wait, the invocation; each but the start writes 1,000 bytes, the answer as many.
    CHECK(granules(report, "Lambda-Durable-Operations") == 5);
    CHECK(granules(report, "Lambda-Durable-Data-Written") == 5'000);
    CHECK(figure(report, "DurableExecutionStarted") == 1.0);
    CHECK(figure(report, "DurableExecutionSucceeded") == 1.0);
    CHECK(figure(report, "DurableExecutionDurationMean") == Approx(bed.took()));
    // 5,000 bytes for 14 days and some seconds, in a window of one: 70,000 on the average.
    CHECK(static_cast<double>(granules(report, "Lambda-Durable-Data-Retained")) == Approx(70'000.0).margin(2.0));
}

TEST_CASE("durable: nothing is held or charged while it waits", "[lambda]") {
    lambda::Spec spec = durableFunction({compute(0.1), wait(3'600.0), compute(0.1)});
    spec.reservedConcurrentExecutions = 1;
    DurableBed bed(spec);
    for (int i = 0; i < 3; ++i) bed.at(bed.function, {base::Instant{} + base::seconds(i)}).spawn();
    bed.runUntil(7'200.0);
    CHECK(bed.done.size() == 3);
    CHECK(figure(bed.report(), "DurableExecutionTimedOut") == 3.0);  // of those whose caller waits: 15 minutes
    CHECK(figure(bed.report(), "Invocations") == 3.0);
    for (std::size_t i = 0; i < 3; ++i) CHECK(bed.took(i) == Approx(900.0));
    engine::Call event;
    event.synchronous = false;
    bed.invoke(bed.function, event).spawn();
    bed.runUntil(14'400.0);
    REQUIRE(bed.done.size() == 4);
    CHECK(bed.done[3].outcome.ok());
    CHECK(bed.took(3) == Approx(0.120 + 3'600.020 + 0.002 + 0.110));
    CHECK(figure(bed.report(), "ConcurrentExecutionsMax") == 1.0);
}

TEST_CASE("durable: its own execution timeout", "[lambda]") {
    lambda::Spec spec = durableFunction({wait(50.0), wait(50.0)});
    spec.durable->executionTimeout = 60;
    DurableBed bed(spec);
    bed.invoke(bed.function, {}).spawn();
    bed.runUntil(1'000.0);
    CHECK(bed.done.at(0).outcome.disposition == engine::Disposition::TimedOut);
    CHECK(bed.took() == Approx(60.0));
    CHECK(figure(bed.report(), "DurableExecutionTimedOut") == 1.0);
}

TEST_CASE("durable: a step that fails is tried again in a new invocation, six times in all", "[lambda]") {
    DurableBed once(durableFunction({call("GetItem")}), {{base::seconds(1), kBroken}, {base::seconds(1)}});
    once.invoke(once.function, {}).spawn();
    once.runUntil(100.0);
    CHECK(once.done.at(0).outcome.ok());
    CHECK(figure(once.report(), "Invocations") == 2.0);
    CHECK(granules(once.report(), "Lambda-Durable-Operations") == 3);  // start, the failure, the step
    // 1.01 s, a pause of up to 5 s, 20 ms, one operation replayed, 1.01 s.
    CHECK(once.took() >= 1.010 + 0.020 + 1.011);
    CHECK(once.took() <= 1.010 + 5.020 + 1.011);

    DurableBed always(durableFunction({call("GetItem"), compute(1.0)}), {{base::seconds(1), kBroken}});
    always.invoke(always.function, {}).spawn();
    always.runUntil(1'000.0);
    CHECK(always.done.at(0).outcome.disposition == engine::Disposition::Failed);
    CHECK(always.other.started == 6);
    CHECK(figure(always.report(), "Invocations") == 6.0);
    CHECK(figure(always.report(), "DurableExecutionFailed") == 1.0);
    CHECK(granules(always.report(), "Lambda-Durable-Operations") == 7);
}

TEST_CASE("durable: pauses of retries are uniform up to 5, 10, 20, 40 and 60 s", "[lambda]") {
    double sum = 0.0;
    constexpr int kRuns = 400;
    DurableBed bed(durableFunction({call("GetItem")}), {{base::seconds(0), kBroken}});
    bed.evenly(bed.function, {}, base::seconds(1'000), kRuns).spawn();
    bed.runUntil(1'000.0 * kRuns);
    REQUIRE(bed.done.size() == kRuns);
    // Beside the pauses: six checkpoints, five times 20 ms, and 1 + 2 + 3 + 4 + 5 operations replayed.
    for (std::size_t i = 0; i < kRuns; ++i) sum += bed.took(i) - 0.06 - 0.1 - 0.015;
    const double variance = (25.0 + 100.0 + 400.0 + 1'600.0 + 3'600.0) / 12.0;
    CHECK(sum / kRuns == Approx(135.0 / 2.0).margin(4.0 * std::sqrt(variance / kRuns)));
}

TEST_CASE("durable: invoking within steps waits and is charged, in one invocation", "[lambda]") {
    lambda::Spec spec = durableFunction({call("Invoke"), call("Invoke")});
    spec.durable->invokesInSteps = true;
    DurableBed bed(spec);
    bed.invoke(bed.function, {}).spawn();
    bed.runUntil(100.0);
    CHECK(bed.took() == Approx(4.02));
    CHECK(figure(bed.report(), "Invocations") == 1.0);
    CHECK(granules(bed.report(), "Lambda-GB-Second") == 4'020 * 1'769);
    CHECK(granules(bed.report(), "Lambda-Durable-Operations") == 3);
}

TEST_CASE("durable: a function that fails fails the execution; an error of its own code does", "[lambda]") {
    DurableBed bed(durableFunction({call("Invoke"), compute(1.0)}), {{base::seconds(1), kBroken}});
    bed.invoke(bed.function, {}).spawn();
    bed.runUntil(100.0);
    CHECK(bed.done.at(0).outcome.disposition == engine::Disposition::Failed);
    CHECK(figure(bed.report(), "DurableExecutionFailed") == 1.0);
    lambda::Spec spec = durableFunction({compute(1.0)});
    spec.error = 1.0;
    DurableBed own(spec);
    own.invoke(own.function, {}).spawn();
    own.runUntil(100.0);
    CHECK(own.done.at(0).outcome.error == engine::ErrorKind::Permanent);
    CHECK(figure(own.report(), "DurableExecutionFailed") == 1.0);
}

TEST_CASE("durable: 3,000 operations end an execution, and so do 100 MB", "[lambda]") {
    const auto ran = [](std::int64_t times, double bytes) {
        lambda::Spec spec = durableFunction({{lambda::RepeatStep{times, {compute(0.001)}}}});
        spec.durable->checkpointSize = base::Distribution::constant(bytes);
        DurableBed bed(spec);
        bed.invoke(bed.function, {}).spawn();
        bed.runUntil(1'000.0);
        return bed.done.at(0).outcome.ok();
    };
    CHECK(ran(2'999, 1.0));  // and the start
    CHECK_FALSE(ran(3'000, 1.0));
    CHECK(ran(1'024, 102'400.0));
    CHECK_FALSE(ran(1'025, 102'400.0));
}

TEST_CASE("durable: an execution that cannot start is refused, one that cannot be resumed tries again", "[lambda]") {
    lambda::Spec spec = durableFunction({wait(10.0), compute(5.0)});
    spec.reservedConcurrentExecutions = 1;
    DurableBed bed(spec);
    // The second comes while the first is suspended and works when the first wants to be resumed, at 10.03 s.
    bed.at(bed.function, {base::Instant{}, base::Instant{} + base::milliseconds(20)}).spawn();
    bed.runUntil(100.0);
    REQUIRE(bed.done.size() == 2);
    CHECK(bed.took(0) == Approx(0.010 + 10.020 + 0.001 + 5.010));
    // It finds the function taken at 10.05 s and every second from then on: at 15.05 s it is free.
    CHECK(bed.took(1) == Approx(0.010 + 10.020 + 5.0 + 0.001 + 5.010));
    CHECK(figure(bed.report(), "Throttles") == 5.0);
    CHECK(figure(bed.report(), "DurableExecutionStarted") == 2.0);
}

TEST_CASE("durable: metrics of two minutes by hand", "[lambda]") {
    DurableBed bed(durableFunction({compute(0.05), wait(30.0), compute(0.05)}));
    const auto series = [&bed](const std::string& name) {
        for (const engine::MetricSeries& one : bed.world.metrics().series())
            if (one.name == name) return one.values;
        return std::vector<double>{};
    };
    bed.evenly(bed.function, {}, base::seconds(50), 2).spawn();  // ends at 30.2 and at 80.2 s
    bed.runUntil(60.0);
    bed.world.metrics().closePeriod(bed.world.now(), true);
    bed.at(bed.function, {base::Instant{} + base::seconds(85), base::Instant{} + base::seconds(86)}).spawn();
    bed.runUntil(120.0);
    bed.world.metrics().closePeriod(bed.world.now(), true);
    using Values = std::vector<double>;
    CHECK(series("DurableExecutionStarted") == Values{2.0, 2.0});
    CHECK(series("DurableExecutionSucceeded") == Values{1.0, 3.0});
    CHECK(series("DurableExecutionOperations") == Values{4.0, 4.0});
    CHECK(series("DurableExecutionStorageWrittenBytes") == Values{3'000.0, 3'000.0});
    CHECK(series("DurableExecutionDuration")[0] == Approx(70.0 + 30'020.0 + 62.0));
    CHECK(series("ApproximateRunningDurableExecutions") == Values{1.0, 2.0});
    const engine::ResourceReport report = bed.function.report(base::seconds(120));
    CHECK(figure(report, "RunningDurableExecutionsMean") == Approx(4.0 * 30.152 / 120.0));
}

TEST_CASE("durable: what its code may not be made of", "[lambda]") {
    const auto wrong = [](const lambda::Spec& spec) { return lambda::check(spec).size(); };
    CHECK(wrong(durableFunction({compute(1.0)})) == 0);
    CHECK(wrong(durableFunction({{lambda::RepeatStep{2, {{lambda::ParallelStep{{{compute(1.0)}}}}}}}})) == 1);
    lambda::Spec whole = durableFunction({});
    whole.duration = seconds(1.0);
    CHECK(wrong(whole) == 1);
    lambda::Spec streams = durableFunction({});
    streams.streams = true;
    CHECK(wrong(streams) == 1);
}
