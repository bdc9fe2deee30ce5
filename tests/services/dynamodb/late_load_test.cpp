// SPDX-License-Identifier: GPL-3.0-or-later
// What expires of what was written before a load begins. Oracles: closed forms, and rates by hand.
#include <algorithm>
#include <cmath>
#include <limits>
#include <utility>
#include <vector>

#include "model/base/random.hpp"
#include "model/services/dynamodb/expiry_flow.hpp"
#include "tests/support/catch.hpp"

using namespace headroom;
using namespace headroom::dynamodb;
using base::Instant;
using base::seconds;

namespace {

constexpr double kLateDay = 86'400.0;

Spec expiringLate(base::KeyPopularity keys) {
    Spec spec;
    spec.timeToLiveEnabled = true;
    spec.timeToLive = base::hours(72);
    spec.timeToLiveLag = base::Duration(0);
    spec.writeKeys = {std::move(keys)};
    return spec;
}

}  // namespace

namespace {

/// 50,000 keys at random, all of a day's writes in its seventh hour; life 72 h. Items before 06:00, and at its end.
std::pair<double, double> lateLoad(const std::vector<ExpectedCalls>& calls) {
    const Spec spec = expiringLate(base::UniformKeys{50'000});
    ExpiryFlow flow(spec, Instant{});
    const auto until = [](double second) { return 10.0 * std::clamp(second - 21'600.0, 0.0, 3'600.0); };
    flow.expectLoad(
        [&](std::uint32_t, Instant at) {
            const double second = base::toSeconds(at - Instant{});
            const double part = until(second);
            return part > 0.0 ? until(kLateDay) / kLateDay / (part / second) : std::numeric_limits<double>::infinity();
        },
        Instant{} + base::days(1), calls);
    base::Stream stream(17);
    double before = 0.0;
    for (std::int64_t second = 1; second <= 25'200; ++second) {
        flow.next(second);
        if (second == 21'600) before = flow.items();
        for (int i = 0; second > 21'600 && i < 10; ++i)
            flow.put(stream.below(50'000), Instant{} + seconds(second), {0, base::kindNumber(spec.writeKeys.front())});
    }
    flow.next(25'201);
    return {before, flow.items()};
}

}  // namespace

// The mean of the day is 36,000 / 86,400 a second, so that at the time t a share 1 - exp(-r (72 h - t)) of the keys is
// there from before, r being a key's rate; at the end those that the 36,000 writes of the hour fell on as well.
TEST_CASE("of a load that begins late what was there before is known when it begins", "[storage]") {
    const double rate = 36'000.0 / kLateDay / 50'000.0;
    const auto there = [&](double second) { return 1.0 - std::exp(-rate * (3.0 * kLateDay - second)); };
    const auto [before, after] = lateLoad({});
    CHECK(before == 0.0);
    const double written = 1.0 - std::exp(-36'000.0 / 50'000.0);
    const double all = 50'000.0 * (written + (1.0 - written) * there(25'200.0));
    CHECK(after == Approx(all).epsilon(0.01));

    const auto [known, end] = lateLoad({{0, false, base::UniformKeys{50'000}, 36'000.0 / kLateDay}});
    CHECK(known == Approx(50'000.0 * there(21'600.0)).epsilon(0.005));
    CHECK(end == Approx(all).epsilon(0.01));
}

namespace {

/// A load of ten a second in the seventh hour of each day, whose items live 72 h, as a design expects it: what expires
/// by 06:00, before it has written anything, and what is there then.
std::pair<double, double> beforeTheFirst(Spec spec, const std::vector<ExpectedCalls>& calls) {
    spec.timeToLiveEnabled = true;
    spec.timeToLive = base::hours(72);
    spec.timeToLiveLag = base::Duration(0);
    ExpiryFlow flow(spec, Instant{});
    flow.leaveNewKeys();
    flow.expectLoad([](std::uint32_t, Instant) { return std::numeric_limits<double>::infinity(); },
                    Instant{} + base::days(1), calls);
    for (std::int64_t second = 1; second <= 21'600; ++second) flow.next(second);
    return {flow.gone(Instant{} + base::hours(6)), flow.items()};
}

constexpr double kOfADay = 36'000.0 / kLateDay;  // a second

}  // namespace

// 36,000 a day: a quarter of them by 06:00, and 2.75 of three days' are left then (as of the last look, an hour before
// at the earliest). Of deletes that take two thirds h = ln 3 / 72 h, so that w (e^-6h - e^-72h) / h are left.
TEST_CASE("new items from before a load's first write expire as fast as the design writes them", "[storage]") {
    Spec spec;
    spec.writeKeys = {base::SequentialKeys{}};
    const auto [none, nobody] = beforeTheFirst(spec, {});
    CHECK(none == 0.0);
    CHECK(nobody == 0.0);
    const auto [gone, there] = beforeTheFirst(spec, {{0, false, base::SequentialKeys{}, kOfADay}});
    CHECK(gone == Approx(9'000.0).epsilon(0.001));
    CHECK(there == Approx(2.75 * 36'000.0).epsilon(0.025));

    const auto [kept, left] = beforeTheFirst(
        spec, {{0, false, base::SequentialKeys{}, kOfADay}, {1, true, base::SequentialKeys{}, kOfADay * 2.0 / 3.0}});
    CHECK(kept == Approx(3'000.0).epsilon(0.001));
    const double hazard = std::log(3.0) / 3.0;  // a day
    CHECK(left == Approx(36'000.0 * (std::exp(-hazard / 4.0) - 1.0 / 3.0) / hazard).epsilon(0.025));

    spec.failedConditions = 0.25;
    CHECK(beforeTheFirst(spec, {{0, false, base::SequentialKeys{}, kOfADay}}).first == Approx(6'750.0).epsilon(0.001));
    spec.newItems = 0.5;
    spec.writeKeys = {base::UniformKeys{100}};
    CHECK(beforeTheFirst(spec, {{0, false, base::UniformKeys{100}, kOfADay}}).first == Approx(3'375.0).epsilon(0.001));
}

// Nothing tells of it before, as of what a function writes: from its first minute on what expires is what the day's
// 36,000 are on the mean, not from the next look on, up to an hour later.
TEST_CASE("a load that begins late counts from its first calls on", "[storage]") {
    Spec spec = expiringLate(base::SequentialKeys{});
    ExpiryFlow flow(spec, Instant{});
    const auto until = [](double second) { return 10.0 * std::clamp(second - 21'600.0, 0.0, 3'600.0); };
    flow.expectLoad(
        [&](std::uint32_t, Instant at) {
            const double second = base::toSeconds(at - Instant{});
            const double part = until(second);
            return part > 0.0 ? until(kLateDay) / kLateDay / (part / second) : std::numeric_limits<double>::infinity();
        },
        Instant{} + base::days(1));
    for (std::int64_t second = 1; second <= 21'900; ++second) {
        for (int i = 0; second > 21'600 && i < 10; ++i) flow.saw(false, true, Instant{} + seconds(second - 1), 0);
        flow.next(second);
    }
    CHECK(flow.gone(Instant{} + seconds(21'900)) == Approx(300.0 * kOfADay).epsilon(0.05));
}

// Of 2^25 keys half are followed one by one: a key of either half is there with 1 - exp(-r (72 h - t)).
TEST_CASE("of more keys than are followed what was there before is known as well", "[storage]") {
    Spec spec;
    const base::KeyPopularity keys = base::UniformKeys{2 * ExpiringKeys::kMostKeys};
    spec.writeKeys = {keys};
    const double all = static_cast<double>(base::keyCount(keys));
    const auto [gone, there] = beforeTheFirst(spec, {{0, false, keys, 20.0}});
    const double rate = 20.0 / all;
    CHECK(there == Approx(all * (1.0 - std::exp(-rate * 66.0 * 3'600.0))).epsilon(0.01));
    // What expires was written last 72 h ago: not again since.
    CHECK(gone == Approx(20.0 * 21'600.0 * std::exp(-rate * 72.0 * 3'600.0)).epsilon(0.01));
}
