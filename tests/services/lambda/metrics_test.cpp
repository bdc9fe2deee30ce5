// SPDX-License-Identifier: GPL-3.0-or-later
// CloudWatch's metrics of a function, minute by minute, against counts by hand.
#include "tests/services/lambda/bed.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/observed.hpp"

using namespace headroom;
using base::Instant;
using lambda::Function;
using lambda::Spec;
using test::Bed;
using test::plainFunction;
using test::seconds;

namespace {

Instant instant(double at) { return Instant{base::fromSeconds(at).count}; }

std::vector<double> valuesOf(Bed& bed, const std::string& metric) {
    for (const engine::MetricSeries& series : bed.world.metrics().series()) {
        if (series.resource == "F" && series.name == metric) return series.values;
    }
    return {};
}

using Values = std::vector<double>;

}  // namespace

TEST_CASE("lambda: the metrics of a function on demand, minute by minute", "[lambda]") {
    // Reserved 2, INIT 1 s, timeout 4 s. Minute 0: 3 at once, 2 s of work: 2 run, 1 is refused. Minute 1: nothing.
    // Minute 2: one of 2 s. Minute 3: the work takes 5 s from now on: one is killed at 4 s.
    Bed bed;
    Spec spec = plainFunction(seconds(2));
    spec.init = seconds(1);
    spec.timeout = 4;
    spec.reservedConcurrentExecutions = 2;
    Function function(bed.world, bed.account, spec, "F");
    bed.at(function, std::vector<Instant>(3, Instant{})).spawn();
    bed.at(function, {instant(130)}).spawn();
    bed.at(function, {instant(190)}).spawn();
    for (int minute = 1; minute <= 4; ++minute) {
        bed.runUntil(60.0 * minute);
        bed.world.metrics().closePeriod(bed.world.now(), true);
        if (minute == 3) function.suffer({2.5, 0.0});
    }
    CHECK(valuesOf(bed, "Invocations") == Values{2, 0, 1, 1});
    CHECK(valuesOf(bed, "Throttles") == Values{1, 0, 0, 0});
    CHECK(valuesOf(bed, "Errors") == Values{0, 0, 0, 1});
    CHECK(support::observed(valuesOf(bed, "Duration")) ==
          Values{2'000, support::kNothing, 2'000, 4'000});  // without INIT
    CHECK(valuesOf(bed, "ConcurrentExecutions") == Values{2, 0, 1, 1});
}

TEST_CASE("lambda: an average and a maximum of the utilization are there for whoever watches it", "[lambda]") {
    // 2 of 4 for 30 s of a minute: half at most, a quarter on average.
    Bed bed;
    Spec spec = plainFunction(seconds(30));
    spec.steps = {{lambda::WaitStep{seconds(30)}}};
    spec.published = true;
    spec.provisionedConcurrency = 4;
    Function function(bed.world, bed.account, spec, "F");
    bed.at(function, std::vector<Instant>(2, Instant{})).spawn();
    const engine::Gauge& utilization = function.provisioned()->utilization();
    CHECK(engine::Metrics::latest(utilization) == nullptr);
    bed.runUntil(60);
    bed.world.metrics().closePeriod(bed.world.now(), true);
    REQUIRE(engine::Metrics::latest(utilization) != nullptr);
    CHECK(engine::Metrics::latest(utilization)->sum == Approx(0.25));
    CHECK(engine::Metrics::latest(utilization)->maximum == 0.5);
}
