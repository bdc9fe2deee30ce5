// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/services/lambda/environments.hpp"

#include <algorithm>

#include "tests/services/lambda/bed.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/statistics.hpp"

using namespace headroom;
using base::Distribution;
using base::Instant;
using lambda::Environment;
using lambda::Environments;
using lambda::Function;
using lambda::Spec;
using test::Bed;
using test::figure;
using test::plainFunction;
using test::seconds;

namespace {

Instant instant(double at) { return Instant{base::fromSeconds(at).count}; }

/// The same rules with lists and scans: what each environment is and when it was last used.
struct Naive {
    struct Entry {
        Environment* environment;
        Instant lastUsed;
        Instant gone;
    };
    std::vector<Entry> idle;

    Environment* mostRecent(Instant now) const {
        const Entry* best = nullptr;
        for (const Entry& entry : idle) {
            if (entry.gone <= now) continue;
            if (best == nullptr || entry.lastUsed > best->lastUsed) best = &entry;
        }
        return best == nullptr ? nullptr : best->environment;
    }
    void forget(const Environment* environment) {
        idle.erase(
            std::remove_if(idle.begin(), idle.end(), [&](const Entry& e) { return e.environment == environment; }),
            idle.end());
    }
};

}  // namespace

TEST_CASE("lambda: with several idle environments the most recently used one serves", "[lambda]") {
    // Every decision of a random history is compared with a scan over all idle environments.
    Spec spec = plainFunction(seconds(1));
    spec.idleLifetime = Distribution::exponential(20.0);
    spec.lifetime = Distribution::uniform(30.0, 200.0);
    Environments environments(spec, 5, Instant{});
    Naive naive;
    std::vector<Environment*> busy;
    base::Stream stream(9);
    Instant now{};
    int reused = 0;
    int withChoice = 0;
    for (int i = 0; i < 20'000; ++i) {
        now = now + base::fromSeconds(stream.uniform() * 4.0);
        if (busy.empty() || (busy.size() < 8 && stream.chance(0.5))) {
            Environment* expected = naive.mostRecent(now);
            Environment* found = environments.findWarm(now);
            REQUIRE(found == expected);
            if (found == nullptr) {
                busy.push_back(&environments.create(now));
                naive.idle.clear();  // all expired
                continue;
            }
            ++reused;
            withChoice += naive.idle.size() > 1 ? 1 : 0;
            environments.take(*found);
            naive.forget(found);
            busy.push_back(found);
        } else {
            const auto which = static_cast<std::ptrdiff_t>(stream.below(busy.size()));
            Environment* done = busy[static_cast<std::size_t>(which)];
            busy.erase(busy.begin() + which);
            environments.release(*done, now);
            if (done->alive) naive.idle.push_back({done, now, environments.goneAt(*done)});
        }
    }
    CHECK(reused > 5'000);
    CHECK(withChoice > 2'000);
}

TEST_CASE("lambda: a function routes to the environment used last", "[lambda]") {
    // Three at once make three environments, which end after 1, 2 and 3 s. The last to end serves alone from then on:
    // with a slow trickle the two others expire after 60 s, the third never.
    Bed bed(test::unlimitedRates());
    Spec spec = plainFunction(seconds(1));
    spec.init = Distribution::uniform(0.0, 2.0);
    spec.idleLifetime = seconds(60);
    Function function(bed.world, bed.account, spec, "F");
    bed.at(function, std::vector<Instant>(3, Instant{})).spawn();
    bed.evenly(function, instant(10), base::seconds(50), 100).spawn();
    bed.runUntil(6'000);
    const auto report = function.report(base::seconds(5'000));
    CHECK(figure(report, "ColdStarts") == 3);
    // Two live for at most 3 + 60 s of the 5,000 s, one for all of it. With round robin it would be nearly 3.
    CHECK(figure(report, "EnvironmentsMean") < 1.03);
    CHECK(figure(report, "EnvironmentsMean") > 1.02);
}

TEST_CASE("lambda: an idle environment expires at its deadline, exactly", "[lambda]") {
    Bed bed(test::unlimitedRates());
    Spec spec = plainFunction(seconds(1));
    spec.init = seconds(0.25);
    spec.idleLifetime = seconds(300);
    Function function(bed.world, bed.account, spec, "F");
    SECTION("just before it serves, at it it is gone; the mean counts it until then") {
        // Busy 0 to 1.25, idle until 301.25: a request at 301.249 is warm (busy to 302.249, idle until 602.249), one at
        // 602.249 is cold.
        bed.at(function, {instant(0), instant(301.249), instant(602.249)}).spawn();
        bed.runUntil(2'000);
        const auto report = function.report(base::seconds(2'000));
        CHECK(figure(report, "ColdStarts") == 2);
        CHECK(figure(report, "EnvironmentsMax") == 1);
        CHECK(figure(report, "EnvironmentsMean") == Approx((602.249 + 301.25) / 2'000).epsilon(1e-12));
        CHECK(figure(report, "InitDurationMean") == Approx(0.25));
    }
    SECTION("an expiry in the warm-up is not counted in the window") {
        bed.at(function, {instant(0), instant(500)}).spawn();
        bed.runUntil(400);
        function.startMeasuring();  // the first is gone since 301.25
        bed.runUntil(1'400);
        const auto report = function.report(base::seconds(1'000));
        CHECK(figure(report, "EnvironmentsMean") == Approx(301.25 / 1'000).epsilon(1e-12));
        CHECK(figure(report, "EnvironmentsMax") == 1);
    }
}

TEST_CASE("lambda: past its lifetime an environment is not used again", "[lambda]") {
    Bed bed(test::unlimitedRates());
    Spec spec = plainFunction(seconds(10));
    spec.init = seconds(1);
    spec.lifetime = seconds(100);
    Function function(bed.world, bed.account, spec, "F");
    SECTION("when it is idle then") {
        bed.at(function, {instant(0), instant(99.5), instant(200)}).spawn();
        bed.runUntil(299);
        // The one of t = 0 serves at 99.5, ends at 109.5 past its lifetime; a second one from 200 on.
        const auto report = function.report(base::seconds(299));
        CHECK(figure(report, "ColdStarts") == 2);
        CHECK(figure(report, "EnvironmentsMean") == Approx((109.5 + 99.0) / 299).epsilon(1e-12));
    }
    SECTION("and however busy it is: about one cold start a lifetime") {
        bed.evenly(function, Instant{}, base::seconds(12), 100).spawn();
        bed.runUntil(1'300);
        CHECK(figure(function.report(base::seconds(1'300)), "ColdStarts") ==
              12);  // each serves at 0, 12 ... 96 s of age
    }
}

TEST_CASE("lambda: presets of idle lifetime and lifetime", "[lambda]") {
    const Distribution now = *lambda::idleLifetimePreset("2021");
    REQUIRE(now.check().has_value());
    CHECK(*now.quantile(0.41) == Approx(360.0));
    CHECK(*now.quantile(1.0) == Approx(420.0));
    CHECK(*now.quantile(0.003) == Approx(300.0));
    CHECK(*now.quantile(0.0) == Approx(180.0));

    const Distribution then = *lambda::idleLifetimePreset("2020");
    REQUIRE(then.check().has_value());
    // With the deaths at the wall within the gap put back, the listed probabilities come out again.
    const std::vector<std::pair<double, double>> listed{{620, 0.09}, {633, 0.20}, {654, 0.56},
                                                        {694, 0.60}, {779, 0.66}, {1'300, 0.74}};
    const auto& points = std::get<base::shape::Piecewise>(then.shape()).points;
    for (const auto& [gap, gone] : listed) {
        const auto at = std::find_if(points.begin(), points.end(), [g = gap](const auto& p) { return p.value == g; });
        REQUIRE(at != points.end());
        CHECK(1.0 - (1.0 - at->p) * (1.0 - gap / 7'100.0) == Approx(gone).margin(0.002));
    }
    CHECK(points.back().value == 1'523);

    const Distribution wall = *lambda::lifetimePreset("2020");
    REQUIRE(wall.check().has_value());
    CHECK(*wall.quantile(0.9) == Approx(7'080).margin(10));
    CHECK(*wall.quantile(1.0) == Approx(7'390).margin(10));
    CHECK_FALSE(lambda::idleLifetimePreset("2019").has_value());
    CHECK_FALSE(lambda::lifetimePreset("none").has_value());
    CHECK(lambda::defaultPlacement().check().has_value());
    CHECK(lambda::defaultInvokeOverhead().check().has_value());
}

TEST_CASE("lambda: each idle period draws anew, from the environment's own key", "[lambda]") {
    // An environment that is used every 6 minutes survives a gap with probability 0.59 each time.
    Bed bed(test::unlimitedRates());
    Spec spec = plainFunction(Distribution());
    spec.idleLifetime = *lambda::idleLifetimePreset("2021");
    Function function(bed.world, bed.account, spec, "F");
    bed.evenly(function, Instant{}, base::seconds(360), 10'000).spawn();
    bed.runUntil(3'600'000);
    const double cold = figure(function.report(base::seconds(3'600'000)), "ColdStarts") / 10'000;
    CHECK(std::abs(cold - 0.41) < test::kNormal999 * std::sqrt(0.41 * 0.59 / 10'000));
}
