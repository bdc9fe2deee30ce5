// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <cmath>
#include <deque>
#include <memory>

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
using lambda::ParallelStep;
using lambda::RepeatStep;
using lambda::Spec;
using lambda::Steps;
using lambda::WaitStep;
using test::Bed;
using test::figure;
using test::ScriptedService;
using test::seconds;

namespace {

Spec doing(Steps steps, std::int64_t memory = 1'769) {
    Spec spec = test::plainFunction(Distribution());
    spec.memorySize = memory;
    spec.steps = std::move(steps);
    return spec;
}

lambda::Step wait(double length) { return {WaitStep{seconds(length)}}; }

lambda::Step call(const std::string& target) {
    CallStep step;
    step.target = target;
    step.operation = "GetItem";
    step.retry = client::RetryMode::Off;
    return {step};
}

/// One function, services by name, and what came of its invocations.
struct Run {
    explicit Run(const Spec& spec, std::vector<std::pair<std::string, std::vector<ScriptedService::Line>>> scripts = {})
        : bed(test::unlimitedRates()) {
        for (auto& [name, script] : scripts) services.emplace_back(bed.world, name, std::move(script));
        names = std::move(scripts);
        function = std::make_unique<Function>(bed.world, bed.account, spec, "F");
        const auto bound = function->bind([this](const CallStep& step) -> base::Result<lambda::Callee> {
            for (std::size_t i = 0; i < names.size(); ++i) {
                if (names[i].first == step.target) return lambda::Callee{&services[i]};
            }
            return base::Error{base::Errc::BadInput, "", "no " + step.target};
        });
        REQUIRE(bound.has_value());
        bed.hook = [this](const Bed::Done& one) { done.push_back(one); };
    }
    const Bed::Done& once(double until = 2'000) {
        bed.invoke(*function, {}).spawn();
        bed.runUntil(until);
        REQUIRE(!done.empty());
        return done.back();
    }
    double spent(const std::string& hop, Cause cause) {
        double sum = 0.0;
        for (const engine::Span& span : done.back().spans) {
            if (bed.world.hops().name(span.hop) == hop && span.cause == cause) sum += base::toSeconds(span.length);
        }
        return sum;
    }
    double explained() const {
        double sum = 0.0;
        for (const engine::Span& span : done.back().spans) sum += base::toSeconds(span.length);
        return sum;
    }
    double length() const { return base::toSeconds(done.back().ended - done.back().called); }

    Bed bed;
    std::vector<std::pair<std::string, std::vector<ScriptedService::Line>>> names;
    std::deque<ScriptedService> services;
    std::unique_ptr<Function> function;
    std::vector<Bed::Done> done;
};

}  // namespace

TEST_CASE("lambda: branches run at once, the longest explains the wait", "[lambda]") {
    // 10 ms, then 30 ms and a call of 20 ms beside a wait of 40 ms, then 5 ms: 10 + 50 + 5. The wait of 40 ms is beside
    // what explains those 50.
    const ParallelStep both{{{wait(0.030), call("T")}, {wait(0.040)}}};
    Run run(doing({wait(0.010), {both}, wait(0.005)}), {{"T", {{milliseconds(20)}}}});
    run.once();
    CHECK(run.length() == Approx(0.065));
    CHECK(run.explained() == Approx(0.065));
    CHECK(run.spent("F", Cause::Waiting) == Approx(0.010 + 0.030 + 0.005));
    CHECK(run.spent("T", Cause::Compute) == Approx(0.020));
    CHECK(figure(run.function->report(base::seconds(2'000)), "ConcurrentExecutionsMax") == 1);
    CHECK(figure(run.function->report(base::seconds(2'000)), "BilledDurationTotal") == Approx(0.065));
}

TEST_CASE("lambda: the longest of n exponential branches", "[lambda]") {
    // Oracle: the expectation of the greatest of four exponentials of mean 1 s is 1 + 1/2 + 1/3 + 1/4, its variance
    // 1 + 1/4 + 1/9 + 1/16. Each branch draws for itself.
    ParallelStep four;
    for (int i = 0; i < 4; ++i) four.branches.push_back({{WaitStep{Distribution::exponential(1.0)}}});
    Run run(doing({{four}}));
    run.bed.evenly(*run.function, Instant{}, base::seconds(1), 4'000).spawn();
    run.bed.runUntil(5'000);
    REQUIRE(run.done.size() == 4'000);
    double sum = 0.0;
    for (const Bed::Done& one : run.done) {
        const double length = base::toSeconds(one.ended - one.called);
        sum += length;
        double explained = 0.0;
        for (const engine::Span& span : one.spans) explained += base::toSeconds(span.length);
        CHECK(std::abs(explained - length) < 1e-9);
    }
    const double error = std::sqrt((1.0 + 0.25 + 1.0 / 9 + 1.0 / 16) / 4'000);
    CHECK(std::abs(sum / 4'000 - 25.0 / 12) < test::kNormal999 * error);
}

TEST_CASE("lambda: Parallel steps inside each other, and inside Repeat", "[lambda]") {
    // A round takes max(10, max(20, 30) + 5, 3 x 4) = 35 ms; three rounds, 1 ms between: 3 x 36.
    const ParallelStep inner{{{wait(0.020)}, {wait(0.030)}}};
    const ParallelStep outer{{{wait(0.010)}, {{inner}, wait(0.005)}, {{RepeatStep{3, {wait(0.004)}}}}}};
    Run run(doing({{RepeatStep{3, {{outer}, wait(0.001)}}}}));
    run.once();
    CHECK(run.length() == Approx(0.108));
    CHECK(run.explained() == Approx(0.108));
}

TEST_CASE("lambda: the explanation holds beyond what a request remembers", "[lambda]") {
    // 40 rounds of 3 branches are more branches and spans than are kept: nothing is counted twice even so, and what was
    // not kept is added to what was.
    const ParallelStep three{{{wait(0.010)}, {wait(0.020)}, {wait(0.005), wait(0.005)}}};
    Run run(doing({{RepeatStep{40, {{three}}}}}));
    run.once();
    CHECK(run.length() == Approx(0.8));
    CHECK(run.explained() == Approx(0.8));
}

TEST_CASE("lambda: an error ends a Parallel step when all branches have ended", "[lambda]") {
    // The second branch fails first (at 10 ms, throttled), the third later (at 30 ms): all others go on to their ends,
    // the step ends at 60 ms, and what comes after it is not done. The root cause is that of the first failure.
    const ParallelStep all{{{wait(0.050), call("Good")}, {call("Slow"), call("Good")}, {wait(0.020), call("Bad")}}};
    Run run(doing({{all}, call("Good")}), {{"Good", {{milliseconds(10)}}},
                                           {"Slow", {{milliseconds(10), test::kThrottled}}},
                                           {"Bad", {{milliseconds(10), test::kRefused}}}});
    run.once();
    CHECK(run.length() == Approx(0.060));
    CHECK(run.done.back().outcome.disposition == Disposition::Throttled);
    CHECK(run.done.back().outcome.error == engine::ErrorKind::Permanent);
    CHECK(run.services[0].started == 1);
    const auto report = run.function->report(base::seconds(2'000));
    CHECK(figure(report, "Errors") == 1);
    CHECK(figure(report, "Crashes") == 0);
}

TEST_CASE("lambda: a timeout kills every branch, and what they called goes on", "[lambda]") {
    // Killed at 3 s: a call of 10 s, a branch that has ended, one that waits. The first that had not ended explains:
    // 1 s of waiting and 2 s downstream.
    const ParallelStep all{{{wait(0.5)}, {wait(1), call("T")}, {wait(60), call("T")}}};
    Spec spec = doing({{all}});
    spec.timeout = 3;
    Run run(spec, {{"T", {{base::seconds(10)}}}});
    run.once();
    CHECK(run.length() == 3.0);
    CHECK(run.services[0].started == 1);
    CHECK(run.services[0].finished == 1);
    CHECK(run.explained() == Approx(3.0));
    CHECK(run.spent("F", Cause::Waiting) == Approx(1.0));
    CHECK(run.spent("F", Cause::Downstream) == Approx(2.0));
    CHECK(run.spent("T", Cause::Compute) == 0.0);
    CHECK(figure(run.function->report(base::seconds(2'000)), "Timeouts") == 1);
}

TEST_CASE("lambda: what a killed branch was at is booked", "[lambda]") {
    // In a Parallel step inside another, computing for 5 s when the execution is killed at 2 s.
    const ParallelStep inner{{{{ComputeStep{seconds(5), 1'769, 1}}}, {wait(0.1)}}};
    Spec spec = doing({{ParallelStep{{{wait(0.5), {inner}}, {wait(9)}}}}});
    spec.timeout = 2;
    Run run(spec);
    run.once();
    CHECK(run.length() == 2.0);
    CHECK(run.explained() == Approx(2.0));
    CHECK(run.spent("F", Cause::Waiting) == Approx(0.5));
    CHECK(run.spent("F", Cause::Compute) == Approx(1.5));
}

TEST_CASE("lambda: branches that compute share the vCPUs", "[lambda]") {
    // By hand, processor sharing. Two threads on one vCPU: 0.1 s and 0.3 s of work run at half speed until 0.2 s, then
    // the rest of 0.2 s alone: 0.4 s. On two vCPUs: 0.3 s. On half a vCPU one takes twice as long alone, both four
    // times: 0.4 s, then 0.2 s of work at half speed: 0.8 s.
    const auto measured = [](std::int64_t memory, std::vector<Steps> branches) {
        Run run(doing({{ParallelStep{std::move(branches)}}}, memory));
        run.once();
        CHECK(run.explained() == Approx(run.length()));
        return run.length();
    };
    const auto compute = [](double length, std::int64_t threads = 1, std::int64_t atMemory = 1'769) {
        return Steps{{ComputeStep{seconds(length), atMemory, threads}}};
    };
    CHECK(measured(1'769, {compute(0.1), compute(0.3)}) == Approx(0.4));
    CHECK(measured(3'538, {compute(0.1), compute(0.3)}) == Approx(0.3));
    CHECK(measured(1'769, {compute(0.1)}) == Approx(0.1));
    // 885 MB: 0.50028 vCPU.
    CHECK(measured(885, {compute(0.1), compute(0.3)}) == Approx(0.8 * 884.5 / 885).epsilon(1e-6));
    // Three threads of one branch and one of another on two vCPUs, each thread at half speed: the wide one, 0.2 s alone
    // on two vCPUs (0.4 vCPU s), has 1.5 vCPU; the narrow one has 0.5 and 0.1 s of work, done at 0.2 s. By then the
    // wide one has had 0.3 of 0.4 vCPU s: 0.05 s more at full speed.
    CHECK(measured(3'538, {compute(0.2, 3, 3'538), compute(0.1)}) == Approx(0.25));
    // Waits do not take part.
    CHECK(measured(1'769, {compute(0.1), {wait(0.1)}}) == Approx(0.1));
    // A branch that begins to compute later: alone for 0.1 s, then both at half speed for 0.2 s.
    CHECK(measured(1'769, {compute(0.2), {wait(0.1), {ComputeStep{seconds(0.1), 1'769, 1}}}}) == Approx(0.3));
}

TEST_CASE("lambda: branches share their environment, and ask the same whatever goes on beside them", "[lambda]") {
    // One connection for all calls of an environment; draws go by the step's place in the file.
    const auto asked = [](bool parallel) {
        CallStep step;
        step.target = "T";
        step.key = base::UniformKeys{1'000'000};
        step.firstCall = seconds(0.040);
        const Steps calls{{step}, {step}};
        Run run(doing(parallel ? Steps{{ParallelStep{{{calls[0]}, {calls[1]}}}}}
                               : Steps{{RepeatStep{1, {}}}, calls[0], calls[1]}),
                {{"T", {{milliseconds(5)}}}});
        run.once();
        CHECK(run.length() == Approx(parallel ? 0.045 : 0.050));
        std::vector<std::uint64_t> items;
        for (const engine::Call& call : run.services[0].calls) items.push_back(call.item);
        std::sort(items.begin(), items.end());
        return items;
    };
    CHECK(asked(true) == asked(false));
}

TEST_CASE("lambda: a measured whole includes the calls of Parallel steps", "[lambda]") {
    Spec spec = doing({{ParallelStep{{{call("T")}, {call("T"), {ParallelStep{{{call("T")}}}}}}}}, call("T")});
    spec.duration = seconds(0.080);
    Run run(spec, {{"T", {{milliseconds(500)}}}});
    run.once();
    CHECK(run.length() == Approx(0.080));
    CHECK(run.services[0].finished == 4);
    CHECK(run.explained() == Approx(0.080));
}

TEST_CASE("lambda: too many or too deep Parallel steps are refused", "[lambda]") {
    const auto problems = [](const Steps& steps) {
        std::string all;
        for (const base::Error& error : lambda::check(doing(steps))) all += error.where + ": " + error.what + "\n";
        return all;
    };
    ParallelStep wide;
    wide.branches.resize(257);
    CHECK(problems({{wide}}).find("/Behavior/Steps/0/Parallel: more than 256 branches") != std::string::npos);
    wide.branches.resize(256);
    CHECK(problems({{wide}}).empty());
    Steps deep{wait(1)};
    for (int i = 0; i < 4; ++i) deep = {{ParallelStep{{deep}}}};
    CHECK(problems(deep).empty());
    CHECK(problems({{ParallelStep{{deep}}}}).find("more than 4 Parallel steps") != std::string::npos);
}
