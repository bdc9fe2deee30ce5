// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/services/lambda/bed.hpp"
#include "tests/support/catch.hpp"

using namespace headroom;
using base::Instant;
using lambda::Function;
using lambda::Spec;
using test::Bed;
using test::figure;
using test::plainFunction;
using test::seconds;

namespace {

Instant instant(double at) { return Instant{base::fromSeconds(at).count}; }

}  // namespace

TEST_CASE("lambda: a deployment retires every environment, busy ones after their invocation", "[lambda]") {
    // Two environments from t = 0 (1 s and INIT 0.5 s), deployment at 10.5 s while one of them serves (10 to 11 s).
    Bed bed;
    Spec spec = plainFunction(seconds(1));
    spec.init = seconds(0.5);
    Function function(bed.world, bed.account, spec, "F");
    bed.at(function, {instant(0), instant(0), instant(10), instant(12), instant(20)}).spawn();
    bed.runUntil(10.5);
    function.redeploy();
    bed.runUntil(30);
    const auto report = function.report(base::seconds(30));
    CHECK(figure(report, "ColdStarts") == 3);  // two at first, the one of t = 12, which then serves at 20
    CHECK(figure(report, "EnvironmentsMax") == 2);
    // Idle until 10.5, busy until 11, the new one from 12 on.
    CHECK(figure(report, "EnvironmentsMean") == Approx((10.5 + 11.0 + 18.0) / 30).epsilon(1e-12));
}

TEST_CASE("lambda: an incident slows the code down and makes it fail, and passes", "[lambda]") {
    Bed bed;
    Function function(bed.world, bed.account, plainFunction(seconds(1)), "F");
    std::vector<double> lengths;
    std::vector<bool> ok;
    bed.hook = [&](const Bed::Done& done) {
        lengths.push_back(base::toSeconds(done.ended - done.called));
        ok.push_back(done.outcome.ok());
    };
    bed.at(function, {instant(0), instant(10), instant(20)}).spawn();
    bed.runUntil(5);
    function.suffer({3.0, 1.0});
    bed.runUntil(15);
    function.suffer({});
    bed.runUntil(30);
    CHECK(lengths == std::vector<double>{1.0, 3.0, 1.0});
    CHECK(ok == std::vector<bool>{true, false, true});
    CHECK(figure(function.report(base::seconds(30)), "ColdStarts") == 1);  // errors, not crashes
}
