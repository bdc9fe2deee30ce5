// SPDX-License-Identifier: GPL-3.0-or-later
// What expires when under a load that changes. Oracle: a simulation key by key with the same arrivals.
#include "model/services/dynamodb/expiry_flow.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numbers>
#include <utility>
#include <vector>

#include "model/base/random.hpp"
#include "tests/support/catch.hpp"

using namespace headroom;
using namespace headroom::dynamodb;
using base::Instant;
using base::seconds;

namespace {

constexpr double kDay = 86'400.0;
constexpr double kMean = 5.0;  // writes a second

/// Three times as much at its peak, at eight in the evening, as at its least.
double rateAt(double second) {
    return kMean * (1.0 + 0.5 * std::cos(2.0 * std::numbers::pi * (second / kDay - 20.0 / 24.0)));
}

/// Of the day until a time, by its integral.
double meanUntil(double second) {
    const double turn = 2.0 * std::numbers::pi / kDay;
    const double phase = 2.0 * std::numbers::pi * 20.0 / 24.0;
    return kMean * (1.0 + 0.5 * (std::sin(turn * second - phase) + std::sin(phase)) / (turn * second));
}

/// Times of a day's writes, by thinning.
std::vector<double> writesOfADay(base::Stream& stream) {
    std::vector<double> times;
    for (double at = 0.0;;) {
        at -= std::log(1.0 - stream.uniform()) / (1.5 * kMean);
        if (at >= kDay) return times;
        if (stream.chance(rateAt(at) / (1.5 * kMean))) times.push_back(at);
    }
}

Spec expiring(base::Duration life, base::KeyPopularity keys) {
    Spec spec;
    spec.timeToLiveEnabled = true;
    spec.timeToLive = life;
    spec.timeToLiveLag = base::Duration(0);
    spec.writeKeys = {std::move(keys)};
    return spec;
}

/// What a day's flow comes to, and its busiest hour.
struct Flowed {
    double all = 0.0;
    std::vector<double> hours = std::vector<double>(24);
    double counted = 0.0;
    double items = 0.0;
};

/// `keys`: one for each write; none: each is new.
Flowed flowOf(const Spec& spec, const std::vector<double>& times, const std::vector<std::uint64_t>& keys) {
    ExpiryFlow flow(spec, Instant{});
    flow.expectLoad([](std::uint32_t, Instant until) { return kMean / meanUntil(base::toSeconds(until - Instant{})); },
                    Instant{} + base::days(1));
    Flowed sum;
    std::size_t next = 0;
    for (std::int64_t second = 1; second <= static_cast<std::int64_t>(kDay); ++second) {
        for (; next < times.size() && times[next] < static_cast<double>(second); ++next) {
            const Instant at = Instant{} + base::fromSeconds(times[next]);
            if (keys.empty())
                flow.saw(false, true, at, 0);
            else
                flow.put(keys[next], at, Caller{0});
        }
        const auto gone = static_cast<double>(flow.next(second));
        sum.all += gone;
        sum.hours[static_cast<std::size_t>((second - 1) / 3'600)] += gone;
    }
    sum.counted = flow.gone(Instant{} + base::days(1));
    sum.items = flow.itemsOver(Instant{}, Instant{} + base::days(1));
    return sum;
}

}  // namespace

// Items live longer than the run: what was written before expires in it, as fast as on the mean.
TEST_CASE("under a load that changes as much expires in a run as is written on the mean", "[storage]") {
    base::Stream stream(11);
    const std::vector<double> times = writesOfADay(stream);
    const Flowed flowed = flowOf(expiring(base::hours(72), base::SequentialKeys{}), times, {});
    const auto written = static_cast<double>(times.size());
    CHECK(flowed.counted == Approx(written).epsilon(0.01));
    // The first minutes' estimate of the mean is of few writes: 1 % of the hour.
    CHECK(flowed.all == Approx(written).epsilon(0.01));
    CHECK(*std::ranges::max_element(flowed.hours) < 1.1 * written / 24.0);
    CHECK(*std::ranges::min_element(flowed.hours) > 0.9 * written / 24.0);
}

// They live half an hour: each hour's deletions are the writes of half an hour before.
TEST_CASE("new items expire a life after they were written", "[storage]") {
    base::Stream stream(12);
    const std::vector<double> times = writesOfADay(stream);
    const Flowed flowed = flowOf(expiring(base::minutes(30), base::SequentialKeys{}), times, {});
    for (int hour = 1; hour < 24; ++hour) {
        const double from = hour * 3'600.0 - 1'800.0;
        const auto written = std::lower_bound(times.begin(), times.end(), from + 3'600.0) -
                             std::lower_bound(times.begin(), times.end(), from);
        INFO(hour);
        CHECK(flowed.hours[static_cast<std::size_t>(hour)] == Approx(static_cast<double>(written)).epsilon(0.02));
    }
}

// 10,000 keys, half an hour: at night an item expires before its key comes again, in the evening rarely.
TEST_CASE("under a load that changes what expires of repeating keys agrees with a simulation key by key", "[storage]") {
    base::Stream stream(13);
    constexpr double kLife = 1'800.0;
    const Flowed flowed = [&] {
        const std::vector<double> times = writesOfADay(stream);
        std::vector<std::uint64_t> keys;
        for (std::size_t i = 0; i < times.size(); ++i) keys.push_back(stream.below(10'000));
        Flowed sum = flowOf(expiring(seconds(1'800), base::UniformKeys{10'000}), times, keys);
        std::vector<double> written(10'000, -10.0 * kLife);
        double expired = 0.0;
        double itemSeconds = 0.0;
        for (std::size_t i = 0; i < times.size(); ++i) {
            const double at = times[i];
            double& last = written[keys[i]];
            if (last >= 0.0) {
                itemSeconds += std::min(at - last, kLife);
                if (at - last > kLife) expired += 1.0;
            }
            last = at;
        }
        for (const double last : written) {
            if (last < 0.0) continue;
            itemSeconds += std::min(kDay - last, kLife);
            if (kDay - last > kLife) expired += 1.0;
        }
        // 161,000 expire, a standard error of 0.25 %; of what was there at midnight, which the oracle has not,
        // some 3,000 more.
        CHECK(sum.all == Approx(expired).epsilon(0.03));
        CHECK(sum.counted == Approx(expired).epsilon(0.03));
        CHECK(sum.items == Approx(itemSeconds / kDay).epsilon(0.03));
        return sum;
    }();
    CHECK(flowed.hours[20] != Approx(flowed.hours[8]).epsilon(0.05));
}

// A burst of a minute each hour, life five minutes: all of them expire, 5 of 60 minutes they are there.
TEST_CASE("what comes in bursts expires whole, and what comes after a life is new", "[storage]") {
    for (const bool fresh : {true, false}) {
        const Spec spec = expiring(base::minutes(5), fresh ? base::KeyPopularity(base::SequentialKeys{})
                                                           : base::KeyPopularity(base::UniformKeys{1'000'000'000}));
        ExpiryFlow flow(spec, Instant{});
        const auto until = [](std::int64_t second) {
            const std::int64_t hour = second / 3'600;
            const std::int64_t into = second % 3'600;
            return static_cast<double>(100 *
                                       (60 * hour + (into <= 1'800 ? 0 : std::min<std::int64_t>(into - 1'800, 60))));
        };
        flow.expectLoad(
            [&](std::uint32_t, Instant at) {
                const std::int64_t second = (at - Instant{}).count / seconds(1).count;
                const double part = until(second);
                return part > 0.0 ? until(86'400) / kDay / (part / static_cast<double>(second)) : 1.0;
            },
            Instant{} + base::days(1));
        for (std::int64_t second = 1; second <= 86'400; ++second) {
            const std::int64_t into = (second - 1) % 3'600;
            if (into >= 1'800 && into < 1'860) {
                for (int i = 0; i < 100; ++i) flow.saw(false, fresh, Instant{} + seconds(second - 1), 0);
            }
            flow.next(second);
            if (!fresh && second % 3'600 == 1'700 && second > 3'600) {
                CHECK(flow.now().made == 1.0);
                CHECK(flow.now().unread == 1.0);
            }
        }
        CHECK(flow.gone(Instant{} + base::days(1)) == Approx(144'000).epsilon(0.01));
        CHECK(flow.itemsOver(Instant{}, Instant{} + base::days(1)) == Approx(500).epsilon(0.02));
    }
}

TEST_CASE("a history's bins grow with it and lose nothing", "[storage]") {
    ChangeHistory history;
    for (int second = 0; second < 10'000; ++second) history.saw(second % 4 == 3, second);
    CHECK(history.width() == 8.0);
    const Changes all = history.over(0.0, 10'000.0, 10'000.0, {});
    CHECK(all.writesPerSecond == Approx(0.75));
    CHECK(all.deletesPerSecond == Approx(0.25));
    const Changes half = history.over(-400.0, 400.0, 10'000.0, {1.25, 0.75});
    CHECK(half.writesPerSecond == Approx(1.0));
    CHECK(half.deletesPerSecond == Approx(0.5));
}
