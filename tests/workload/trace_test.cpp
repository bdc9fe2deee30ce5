// SPDX-License-Identifier: GPL-3.0-or-later
// Traces as values and their replay. Oracles: counts by hand.
#include "model/workload/trace.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <memory>
#include <numeric>

#include "tests/support/catch.hpp"
#include "tests/workload/arrival_statistics.hpp"

using namespace headroom;
using namespace headroom::workload;
using namespace headroom::test;
using base::Duration;
using base::hours;
using base::Instant;
using base::minutes;
using base::seconds;

namespace {

Timestamp clock(int minute) { return timestampOf({2026, 1, 5}, minutes(minute)); }

ArrivalSpec replay(Trace trace, double burstiness = 1.0) {
    return {TraceReplay{std::make_shared<const Trace>(std::move(trace)), burstiness}};
}

Trace countsTrace(std::vector<double> counts, Duration interval = minutes(5)) {
    Trace trace;
    trace.interval = interval;
    trace.counts = std::move(counts);
    return trace;
}

}  // namespace

TEST_CASE("points in any order become a trace", "[trace]") {
    const auto trace = traceFromPoints({{clock(10), 3}, {clock(0), 1}, {clock(5), 2}, {clock(15), 4.5}}, {});
    REQUIRE(trace.has_value());
    CHECK(trace->start == clock(0));
    CHECK(trace->interval == minutes(5));
    CHECK(trace->counts == std::vector<double>{1, 2, 3, 4.5});
    CHECK(trace->total() == 10.5);
    CHECK(trace->length() == minutes(20));
}

TEST_CASE("gaps are refused by name, or filled as asked", "[trace]") {
    const std::vector<TracePoint> points{
        {clock(0), 10}, {clock(5), 20}, {clock(20), 50}, {clock(25), 7}, {clock(35), 9}};
    const auto refused = traceFromPoints(points, {});
    REQUIRE_FALSE(refused.has_value());
    CHECK(
        refused.error().what.find("3 intervals of 300 s without a value: 2026-01-05T00:10:00Z to 2026-01-05T00:15:00Z, "
                                  "2026-01-05T00:30:00Z;") == 0);
    const auto zero = traceFromPoints(points, {{}, Gaps::Zero, false});
    CHECK(zero->counts == std::vector<double>{10, 20, 0, 0, 50, 7, 0, 9});
    const auto line = traceFromPoints(points, {{}, Gaps::Interpolate, true});
    CHECK(line->counts == std::vector<double>{10, 20, 30, 40, 50, 7, 8, 9});
    CHECK(line->includesRetries);
}

// Counts of five minutes with an Interval of one: filled up they would be five times as many.
TEST_CASE("an interval finer than what was recorded is refused", "[trace]") {
    const std::vector<TracePoint> every5{{clock(0), 10}, {clock(5), 20}, {clock(10), 30}};
    for (const Gaps gaps : {Gaps::Zero, Gaps::Interpolate}) {
        const auto refused = traceFromPoints(every5, {minutes(1), gaps, false});
        REQUIRE_FALSE(refused.has_value());
        CHECK(refused.error().what.find("each counts so long") != std::string::npos);
        CHECK(traceFromPoints(every5, {minutes(5), gaps, false}).has_value());
    }
    // Now and then an event in a minute: the others had none.
    const std::vector<TracePoint> rare{{clock(0), 1}, {clock(7), 1}, {clock(10), 1}};
    CHECK(traceFromPoints(rare, {minutes(1), Gaps::Zero, false})->total() == 3.0);
    CHECK_FALSE(traceFromPoints(rare, {minutes(1), Gaps::Interpolate, false}).has_value());
}

TEST_CASE("gaps and doubled times of a file are named by its lines", "[trace]") {
    const auto doubled = traceFromPoints({{clock(0), 1, 2}, {clock(5), 2, 3}, {clock(0), 3, 4}}, {});
    REQUIRE_FALSE(doubled.has_value());
    CHECK(doubled.error().where == "line 4");
    CHECK(doubled.error().what.ends_with("2026-01-05T00:00:00Z (lines 2 and 4)"));
    const auto gap = traceFromPoints({{clock(0), 1, 2}, {clock(5), 2, 3}, {clock(15), 3, 4}}, {});
    REQUIRE_FALSE(gap.has_value());
    CHECK(gap.error().where == "line 4");
}

TEST_CASE("duplicates, bad values, crooked times and empty traces are refused", "[trace]") {
    const auto what = [](std::vector<TracePoint> points, TraceOptions options = {}) {
        const auto trace = traceFromPoints(std::move(points), options);
        return trace ? std::string("fine") : trace.error().where + "|" + trace.error().what;
    };
    CHECK(what({}) == "|the trace holds no values");
    CHECK(what({{clock(0), 1}, {clock(5), 1}, {clock(0), 2}}) ==
          "|two values for the same time at 2026-01-05T00:00:00Z");
    CHECK(what({{clock(0), 1}, {clock(5), -1, 7}}).find("line 7|the value at 2026-01-05T00:05:00Z is negative") == 0);
    CHECK(what({{clock(0), std::nan(""), 3}}).find("line 3|") == 0);
    CHECK(what({{clock(0), std::numeric_limits<double>::infinity(), 3}}).find("line 3|") == 0);
    CHECK(what({{clock(0), 1}}).find("give Interval") != std::string::npos);
    CHECK(what({{clock(0), 1}}, {minutes(5), Gaps::Refuse, false}) == "fine");
    CHECK(what({{clock(0), 1}, {clock(5), 1}, {clock(10), 1}, {clock(12), 1, 9}})
              .find("line 9|times are not a whole number") == 0);
    CHECK(what({{clock(0), 1}, {clock(5), 1}}, {base::nanoseconds(1), Gaps::Zero, false}).find("ten million") !=
          std::string::npos);
    CHECK(what({{clock(0), 1}, {clock(5), 1}}, {Duration(0), Gaps::Zero, false}).find("Interval must be above 0") !=
          std::string::npos);
}

TEST_CASE("every interval keeps its count", "[trace]") {
    const std::vector<double> counts{94, 0, 56, 1, 187, 12};
    for (const double burstiness : {1.0, 4.0}) {
        const auto arrivals = arrivalsOf(replay(countsTrace(counts), burstiness), 5, hours(2));
        CHECK(std::is_sorted(arrivals.begin(), arrivals.end()));
        CHECK(countsIn(arrivals, minutes(5), minutes(30)) == counts);
        CHECK(arrivals.size() == 350);  // and nothing after the end
    }
    const ArrivalSpec spec = replay(countsTrace(counts));
    CHECK(rateAt(spec, Instant{} + minutes(12)).perSecond == Approx(56 / 300.0));
    CHECK(rateAt(spec, Instant{} + hours(1)).perSecond == 0);
    CHECK(meanRate(spec, Instant{}, Instant{} + hours(1)).perSecond == Approx(350 / 3600.0));
}

TEST_CASE("the warm-up plays the trace backwards from its beginning", "[trace]") {
    const ArrivalSpec spec = replay(countsTrace({10, 20, 30}));
    const auto source = makeArrivals(spec, 1, Instant{} - hours(1), Instant{});
    std::vector<double> counts(12, 0.0);
    while (const auto at = source->next()) {
        counts[static_cast<std::size_t>((*at - (Instant{} - hours(1))) / minutes(5))] += 1;
    }
    CHECK(counts == std::vector<double>{0, 0, 0, 0, 0, 0, 0, 0, 0, 30, 20, 10});
    CHECK(meanRate(spec, Instant{} - minutes(10), Instant{}).perSecond == Approx(30 / 600.0));
}

TEST_CASE("the mean rate of a part of a trace looks at that part alone", "[trace]") {
    // By hand, five minutes each: a half of 20 and a fifth of 30; backwards from Start a tenth of 10, forwards all.
    const ArrivalSpec spec = replay(countsTrace({10, 20, 30}));
    const auto between = [&](int from, int to) {
        return meanRate(spec, Instant{} + seconds(from), Instant{} + seconds(to)).perSecond * (to - from);
    };
    CHECK(between(450, 660) == Approx(10.0 + 6.0));
    CHECK(between(-30, 300) == Approx(1.0 + 10.0));
    CHECK(between(-660, -450) == Approx(10.0 + 6.0));
    CHECK(between(800, 2000) == Approx(10.0));
    CHECK(between(1000, 2000) == 0.0);
    // A year of minutes, each asked for: summed from the beginning that would be 138 thousand million additions.
    std::vector<double> counts;
    for (int i = 0; i < 525'600; ++i) counts.push_back(i % 7);
    const ArrivalSpec year = replay(countsTrace(counts, minutes(1)));
    double all = 0.0;
    for (int i = 0; i < 525'600; ++i) all += rateAt(year, Instant{} + minutes(i)).perSecond * 60.0;
    CHECK(all == Approx(std::accumulate(counts.begin(), counts.end(), 0.0)));
}

TEST_CASE("a window's arrivals do not depend on where the window begins", "[trace]") {
    const ArrivalSpec spec = replay(countsTrace({300, 500, 200}), 3.0);
    const auto whole = arrivalsOf(spec, 9, minutes(15));
    const auto source = makeArrivals(spec, 9, Instant{} + minutes(7), Instant{} + minutes(11));
    for (const Instant at : whole) {
        if (at >= Instant{} + minutes(7) && at < Instant{} + minutes(11)) { REQUIRE(source->next() == at); }
    }
    CHECK_FALSE(source->next().has_value());
}

TEST_CASE("scaled and fractional counts keep their running total", "[trace]") {
    ArrivalSpec spec = replay(countsTrace(std::vector<double>(1000, 0.7)));
    CHECK(arrivalsOf(spec, 1, hours(100)).size() == 700);
    spec.scale = 0.25;
    CHECK(arrivalsOf(spec, 1, hours(100)).size() == 175);
    spec = replay(countsTrace({100, 50}));
    spec.scale = 2.5;
    spec.timeScale = 0.2;  // five minutes become one
    CHECK(countsIn(arrivalsOf(spec, 1, minutes(2)), minutes(1), minutes(2)) == std::vector<double>{250, 125});
    CHECK(meanRate(spec, Instant{}, Instant{} + minutes(2)).perSecond == Approx(375 / 120.0));
}

TEST_CASE("inside an interval the index of dispersion is the burstiness", "[trace]") {
    // n arrivals in an interval cut into parts of share q: variance B (1 - q) times the mean, 1,000 intervals of 20
    // parts.
    for (const double burstiness : {1.0, 2.0, 5.0, 20.0}) {
        CAPTURE(burstiness);
        const auto arrivals =
            arrivalsOf(replay(countsTrace(std::vector<double>(1000, 2000)), burstiness), 7, minutes(5000));
        const auto counts = countsIn(arrivals, seconds(15), minutes(5000));
        const double parts = 20, mean = 100;
        double squares = 0;
        for (const double count : counts) { squares += (count - mean) * (count - mean); }
        const double dispersion = squares / static_cast<double>(counts.size()) / mean / (1 - 1 / parts);
        // clusters of geometric size make fourth moments larger: their standard error is below 4 sqrt(2 / n) B
        CHECK(std::abs(dispersion / burstiness - 1) < 4 * std::sqrt(2.0 / 20'000));
    }
}

TEST_CASE("with burstiness one the arrivals of an interval are uniform", "[trace]") {
    const auto arrivals = arrivalsOf(replay(countsTrace({50'000})), 3, minutes(5));
    std::vector<double> places;
    for (const Instant at : arrivals) { places.push_back(base::toSeconds(at - Instant{}) / 300); }
    CHECK(kolmogorovSmirnov(places, [](double p) { return p; }) < kKolmogorov999);
}

TEST_CASE("single arrivals are replayed at their own times", "[trace]") {
    const auto trace = traceFromArrivals({clock(3), clock(1), clock(1), clock(7)}, {});
    REQUIRE(trace.has_value());
    CHECK(trace->arrivals == std::vector<Duration>{minutes(0), minutes(0), minutes(2), minutes(6)});
    ArrivalSpec spec = replay(*trace);
    CHECK(arrivalsOf(spec, 1, hours(1)) ==
          std::vector<Instant>{{}, {}, Instant{} + minutes(2), Instant{} + minutes(6)});
    const auto mirrored = arrivalsOf(spec, 1, Duration(0), minutes(3));
    const Duration ns = base::nanoseconds(1);
    CHECK(mirrored == std::vector<Instant>{Instant{} - minutes(2) - ns, Instant{} - ns, Instant{} - ns});
    spec.scale = 2;
    spec.timeScale = 0.5;
    CHECK(arrivalsOf(spec, 1, hours(1)).size() == 8);
    CHECK(arrivalsOf(spec, 1, hours(1)).back() == Instant{} + minutes(3));
    CHECK(check(replay(*trace, 2.0)).error().where == "Burstiness");
}

TEST_CASE("single arrivals are counted when an interval is given", "[trace]") {
    const auto trace = traceFromArrivals({clock(3), clock(1), clock(1), clock(12)}, {minutes(5), Gaps::Refuse, false});
    REQUIRE(trace.has_value());
    CHECK(trace->start == clock(0));
    CHECK(trace->counts == std::vector<double>{3, 0, 1});
}
