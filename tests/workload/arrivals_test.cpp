// SPDX-License-Identifier: GPL-3.0-or-later
// Every arrival process: mean rate, index of dispersion, place of its peak. Oracles: integrals by hand, counts of a
// Poisson process, the closed form of a two-state Markov-modulated one.
#include "model/workload/arrivals.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

#include "model/base/random.hpp"
#include "tests/support/catch.hpp"
#include "tests/workload/arrival_statistics.hpp"

using namespace headroom;
using namespace headroom::workload;
using namespace headroom::test;
using base::days;
using base::Duration;
using base::hours;
using base::Instant;
using base::minutes;
using base::seconds;

namespace {

Instant at(Duration sinceStart) { return Instant{} + sinceStart; }

/// Counts in windows against the integral of a rate given by hand: a chi-square test of shape and mean together.
template <class Expected>
double shapeDeviate(const std::vector<Instant>& arrivals, Duration window, Duration length, Expected expected) {
    std::vector<double> wanted;
    for (Duration from{}; from < length; from += window) { wanted.push_back(expected(from, from + window)); }
    return chiSquareDeviate(countsIn(arrivals, window, length), wanted);
}

bool inOrder(const std::vector<Instant>& arrivals) { return std::is_sorted(arrivals.begin(), arrivals.end()); }

}  // namespace

TEST_CASE("constant arrivals are evenly spaced from Start on", "[arrivals]") {
    const ArrivalSpec spec{Constant{{20'000}}};
    const auto arrivals = arrivalsOf(spec, 1, seconds(3), seconds(1));
    REQUIRE(arrivals.size() == 80'000);
    CHECK(arrivals.front() == at(-seconds(1)));
    CHECK(std::count(arrivals.begin(), arrivals.end(), Instant{}) == 1);
    CHECK(arrivals[20'001] - arrivals[20'000] == base::microseconds(50));
    CHECK(indexOfDispersion(countsIn(arrivals, base::milliseconds(10), seconds(3))) < 1e-12);
}

TEST_CASE("constant arrivals do not drift", "[arrivals]") {
    const auto arrivals = arrivalsOf({Constant{{3}}}, 1, days(1));  // a period that is no whole number of nanoseconds
    REQUIRE(arrivals.size() == 3 * 86'400);
    CHECK(arrivals[3 * 86'399] == at(seconds(86'399)));
    CHECK(arrivalsOf({Constant{{0.0001}}}, 1, hours(3)).size() == 2);  // at 0 and 10,000 s
}

TEST_CASE("Poisson arrivals have their rate and an index of dispersion of one", "[arrivals]") {
    const ArrivalSpec spec{Poisson{{50}}};
    const auto arrivals = arrivalsOf(spec, 2, hours(4));
    CHECK(inOrder(arrivals));
    CHECK(poissonCount(static_cast<double>(arrivals.size()), 50 * 4 * 3600));
    CHECK(poissonDispersion(countsIn(arrivals, seconds(1), hours(4))));
    CHECK(poissonDispersion(countsIn(arrivals, base::milliseconds(20), hours(4))));
    std::vector<double> gaps;
    for (std::size_t i = 1; i < arrivals.size(); ++i) {
        gaps.push_back(base::toSeconds(arrivals[i] - arrivals[i - 1]));
    }
    CHECK(kolmogorovSmirnov(gaps, [](double g) { return 1 - std::exp(-50 * g); }) < kKolmogorov999);
    CHECK(meanRate(spec, at(hours(1)), at(hours(3))).perSecond == Approx(50).epsilon(1e-12));
}

TEST_CASE("diurnal arrivals have their mean, peak and place of the peak", "[arrivals]") {
    for (const double peakToMean : {1.0, 1.3, 2.5, 12.0, 100.0}) {
        CAPTURE(peakToMean);
        const ArrivalSpec spec{Diurnal{{5}, peakToMean, hours(20)}};
        CHECK(meanRate(spec, at({}), at(days(1))).perSecond == Approx(5).epsilon(1e-9));
        CHECK(rateAt(spec, at(hours(20))).perSecond == Approx(5 * peakToMean).epsilon(1e-9));
        const auto arrivals = arrivalsOf(spec, 3, days(2));
        CHECK(inOrder(arrivals));
        CHECK(poissonCount(static_cast<double>(arrivals.size()), 5 * 2 * 86'400));
        // symmetrical about the peak: the mean of the arrivals' phases points there
        double east = 0, north = 0;
        for (const Instant a : arrivals) {
            const double angle = 2 * M_PI * base::toSeconds(a - at(hours(20))) / 86'400;
            east += std::sin(angle);
            north += std::cos(angle);
        }
        if (peakToMean > 1.0) { CHECK(std::abs(std::atan2(east, north)) < 0.01); }
    }
}

TEST_CASE("diurnal arrivals follow exp(k cos) with k solved", "[arrivals]") {
    // The ratio e^k / I0(k) of k = 2 is 3.2414...; I0(2) = 2.2795853 (Abramowitz & Stegun table 9.8: e^-2 I0(2) =
    // 0.3085083225).
    const double ratio = 1 / 0.3085083225;
    const ArrivalSpec spec{Diurnal{{4}, ratio, hours(6)}};
    const auto rate = [](double t) {
        return 4 / 0.3085083225 * std::exp(2 * (std::cos(2 * M_PI * (t - 21'600) / 86'400) - 1));
    };
    CHECK(rateAt(spec, at(hours(9))).perSecond == Approx(rate(9 * 3600)).epsilon(1e-8));
    const auto integral = [&](Duration from, Duration to) {  // midpoint rule, a minute a step
        double sum = 0;
        for (double t = base::toSeconds(from) + 30; t < base::toSeconds(to); t += 60) { sum += 60 * rate(t); }
        return sum;
    };
    CHECK(shapeDeviate(arrivalsOf(spec, 4, days(1)), minutes(20), days(1), integral) < kDeviate999);
    const auto whole = arrivalsOf({Diurnal{{400}, ratio, hours(6)}}, 5, hours(1));
    CHECK(poissonDispersion(countsIn(whole, base::milliseconds(10), minutes(10))));  // nearly flat for ten minutes
}

TEST_CASE("a day's wave follows the clock of its time zone through the change of clocks", "[arrivals]") {
    ArrivalSpec spec{Diurnal{{5}, 3, hours(20)}};
    spec.calendar.zone = *TimeZone::named("America/New_York");
    spec.calendar.start = *parseTimestamp("2026-03-07T00:00:00Z");  // clocks go forward on 8 March at 07:00 UTC
    CHECK(rateAt(spec, at(hours(25))).perSecond == Approx(15));     // 8 March 01:00 UTC is 20:00 EST
    CHECK(rateAt(spec, at(days(2))).perSecond == Approx(15));       // 9 March 00:00 UTC is 20:00 EDT
    CHECK(rateAt(spec, at(days(1) + hours(7))).perSecond ==
          Approx(rateAt(spec, at(days(2) + hours(7))).perSecond));  // 03:00 EDT both
    const auto peakHour = countsIn(arrivalsOf(spec, 6, days(3)), hours(1), days(3));
    CHECK(poissonCount(peakHour[24] + peakHour[25], meanRate(spec, at(hours(24)), at(hours(26))).perSecond * 7200));
}

TEST_CASE("weekly arrivals weigh the days", "[arrivals]") {
    const ArrivalSpec spec{Weekly{{7}, {1, 1, 1, 1, 1, 0, 2}, 2.0, hours(15)}};  // Start is a Monday
    CHECK(meanRate(spec, at({}), at(days(7))).perSecond == Approx(7).epsilon(1e-9));
    const auto perDay = countsIn(arrivalsOf(spec, 7, days(14)), days(1), days(14));
    for (std::size_t day = 0; day < 14; ++day) {
        const double weight = day % 7 == 5 ? 0 : (day % 7 == 6 ? 2 : 1);
        CAPTURE(day);
        CHECK((weight == 0 ? perDay[day] == 0 : poissonCount(perDay[day], 7 * weight * 86'400)));
    }
    CHECK(rateAt(spec, at(days(6) + hours(15))).perSecond == Approx(7 * 2 * 2));
}

TEST_CASE("weekly arrivals by the hour", "[arrivals]") {
    Weekly weekly{{10}};
    weekly.hours.assign(168, 1.0);
    weekly.hours[24 + 9] = 169.0;  // Tuesday nine o'clock: half of the week's traffic and a bit
    const ArrivalSpec spec{weekly};
    CHECK(meanRate(spec, at({}), at(days(7))).perSecond == Approx(10).epsilon(1e-9));
    CHECK(rateAt(spec, at(hours(24 + 9) + minutes(59))).perSecond == Approx(10 * 168 * 169.0 / 336));
    CHECK(rateAt(spec, at(hours(24 + 10))).perSecond == Approx(5));
    const auto perHour = countsIn(arrivalsOf(spec, 8, days(7)), hours(1), days(7));
    CHECK(std::max_element(perHour.begin(), perHour.end()) - perHour.begin() == 33);
    CHECK(poissonCount(perHour[33], 3600 * 10 * 168 * 169.0 / 336));
}

TEST_CASE("a ramp rises in a straight line", "[arrivals]") {
    const ArrivalSpec spec{Ramp{{10}, {110}, hours(1), hours(2)}};
    CHECK(rateAt(spec, at(-hours(1))).perSecond == 10);
    CHECK(rateAt(spec, at(hours(2))).perSecond == Approx(60));
    CHECK(rateAt(spec, at(hours(9))).perSecond == 110);
    const auto line = [](double t) { return t < 3600 ? 10.0 : (t < 10'800 ? 10 + (t - 3600) / 72 : 110.0); };
    const auto integral = [&](Duration from, Duration to) {
        return base::toSeconds(to - from) * line((base::toSeconds(from) + base::toSeconds(to)) / 2);
    };
    CHECK(shapeDeviate(arrivalsOf(spec, 9, hours(4)), minutes(4), hours(4), integral) < kDeviate999);
    CHECK(meanRate(spec, at({}), at(hours(4))).perSecond == Approx((10 * 1 + 60 * 2 + 110 * 1) / 4.0));
    const ArrivalSpec jump{Ramp{{10}, {110}, hours(1), {}}};
    CHECK(rateAt(jump, at(hours(1))).perSecond == 110);
}

TEST_CASE("steps hold until the next one", "[arrivals]") {
    const ArrivalSpec spec{Steps{{{{}, {100}}, {minutes(30), {0}}, {minutes(40), {300}}}}};
    CHECK(rateAt(spec, at(-minutes(5))).perSecond == 100);  // of the warm-up
    CHECK(rateAt(spec, at(minutes(30) - base::nanoseconds(1))).perSecond == 100);
    CHECK(rateAt(spec, at(minutes(30))).perSecond == 0);
    const auto perTen = countsIn(arrivalsOf(spec, 10, hours(1)), minutes(10), hours(1));
    const std::vector<double> expected{60'000, 60'000, 60'000, 0, 180'000, 180'000};
    for (std::size_t i = 0; i < 6; ++i) { CHECK((i == 3 ? perTen[i] == 0 : poissonCount(perTen[i], expected[i]))); }
    CHECK(meanRate(spec, at({}), at(hours(1))).perSecond == Approx((100 * 30 + 300 * 20) / 60.0));
}

TEST_CASE("steps that begin after Start have nothing before the first", "[arrivals]") {
    const ArrivalSpec spec{Steps{{{minutes(10), {100}}, {minutes(20), {50}}}}};
    CHECK(rateAt(spec, at(-minutes(5))).perSecond == 0);
    CHECK(rateAt(spec, at(minutes(10) - base::nanoseconds(1))).perSecond == 0);
    CHECK(rateAt(spec, at(minutes(10))).perSecond == 100);
    const auto arrivals = arrivalsOf(spec, 12, hours(1), hours(3));  // three hours of warm-up
    REQUIRE_FALSE(arrivals.empty());
    CHECK(arrivals.front() >= at(minutes(10)));
    CHECK(poissonCount(static_cast<double>(arrivals.size()), 60 * (100 * 10 + 50 * 40)));
    CHECK(meanRate(spec, at({}), at(hours(1))).perSecond == Approx((100 * 10 + 50 * 40) / 60.0));
    CHECK(rateAt({spec.process, 1, 0.5}, at(minutes(5))).perSecond == 200);
}

TEST_CASE("a spike is where it should be", "[arrivals]") {
    const ArrivalSpec spec{Spike{{20}, {500}, minutes(30), minutes(5), minutes(1)}};
    CHECK(rateAt(spec, at(minutes(30) + seconds(30))).perSecond == Approx(260));
    CHECK(rateAt(spec, at(minutes(32))).perSecond == 500);
    CHECK(rateAt(spec, at(minutes(35))).perSecond == 20);
    const auto perMinute = countsIn(arrivalsOf(spec, 11, hours(1)), minutes(1), hours(1));
    const auto peak = std::max_element(perMinute.begin(), perMinute.end()) - perMinute.begin();
    CHECK(peak >= 31);
    CHECK(peak <= 33);
    CHECK(poissonCount(perMinute[30] + perMinute[34], 2 * 60 * 260));
    CHECK(meanRate(spec, at({}), at(hours(1))).perSecond == Approx(20 + 480 * 4 / 60.0));
}

TEST_CASE("bursty arrivals have the index of dispersion of a two-state Markov-modulated Poisson process",
          "[arrivals]") {
    // W. Fischer, K. Meier-Hellstern, "The Markov-modulated Poisson process cookbook", 1993: with rates a, b, switching
    // rates r (a to b) and s, the index of dispersion of counts in a window t is
    // 1 + 2 r s (a - b)^2 / ((r + s)^2 (a s + b r)) (1 - (1 - exp(-(r + s) t)) / ((r + s) t)).
    const double a = 5, b = 60, r = 1 / 20.0, s = 1 / 5.0;
    const ArrivalSpec spec{Bursty{{{{a}, seconds(20)}, {{b}, seconds(5)}}}};
    CHECK(rateAt(spec, at({})).perSecond == Approx((a * 20 + b * 5) / 25));
    const Duration length = days(3);
    const auto arrivals = arrivalsOf(spec, 12, length);
    for (const auto& [window, tolerance] : {std::pair{1.0, 0.03}, {5.0, 0.04}, {60.0, 0.10}}) {
        const double t = window * (r + s);
        const double closed =
            1 + 2 * r * s * (a - b) * (a - b) / ((r + s) * (r + s) * (a * s + b * r)) * (1 - (1 - std::exp(-t)) / t);
        CAPTURE(window, closed);
        CHECK(indexOfDispersion(countsIn(arrivals, base::fromSeconds(window), length)) ==
              Approx(closed).epsilon(tolerance));
    }
    // The count of the whole run has that dispersion as well: its standard error is sqrt(mean x limit).
    const double limit = 1 + 2 * r * s * (a - b) * (a - b) / ((r + s) * (r + s) * (a * s + b * r));
    const double mean = 16 * base::toSeconds(length);
    CHECK(std::abs(static_cast<double>(arrivals.size()) - mean) < kNormal999 * std::sqrt(mean * limit));
    CHECK(arrivalsOf(spec, 12, minutes(5)).size() ==
          static_cast<std::size_t>(std::lower_bound(arrivals.begin(), arrivals.end(), at(minutes(5))) -
                                   arrivals.begin()));
}

TEST_CASE("scale multiplies arrivals, time scale stretches their times", "[arrivals]") {
    ArrivalSpec spec{Spike{{20}, {500}, minutes(30), minutes(5), minutes(1)}, 3.0, 0.1};
    CHECK(rateAt(spec, at(seconds(192))).perSecond == Approx(500 * 3 / 0.1));  // minute 32 of the pattern
    CHECK(rateAt(spec, at(minutes(10))).perSecond == Approx(20 * 3 / 0.1));
    const auto arrivals = arrivalsOf(spec, 13, minutes(6));  // the pattern's first hour
    CHECK(poissonCount(static_cast<double>(arrivals.size()), 3 * (20 + 480 * 4 / 60.0) * 3600));
    CHECK(meanRate(spec, at({}), at(minutes(6))).perSecond == Approx(30 * (20 + 480 * 4 / 60.0)).epsilon(1e-6));
    CHECK(arrivalsOf({Constant{{10}}, 2.0, 4.0}, 1, minutes(1)).size() == 300);
    const auto quick = arrivalsOf({Diurnal{{1}, 4, hours(12)}, 1.0, 1.0 / 24}, 14, hours(1));  // a day in an hour
    CHECK(poissonCount(static_cast<double>(quick.size()), 86'400));
}

TEST_CASE("the same key gives the same arrivals, another key others", "[arrivals]") {
    const ArrivalSpec spec{Diurnal{{50}, 2.5, hours(1)}};
    CHECK(arrivalsOf(spec, 20, minutes(10)) == arrivalsOf(spec, 20, minutes(10)));
    CHECK(arrivalsOf(spec, 20, minutes(10)) != arrivalsOf(spec, 21, minutes(10)));
}

// Guards against change only: recorded when written.
TEST_CASE("the same key gives the recorded arrivals", "[arrivals]") {
    std::uint64_t digest = 0;
    for (const ArrivalSpec& spec : {ArrivalSpec{Poisson{{100}}}, ArrivalSpec{Diurnal{{100}, 2.5, hours(20)}},
                                    ArrivalSpec{Bursty{{{{10}, minutes(1)}, {{200}, seconds(9)}}}, 1.0, 1.5}}) {
        for (const Instant a : arrivalsOf(spec, 2026, minutes(30), minutes(10))) {
            digest = base::mix(digest ^ static_cast<std::uint64_t>(a.ns));
        }
    }
    CHECK(digest == 0xcfe5bd48fe1b81c3ULL);
}

TEST_CASE("nothing arrives at rate zero and windows are respected", "[arrivals]") {
    CHECK(arrivalsOf({Poisson{{0}}}, 1, days(400)).empty());
    for (const Instant a : arrivalsOf({Poisson{{100}}}, 1, seconds(7), seconds(3))) {
        REQUIRE(a >= at(-seconds(3)));
        REQUIRE(a < at(seconds(7)));
    }
}

TEST_CASE("closed users have a highest rate and no source", "[arrivals]") {
    const ArrivalSpec spec{Closed{30, base::Distribution::exponential(6)}};
    CHECK(spec.isClosed());
    CHECK(makeArrivals(spec, 1, at({}), at(hours(1))) == nullptr);
    CHECK(meanRate(spec, at({}), at(hours(1))).perSecond == Approx(5));
}

TEST_CASE("parameters of arrivals that make no sense are named", "[arrivals]") {
    const auto where = [](const ArrivalSpec& spec) {
        const auto checked = check(spec);
        return checked ? std::string("fine") : checked.error().where;
    };
    const double nan = std::nan("");
    CHECK(where({Poisson{{-1}}}) == "Rate");
    CHECK(where({Poisson{{nan}}}) == "Rate");
    CHECK(where({Constant{{0}}}) == "Rate");
    CHECK(where({Diurnal{{1}, 0.9, {}}}) == "PeakToMean");
    CHECK(where({Weekly{{1}, {0, 0, 0, 0, 0, 0, 0}}}) == "Days");
    CHECK(where({Weekly{{1}, {1, 1, 1, 1, 1, 1, 1}, 1, {}, {1, 2, 3}}}) == "Hours");
    CHECK(where({Ramp{{1}, {std::numeric_limits<double>::infinity()}}}) == "To");
    CHECK(where({Steps{}}) == "Steps");
    CHECK(where({Steps{{{hours(1), {1}}, {hours(1), {2}}}}}) == "At");
    CHECK(where({Spike{{1}, {2}, {}, minutes(1), minutes(1)}}) == "Rise");
    CHECK(where({Bursty{{{{1}, minutes(1)}}}}) == "States");
    CHECK(where({TraceReplay{}}) == "Trace");
    CHECK(where({Closed{0, {}}}) == "Users");
    CHECK(where({Poisson{{1}}, -1.0}) == "Scale");
    CHECK(where({Poisson{{1}}, 1.0, 0.0}) == "TimeScale");
    const Closed users{1, base::Distribution::constant(1.0)};
    CHECK(where({users, 2.0}) == "Scale");
    CHECK(where({users, 1.0, 2.0}) == "TimeScale");
    CHECK(where({*parseSchedule("rate(1 hour)"), 1.5}) == "Scale");
    CHECK(where({Diurnal{{120}, 2.5, hours(20)}}) == "fine");
}
