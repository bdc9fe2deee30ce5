// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/services/lambda/bed.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/scripted_service.hpp"
#include "tests/support/statistics.hpp"

using namespace headroom;
using base::Instant;
using base::milliseconds;
using engine::Cause;
using engine::Disposition;
using lambda::CallStep;
using lambda::Function;
using lambda::Spec;
using test::Bed;
using test::figure;
using test::plainFunction;
using test::ScriptedService;
using test::seconds;

namespace {

Spec withInit(double work) {
    Spec spec = plainFunction(seconds(work));
    spec.placement = seconds(0.1);
    spec.init = seconds(0.3);
    return spec;
}

std::vector<Instant> every(double apart, int count) {
    std::vector<Instant> instants;
    for (int i = 0; i < count; ++i) instants.push_back(Instant{base::fromSeconds(apart * i).count});
    return instants;
}

lambda::FindCallee always(engine::Service& service) {
    return [&service](const CallStep&) -> base::Result<lambda::Callee> { return lambda::Callee{&service}; };
}

/// The span of a cause and hop; zero length if there is none.
base::Duration spent(Bed& bed, const Bed::Done& done, const std::string& hop, Cause cause) {
    base::Duration sum;
    for (const engine::Span& span : done.spans) {
        if (bed.world.hops().name(span.hop) == hop && span.cause == cause) sum += span.length;
    }
    return sum;
}

}  // namespace

TEST_CASE("lambda: an error keeps the environment", "[lambda]") {
    Bed bed;
    Spec spec = withInit(1.0);
    spec.error = 1.0;
    Function function(bed.world, bed.account, spec, "F");
    std::vector<Bed::Done> all;
    bed.hook = [&](const Bed::Done& done) { all.push_back(done); };
    bed.at(function, every(10, 5)).spawn();
    bed.runUntil(60);
    const auto report = function.report(base::seconds(60));
    CHECK(figure(report, "Errors") == 5);
    CHECK(figure(report, "Crashes") == 0);
    CHECK(figure(report, "ColdStarts") == 1);
    REQUIRE(all.size() == 5);
    CHECK(all[0].outcome.disposition == Disposition::Failed);
    CHECK(all[0].outcome.error == engine::ErrorKind::Permanent);
    CHECK(all[0].outcome.status == 200);
    CHECK(all[0].outcome.halt == engine::Halt::None);  // its code came to its end
    CHECK(all[0].ended - all[0].called == milliseconds(1'400));
    CHECK(all[1].ended - all[1].called == milliseconds(1'000));
}

TEST_CASE("lambda: a crash makes INIT run again within the next invocation there, without placement", "[lambda]") {
    Bed bed;
    Spec spec = withInit(1.0);
    spec.crash = 1.0;
    Function function(bed.world, bed.account, spec, "F");
    std::vector<base::Duration> lengths;
    bed.hook = [&](const Bed::Done& done) {
        lengths.push_back(done.ended - done.called);
        CHECK(done.outcome.halt == engine::Halt::Crash);
    };
    bed.at(function, every(10, 4)).spawn();
    bed.runUntil(60);
    const auto report = function.report(base::seconds(60));
    CHECK(figure(report, "Errors") == 4);
    CHECK(figure(report, "Crashes") == 4);
    CHECK(figure(report, "ColdStarts") == 1);
    CHECK(figure(report, "SuppressedInits") == 3);
    CHECK(figure(report, "EnvironmentsMax") == 1);
    CHECK(figure(report, "InitDurationMean") == Approx(0.3));
    CHECK(figure(report, "BilledDurationTotal") == Approx(0.3 + 1.0 + 3 * 1.3));
    CHECK(lengths == std::vector<base::Duration>{milliseconds(1'400), milliseconds(1'300), milliseconds(1'300),
                                                 milliseconds(1'300)});
}

// INIT of 2.5 s and a second of work in a timeout of 3 s: what is cold ends in time, what comes after a reset never.
TEST_CASE("lambda: INIT after a reset counts against the timeout, so that one can bring the next", "[lambda]") {
    Bed bed;
    Spec spec = withInit(1.0);
    spec.init = seconds(2.5);
    spec.timeout = 3;
    ScriptedService backend(bed.world, "Backend",
                            {{base::seconds(10), test::kBroken}, {base::Duration(0), test::kServed}});
    CallStep step;
    step.target = "Backend";
    spec.steps.push_back({step});
    Function function(bed.world, bed.account, spec, "F");
    REQUIRE(function.bind(always(backend)).has_value());
    bed.at(function, every(20, 5)).spawn();
    bed.runUntil(120);
    const auto report = function.report(base::seconds(120));
    CHECK(figure(report, "Timeouts") == 5);
    CHECK(figure(report, "ColdStarts") == 1);
    CHECK(figure(report, "SuppressedInits") == 4);
    CHECK(backend.started == 1);  // the others end before they call it
}

TEST_CASE("lambda: errors and crashes come as often as they are said to", "[lambda]") {
    Bed bed(test::unlimitedRates());
    Spec spec = plainFunction(seconds(0.001));
    spec.error = 0.03;
    spec.crash = 0.01;
    Function function(bed.world, bed.account, spec, "F");
    bed.evenly(function, Instant{}, milliseconds(1), 100'000).spawn();
    bed.runUntil(200);
    const auto report = function.report(base::seconds(200));
    const double crashes = figure(report, "Crashes");
    CHECK(std::abs(figure(report, "Errors") - crashes - 3'000) < test::kNormal999 * std::sqrt(3'000 * 0.97));
    CHECK(std::abs(crashes - 1'000) < test::kNormal999 * std::sqrt(1'000 * 0.99));
    CHECK(bed.count(Disposition::Failed) == static_cast<std::uint64_t>(figure(report, "Errors")));
}

TEST_CASE("lambda: a timeout kills the execution and costs the environment, not what it had called", "[lambda]") {
    // Timeout 3 s; the call takes 10 s and would be retried.
    Bed bed;
    ScriptedService backend(bed.world, "Backend", {{base::seconds(10), test::kBroken}});
    Spec spec = withInit(1.0);
    spec.timeout = 3;
    CallStep step;
    step.target = "Backend";
    spec.steps.push_back({step});
    Function function(bed.world, bed.account, spec, "F");
    REQUIRE(function.bind(always(backend)).has_value());
    std::vector<Bed::Done> all;
    bed.hook = [&](const Bed::Done& done) { all.push_back(done); };
    bed.at(function, every(20, 2)).spawn();
    bed.runUntil(120);
    REQUIRE(all.size() == 2);
    CHECK(all[0].outcome.disposition == Disposition::Failed);
    CHECK(all[0].outcome.error == engine::ErrorKind::Permanent);
    CHECK(all[0].outcome.halt == engine::Halt::Timeout);
    CHECK(all[0].ended - all[0].called == milliseconds(100 + 300 + 3'000));
    CHECK(all[1].ended - all[1].called == milliseconds(3'000));  // INIT is within them
    CHECK(backend.finished == 2);                                // went on
    CHECK(backend.started == 2);                                 // but nobody is left to try again
    const auto report = function.report(base::seconds(120));
    CHECK(figure(report, "Timeouts") == 2);
    CHECK(figure(report, "Errors") == 2);
    CHECK(figure(report, "ColdStarts") == 1);
    CHECK(figure(report, "SuppressedInits") == 1);
    CHECK(figure(report, "ConcurrentExecutionsMax") == 1);
    // 3 s of execution, all explained: 1 s computed, 2 s in the call that was given up.
    CHECK(spent(bed, all[0], "F", Cause::Compute) == base::seconds(1));
    CHECK(spent(bed, all[0], "F", Cause::Downstream) == base::seconds(2));
    CHECK(spent(bed, all[0], "Backend", Cause::Compute) == base::Duration(0));
}

TEST_CASE("lambda: what a killed execution was at is booked, and nothing twice", "[lambda]") {
    Bed bed;
    SECTION("computing") {
        Spec spec = plainFunction(seconds(5));
        spec.timeout = 2;
        Function function(bed.world, bed.account, spec, "F");
        std::vector<Bed::Done> all;
        bed.hook = [&](const Bed::Done& done) { all.push_back(done); };
        bed.at(function, every(20, 1)).spawn();
        bed.runUntil(60);
        REQUIRE(all.size() == 1);
        CHECK(all[0].ended - all[0].called == base::seconds(2));
        CHECK(spent(bed, all[0], "F", Cause::Compute) == base::seconds(2));
        CHECK(all[0].spans.size() == 1);
    }
    SECTION("retrying: the finished attempt is the callee's, the rest downstream") {
        ScriptedService backend(bed.world, "Backend",
                                {{base::seconds(1), test::kBroken}, {base::seconds(60), test::kServed}});
        Spec spec = plainFunction(base::Distribution());
        spec.timeout = 4;
        CallStep step;
        step.target = "Backend";
        spec.steps = {{step}};
        Function function(bed.world, bed.account, spec, "F");
        REQUIRE(function.bind(always(backend)).has_value());
        std::vector<Bed::Done> all;
        bed.hook = [&](const Bed::Done& done) { all.push_back(done); };
        bed.at(function, every(20, 1)).spawn();
        bed.runUntil(100);
        REQUIRE(all.size() == 1);
        base::Duration sum;
        for (const engine::Span& span : all[0].spans) sum += span.length;
        CHECK(sum == base::seconds(4));
        CHECK(spent(bed, all[0], "Backend", Cause::Compute) == base::seconds(1));
        CHECK(spent(bed, all[0], "F", Cause::BackOff) > base::Duration(0));
    }
}

TEST_CASE("lambda: an execution that ends at the deadline has ended in time", "[lambda]") {
    Bed bed;
    Spec spec = plainFunction(seconds(3));
    spec.timeout = 3;
    Function function(bed.world, bed.account, spec, "F");
    bed.at(function, every(10, 2)).spawn();
    bed.runUntil(30);
    CHECK(bed.count(Disposition::Succeeded) == 2);
    CHECK(figure(function.report(base::seconds(30)), "Timeouts") == 0);
}

TEST_CASE("lambda: an INIT above 10 s is run again within the first invocation", "[lambda]") {
    // 12 s of INIT: broken off at 10 s, run again under the function's timeout, then 1 s of work.
    Bed bed;
    Spec spec = plainFunction(seconds(1));
    spec.init = seconds(12);
    std::vector<Bed::Done> all;
    bed.hook = [&](const Bed::Done& done) { all.push_back(done); };
    SECTION("a timeout of 30 s leaves room for it") {
        spec.timeout = 30;
        Function function(bed.world, bed.account, spec, "F");
        bed.at(function, every(100, 2)).spawn();
        bed.runUntil(200);
        REQUIRE(all.size() == 2);
        CHECK(all[0].ended - all[0].called == base::seconds(10 + 12 + 1));
        CHECK(all[1].ended - all[1].called == base::seconds(1));
        CHECK(spent(bed, all[0], "F", Cause::Init) == base::seconds(22));
        CHECK(figure(function.report(base::seconds(200)), "BilledDurationTotal") == 23 + 1);
    }
    SECTION("the default timeout does not, ever") {
        spec.timeout = 3;
        Function function(bed.world, bed.account, spec, "F");
        bed.at(function, every(100, 2)).spawn();
        bed.runUntil(200);
        REQUIRE(all.size() == 2);
        CHECK(all[0].ended - all[0].called == base::seconds(13));
        CHECK(all[1].ended - all[1].called == base::seconds(3));  // after the reset all of INIT is within it
        CHECK(figure(function.report(base::seconds(200)), "Timeouts") == 2);
    }
}
