// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/services/lambda/behavior.hpp"

#include <map>

#include "model/services/lambda/cpu.hpp"
#include "tests/services/lambda/bed.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/scripted_service.hpp"
#include "tests/support/statistics.hpp"

using namespace headroom;
using base::Distribution;
using base::Duration;
using base::Instant;
using base::milliseconds;
using engine::Cause;
using engine::Disposition;
using lambda::CallStep;
using lambda::ComputeStep;
using lambda::Function;
using lambda::Spec;
using lambda::WaitStep;
using test::Bed;
using test::figure;
using test::plainFunction;
using test::ScriptedService;
using test::seconds;

namespace {

Spec doing(lambda::Steps steps) {
    Spec spec = plainFunction(Distribution());
    spec.steps = std::move(steps);
    return spec;
}

lambda::FindCallee always(engine::Service& service, client::Target kind = client::Target::General) {
    return [&service, kind](const CallStep&) -> base::Result<lambda::Callee> {
        return lambda::Callee{&service, kind, 3};
    };
}

CallStep callTo(const std::string& target) {
    CallStep step;
    step.target = target;
    step.operation = "GetItem";
    return step;
}

/// Total time by cause on the function's hop "F".
std::map<Cause, Duration> byCause(Bed& bed, const Bed::Done& done) {
    std::map<Cause, Duration> sums;
    for (const engine::Span& span : done.spans) {
        if (bed.world.hops().name(span.hop) == "F") sums[span.cause] += span.length;
    }
    return sums;
}

/// Runs one invocation and tells how it went.
Bed::Done once(Bed& bed, Function& function) {
    Bed::Done result;
    bed.hook = [&](const Bed::Done& done) { result = done; };
    bed.invoke(function, {}).spawn();
    bed.world.scheduler().runUntil(bed.world.now() + base::seconds(2'000));
    return result;
}

Duration lengthOf(const Bed::Done& done) { return done.ended - done.called; }

}  // namespace

TEST_CASE("lambda: CPU follows memory, a thread uses at most one vCPU", "[lambda]") {
    // 100 ms at one vCPU. Derived from "1,769 MB is one vCPU": at 1,769 / 4 MB four times as long; above 1,769 MB only
    // more threads gain.
    STATIC_REQUIRE(lambda::cpuSpeed(1'769, 1) == 1.0);
    STATIC_REQUIRE(lambda::cpuSpeed(10'240, 1) == 1.0);
    CHECK(lambda::cpuSpeed(10'240, 6) == Approx(5.7886).epsilon(1e-4));
    const auto measured = [](std::int64_t memory, std::int64_t atMemory, std::int64_t threads) {
        Bed bed(test::unlimitedRates());
        Spec spec = doing({{ComputeStep{seconds(0.1), atMemory, threads}}});
        spec.memorySize = memory;
        Function function(bed.world, bed.account, spec, "F");
        return base::toSeconds(lengthOf(once(bed, function)));
    };
    CHECK(measured(1'769, 1'769, 1) == Approx(0.1));
    CHECK(measured(128, 1'769, 1) == Approx(0.1 * 1'769 / 128));
    CHECK(measured(10'240, 1'769, 1) == Approx(0.1));
    CHECK(measured(1'769, 512, 1) == Approx(0.1 * 512 / 1'769));
    CHECK(measured(256, 512, 1) == Approx(0.2));
    CHECK(measured(3'538, 1'769, 2) == Approx(0.05));
    CHECK(measured(10'240, 1'769, 2) == Approx(0.05));
    CHECK(measured(10'240, 10'240, 6) == Approx(0.1));
    CHECK(measured(884, 1'769, 2) == Approx(0.1 * 1'769 / 884));
}

TEST_CASE("lambda: a wait does not depend on memory, and phases are booked where they belong", "[lambda]") {
    // Placement 70 ms, INIT 200 ms, compute 10 ms at 1,769 MB on 884.5 -> 20 ms (at 885 MB 19.989), wait 30 ms,
    // overhead 6 ms.
    Bed bed;
    Spec spec = doing({{ComputeStep{seconds(0.010), 1'769, 1}}, {WaitStep{seconds(0.030)}}});
    spec.memorySize = 3'538;
    spec.placement = seconds(0.070);
    spec.init = seconds(0.200);
    spec.invokeOverhead = seconds(0.006);
    Function function(bed.world, bed.account, spec, "F");
    const Bed::Done cold = once(bed, function);
    CHECK(lengthOf(cold) == milliseconds(70 + 200 + 10 + 30 + 6));
    auto causes = byCause(bed, cold);
    CHECK(causes[Cause::Placement] == milliseconds(70));
    CHECK(causes[Cause::Init] == milliseconds(200));
    CHECK(causes[Cause::Compute] == milliseconds(10));
    CHECK(causes[Cause::Waiting] == milliseconds(30));
    CHECK(causes[Cause::Overhead] == milliseconds(6));
    const Bed::Done warm = once(bed, function);
    CHECK(lengthOf(warm) == milliseconds(46));
    CHECK(byCause(bed, warm).count(Cause::Init) == 0);
    // Placement, INIT and execution hold concurrency, the overhead does not: (310 + 40) ms.
    CHECK(figure(function.report(base::seconds(4'000)), "ConcurrentExecutionsMean") * 4'000 == Approx(0.350));
}

TEST_CASE("lambda: branches are taken by weight, repeats run their rounds", "[lambda]") {
    Bed bed(test::unlimitedRates());
    SECTION("weights 3 to 1") {
        lambda::BranchStep branch;
        branch.arms = {{3.0, {{WaitStep{seconds(1)}}}}, {1.0, {{WaitStep{seconds(2)}}, {WaitStep{seconds(1)}}}}};
        Function function(bed.world, bed.account, doing({{branch}, {WaitStep{seconds(0.5)}}}), "F");
        std::map<std::int64_t, int> lengths;
        bed.hook = [&](const Bed::Done& done) { ++lengths[lengthOf(done).count]; };
        bed.evenly(function, Instant{}, milliseconds(10), 10'000).spawn();
        bed.runUntil(200);
        REQUIRE(lengths.size() == 2);
        CHECK(lengths[milliseconds(1'500).count] + lengths[milliseconds(3'500).count] == 10'000);
        CHECK(std::abs(lengths[milliseconds(1'500).count] - 7'500) <
              test::kNormal999 * std::sqrt(10'000 * 0.75 * 0.25));
    }
    SECTION("3 x (1 s + 2 x 0.1 s) + 0 x 9 s") {
        const lambda::RepeatStep inner{2, {{WaitStep{seconds(0.1)}}}};
        const lambda::RepeatStep outer{3, {{WaitStep{seconds(1)}}, {inner}}};
        const lambda::RepeatStep never{0, {{WaitStep{seconds(9)}}}};
        Function function(bed.world, bed.account, doing({{outer}, {never}}), "F");
        CHECK(lengthOf(once(bed, function)) == milliseconds(3'600));
    }
    SECTION("each round draws anew") {
        const lambda::RepeatStep rounds{100, {{WaitStep{Distribution::exponential(1.0)}}}};
        Function function(bed.world, bed.account, doing({{rounds}}), "F");
        const double sum = base::toSeconds(lengthOf(once(bed, function)));
        CHECK(std::abs(sum - 100.0) < test::kNormal999 * 10.0);
    }
}

TEST_CASE("lambda: calls carry what the step says, and the same request asks the same whatever precedes it",
          "[lambda]") {
    Bed bed;
    ScriptedService table(bed.world, "Table", {{milliseconds(5), test::kServed}});
    CallStep step = callTo("Table");
    step.key = base::UniformKeys{1'000};
    step.items = 4;
    step.consistentRead = true;
    step.itemSize = Distribution::uniform(1'000.0, 2'000.0);
    Function function(bed.world, bed.account, doing({{step}, {step}}), "F");
    REQUIRE(function.bind(always(table)).has_value());
    const Bed::Done done = once(bed, function);
    CHECK(lengthOf(done) == milliseconds(10));
    REQUIRE(table.calls.size() == 2);
    CHECK(table.calls[0].operation == 3);
    CHECK(table.calls[0].items == 4);
    CHECK(table.calls[0].consistentRead);
    CHECK(table.calls[0].itemSize >= base::bytes(1'000));
    CHECK(table.calls[0].itemSize <= base::bytes(2'000));
    CHECK(table.calls[0].draws != table.calls[1].draws);
    CHECK(table.calls[0].item != table.calls[1].item);

    // Another design of it: cold start, SDK CPU and connection set-up before the same calls.
    Bed other;
    ScriptedService same(other.world, "Table", {{milliseconds(9), test::kServed}});
    CallStep slower = step;
    slower.clientCpu = seconds(0.001);
    slower.firstCall = seconds(0.010);
    Spec spec = doing({{slower}, {slower}});
    spec.init = seconds(1);
    Function changed(other.world, other.account, spec, "F");
    REQUIRE(changed.bind(always(same)).has_value());
    CHECK(lengthOf(once(other, changed)) == milliseconds(1'000 + 10 + 2 * (1 + 9)));
    REQUIRE(same.calls.size() == 2);
    for (std::size_t i = 0; i < 2; ++i) {
        CHECK(same.calls[i].draws == table.calls[i].draws);
        CHECK(same.calls[i].item == table.calls[i].item);
        CHECK(same.calls[i].itemSize == table.calls[i].itemSize);
    }
}

TEST_CASE("lambda: an environment sets up its connection once, SDK CPU is paid each time", "[lambda]") {
    Bed bed;
    ScriptedService table(bed.world, "Table", {{milliseconds(5), test::kServed}});
    CallStep step = callTo("Table");
    step.clientCpu = seconds(0.002);
    step.firstCall = seconds(0.040);
    Spec spec = doing({{step}, {step}});
    spec.memorySize = 1'769;
    Function function(bed.world, bed.account, spec, "F");
    REQUIRE(function.bind(always(table)).has_value());
    CHECK(lengthOf(once(bed, function)) == milliseconds(40 + 2 * (2 + 5)));
    CHECK(lengthOf(once(bed, function)) == milliseconds(2 * (2 + 5)));
}

TEST_CASE("lambda: a failed call fails the function with its root cause, after the retries", "[lambda]") {
    Bed bed;
    ScriptedService table(bed.world, "Table", {{milliseconds(5), test::kThrottled}});
    CallStep step = callTo("Table");
    SECTION("retries of the step") { step.retry = client::RetryMode::Off; }
    SECTION("retries of the runtime's SDK") {}
    Function function(bed.world, bed.account, doing({{step}, {WaitStep{seconds(5)}}}), "F");
    REQUIRE(function.bind(always(table)).has_value());
    const Bed::Done done = once(bed, function);
    CHECK(table.started == (step.retry ? 1U : 3U));
    CHECK(done.outcome.disposition == Disposition::Throttled);
    CHECK(done.outcome.error == engine::ErrorKind::Permanent);  // a function error: no SDK tries it again
    CHECK(done.outcome.status == 200);
    CHECK(lengthOf(done) < base::seconds(5));
    const auto report = function.report(base::seconds(100));
    CHECK(figure(report, "Errors") == 1);
    CHECK(figure(report, "Crashes") == 0);
    once(bed, function);
    CHECK(figure(function.report(base::seconds(100)), "ColdStarts") == 1);  // the environment stayed
}

TEST_CASE("lambda: a callee that does not exist is said at build time", "[lambda]") {
    Bed bed;
    Function function(bed.world, bed.account, doing({{callTo("Nowhere")}}), "F");
    const auto bound = function.bind([](const CallStep& step) -> base::Result<lambda::Callee> {
        return base::Error{base::Errc::BadInput, "/Target", "no resource " + step.target};
    });
    REQUIRE_FALSE(bound.has_value());
    CHECK(bound.error().what == "no resource Nowhere");
}

TEST_CASE("lambda: a measured whole includes its calls, which count without lengthening it", "[lambda]") {
    Bed bed;
    ScriptedService table(bed.world, "Table", {{milliseconds(500), test::kServed}});
    Spec spec = doing({{callTo("Table")}, {lambda::RepeatStep{2, {{callTo("Table")}}}}});
    spec.duration = seconds(0.080);
    spec.memorySize = 128;
    Function function(bed.world, bed.account, spec, "F");
    REQUIRE(function.bind(always(table)).has_value());
    const Bed::Done done = once(bed, function);
    CHECK(lengthOf(done) == milliseconds(80));
    CHECK(table.started == 3);
    CHECK(table.finished == 3);
    CHECK(done.spans.size() == 1);  // what the calls recorded is not part of the request
}
