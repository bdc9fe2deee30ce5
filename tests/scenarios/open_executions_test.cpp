// SPDX-License-Identifier: GPL-3.0-or-later
// What executions that are under way at the end leave open.
#include "scenarios/study/open_executions.hpp"

#include <cmath>

#include "model/engine/threshold_windows.hpp"
#include "tests/support/catch.hpp"

using namespace headroom;

namespace {

engine::LatencyHistogram lengths(std::initializer_list<std::pair<int, base::Duration>> all) {
    engine::LatencyHistogram histogram;
    for (const auto& [times, length] : all) {
        for (int i = 0; i < times; ++i) histogram.record(length);
    }
    return histogram;
}

}  // namespace

TEST_CASE("what outlasts all that have ended may fail or not", "[study]") {
    stepfunctions::ExecutionEnds ends;
    ends.succeeded = lengths({{8, base::minutes(10)}});
    ends.running = lengths({{2, base::hours(5)}});
    const study::Bounds share = study::failedShare(ends);
    CHECK(share.low == Approx(0.0).margin(1e-12));
    CHECK(share.high == Approx(0.2));
    const auto time = [&](double percentile, double value) {
        return study::timeStatistic(ends.succeeded, ends.running, percentile, value);
    };
    CHECK(time(0.8, 600.0).high == 600.0);
    CHECK(time(0.95, 600.0).low == Approx(5 * 3600.0));
    CHECK(std::isinf(time(0.95, 600.0).high));
    CHECK(time(2.0, 600.0).low == Approx(5 * 3600.0));  // the longest
    // The mean is 0.8 x 10 min + 0.2 x at least 5 h.
    CHECK(time(0.0, 600.0).low == Approx(0.8 * 600.0 + 0.2 * 18'000.0).epsilon(0.01));
    CHECK(std::isinf(time(0.0, 600.0).high));
}

TEST_CASE("what has begun a moment ago says nothing", "[study]") {
    stepfunctions::ExecutionEnds ends;
    ends.succeeded = lengths({{90, base::seconds(2)}});
    ends.failed = lengths({{10, base::seconds(2)}});
    ends.running = lengths({{50, base::milliseconds(300)}, {50, base::milliseconds(900)}});
    engine::LatencyHistogram ended = ends.succeeded;
    ended.merge(ends.failed);
    CHECK(study::failedShare(ends).low == Approx(0.1));
    CHECK(study::failedShare(ends).high == Approx(0.1));
    for (const double percentile : {0.0, 0.5, 0.99, 2.0}) {
        const study::Bounds bounds = study::timeStatistic(ended, ends.running, percentile, 2.0);
        CHECK(bounds.low == Approx(2.0));
        CHECK(bounds.high == Approx(2.0));
    }
}

// By hand: of 21, 16 succeed after ten minutes; the one of the other five whose end is seen fails, so that all five do.
TEST_CASE("what takes long counts for those of its like that have not ended", "[study]") {
    stepfunctions::ExecutionEnds ends;
    ends.succeeded = lengths({{16, base::minutes(10)}});
    ends.failed = lengths({{1, base::hours(12)}});
    ends.running = lengths({{1, base::hours(1)}, {1, base::hours(2)}, {1, base::hours(3)}, {1, base::hours(4)}});
    CHECK(study::failedShare(ends).low == Approx(5.0 / 21.0));
    CHECK(study::failedShare(ends).high == Approx(5.0 / 21.0));
    engine::LatencyHistogram ended = ends.succeeded;
    ended.merge(ends.failed);
    const study::Bounds p90 = study::timeStatistic(ended, ends.running, 0.9, 600.0);
    CHECK(p90.low == Approx(12 * 3600.0).epsilon(0.01));
    CHECK(p90.high == Approx(12 * 3600.0).epsilon(0.01));
}

// By hand: of four in the first minute one is late and one open, so that the p50 is met and the p75 is not known.
TEST_CASE("a window counts what has taken too long, ended or not, and knows what may still decide it", "[study]") {
    engine::ThresholdWindows windows(base::minutes(1), base::minutes(2));
    windows.record({}, base::seconds(30));
    windows.record({}, base::seconds(40));
    windows.recordOpen({}, base::minutes(3));
    windows.recordOpen({}, base::minutes(1));
    REQUIRE(windows.counts().size() == 1);
    CHECK(windows.counts()[0] == engine::ThresholdWindows::Count{3, 1, 1});
    CHECK(windows.counts()[0].isDecided(0.5));
    CHECK_FALSE(windows.counts()[0].isDecided(0.75));
    CHECK(windows.counts()[0].isDecided(0.9));
}
