// SPDX-License-Identifier: GPL-3.0-or-later
#include <map>

#include "tests/services/lambda/bed.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/scripted_service.hpp"

using namespace headroom;
using base::Distribution;
using base::Instant;
using engine::Disposition;
using lambda::CallStep;
using lambda::Function;
using lambda::Spec;
using test::Bed;
using test::figure;
using test::ScriptedService;

namespace {

/// A function with everything in it: cold starts, throttles, errors, crashes, timeouts, calls with retries, branches.
Spec busy() {
    Spec spec;
    spec.runtime = "nodejs22.x";
    spec.memorySize = 512;
    spec.timeout = 2;
    spec.reservedConcurrentExecutions = 12;
    spec.error = 0.02;
    spec.crash = 0.01;
    spec.idleLifetime = Distribution::exponential(3.0);
    spec.lifetime = Distribution::uniform(60.0, 120.0);
    CallStep call;
    call.target = "Backend";
    call.key = base::ZipfKeys{1'000, 0.99};
    call.timeout = base::milliseconds(900);
    call.firstCall = Distribution::exponential(0.02);
    lambda::BranchStep branch;
    branch.arms = {{0.8, {{call}}}, {0.2, {{lambda::RepeatStep{2, {{call}}}}}}};
    spec.steps = {{lambda::ComputeStep{Distribution::logNormal(0.02, 0.2)}}, {branch}};
    return spec;
}

std::vector<ScriptedService::Line> script() {
    std::vector<ScriptedService::Line> lines;
    base::Stream stream(77);
    for (int i = 0; i < 100'000; ++i) {
        const bool fails = stream.chance(0.1);
        lines.push_back(
            {base::fromSeconds(base::standardExponential(stream) * 0.2), fails ? test::kBroken : test::kServed});
    }
    return lines;
}

struct Summary {
    std::vector<double> figures;
    std::vector<base::Granules> granules;
    std::uint64_t fingerprint = 0;
    bool operator==(const Summary&) const = default;
};

Summary run(std::uint64_t key) {
    Bed bed({}, key);
    ScriptedService backend(bed.world, "Backend", script());
    Function function(bed.world, bed.account, busy(), "F");
    REQUIRE(function.bind([&](const CallStep&) -> base::Result<lambda::Callee> { return lambda::Callee{&backend}; })
                .has_value());
    Summary summary;
    bed.hook = [&](const Bed::Done& done) {
        summary.fingerprint =
            base::mix(summary.fingerprint ^ static_cast<std::uint64_t>(done.ended.ns)) + done.outcome.status;
    };
    bed.poisson(function, 40.0, Instant{base::seconds(400).count}, key).spawn();
    bed.runUntil(400);
    const auto report = function.report(base::seconds(400));
    const double running = figure(report, "ConcurrentExecutionsMean");
    // Conservation, each class counted on its own.
    const std::uint64_t ended = bed.by[0] + bed.by[1] + bed.by[2] + bed.by[3];
    CHECK(bed.offered - ended < 40);  // in flight
    CHECK(figure(report, "Invocations") + figure(report, "Throttles") == static_cast<double>(bed.offered));
    CHECK(figure(report, "Errors") > figure(report, "Crashes") + figure(report, "Timeouts"));
    CHECK(figure(report, "Throttles") == figure(report, "ThrottlesReserved") + figure(report, "ThrottlesAccount") +
                                             figure(report, "ThrottlesRequestRate") +
                                             figure(report, "ThrottlesReservedRequestRate") +
                                             figure(report, "ThrottlesScaling"));
    // Each kind of trouble happened.
    for (const char* name : {"ColdStarts", "Errors", "Crashes", "Timeouts", "ThrottlesReserved"}) {
        INFO(name);
        CHECK(figure(report, name) > 0);
    }
    CHECK(figure(report, "EnvironmentsMean") > running);
    CHECK(figure(report, "EnvironmentsMax") <= 12);
    for (const engine::Figure& one : report.figures) summary.figures.push_back(one.value);
    for (const base::MeterReading& reading : report.readings) summary.granules.push_back(reading.granules);
    return summary;
}

}  // namespace

TEST_CASE("lambda: the same key gives the same run, another key another", "[lambda]") {
    const Summary first = run(4);
    CHECK(run(4) == first);
    CHECK_FALSE(run(5) == first);
}

TEST_CASE("lambda: a request does the same work whatever environment it meets", "[lambda]") {
    // Two designs that differ in cold starts, overhead and retries alone: the computed times are the same one by one.
    const auto work = [](bool cold) {
        Bed bed({}, 8);
        Spec spec = test::plainFunction(Distribution::logNormal(0.01, 0.1));
        if (cold) {
            spec.init = Distribution::exponential(0.3);
            spec.idleLifetime = test::seconds(5);
            spec.placement = lambda::defaultPlacement();
            spec.invokeOverhead = lambda::defaultInvokeOverhead();
        }
        Function function(bed.world, bed.account, spec, "F");
        std::map<std::int64_t, std::int64_t> computed;
        bed.hook = [&](const Bed::Done& done) {
            for (const engine::Span& span : done.spans) {
                if (span.cause == engine::Cause::Compute) computed[done.called.ns] = span.length.count;
            }
        };
        bed.evenly(function, Instant{}, base::seconds(7), 200).spawn();
        bed.runUntil(2'000);
        return computed;
    };
    const auto warm = work(false);
    CHECK(warm.size() == 200);
    CHECK(work(true) == warm);
}

TEST_CASE("lambda: once warm, coroutine frames come from the pool", "[lambda]") {
    Bed bed({}, 4);
    ScriptedService backend(bed.world, "Backend", script());
    Function function(bed.world, bed.account, busy(), "F");
    REQUIRE(function.bind([&](const CallStep&) -> base::Result<lambda::Callee> { return lambda::Callee{&backend}; })
                .has_value());
    bed.poisson(function, 40.0, Instant{base::seconds(1'000).count}, 9).spawn();
    bed.runUntil(300);
    const std::uint64_t before = bed.world.scheduler().frames().misses();
    const std::size_t requests = bed.world.requests().live();
    bed.runUntil(1'000);
#ifndef HEADROOM_FRAMES_FROM_MALLOC
    CHECK(bed.world.scheduler().frames().misses() - before < 20);
#endif
    CHECK(bed.world.requests().live() < requests + 40);
}
