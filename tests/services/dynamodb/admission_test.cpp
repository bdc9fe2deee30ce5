// SPDX-License-Identifier: GPL-3.0-or-later
// Oracles: counts by hand, and a leaky bucket written the other way round (it fills with what was admitted and drains).
#include "model/services/dynamodb/admission.hpp"

#include <algorithm>
#include <cmath>
#include <vector>

#include "model/base/random.hpp"
#include "tests/support/catch.hpp"

using namespace headroom::dynamodb;
using headroom::base::Duration;
using headroom::base::HalfUnits;
using headroom::base::Instant;
using headroom::base::microseconds;
using headroom::base::milliseconds;
using headroom::base::minutes;
using headroom::base::seconds;
using headroom::base::wholeUnits;

namespace {

/// Units admitted in each second when `wanted` arrives every `gap` from `from` on.
template <class AnyCapacity>
std::vector<double> admittedBySecond(AnyCapacity& capacity, HalfUnits wanted, Duration gap, Instant from, Instant to) {
    std::vector<double> bySecond(static_cast<std::size_t>((to - from) / seconds(1)));
    for (Instant at = from; at < to; at = at + gap) {
        if (capacity.admit(wanted, at) != ThrottleReason::None) continue;
        bySecond[static_cast<std::size_t>((at - from) / seconds(1))] += static_cast<double>(wanted.count) / 2.0;
    }
    return bySecond;
}

OnDemandCapacity onDemandWrites(Instant now = {}) {
    return OnDemandCapacity({kInitialWrites, {}, 40'000, minutes(30), seconds(1)}, now);
}

Instant at(Duration since) { return Instant{} + since; }

}  // namespace

TEST_CASE("100 units with a full burst bucket under 200 a second: everything for 300 s, then half", "[admission]") {
    ProvisionedCapacity capacity(100, 1.0, Instant{});
    const auto served = admittedBySecond(capacity, wholeUnits(1), milliseconds(5), Instant{}, at(seconds(400)));
    CHECK(std::all_of(served.begin(), served.begin() + 300, [](double units) { return units == 200.0; }));
    CHECK(std::all_of(served.begin() + 300, served.end(), [](double units) { return units == 100.0; }));
}

TEST_CASE("the same in half units", "[admission]") {
    ProvisionedCapacity capacity(100, 1.0, Instant{});
    const auto served = admittedBySecond(capacity, HalfUnits(1), microseconds(2500), Instant{}, at(seconds(400)));
    CHECK(std::all_of(served.begin(), served.begin() + 300, [](double units) { return units == 200.0; }));
    CHECK(std::all_of(served.begin() + 300, served.end(), [](double units) { return units == 100.0; }));
}

TEST_CASE("an empty burst bucket serves half from the beginning", "[admission]") {
    ProvisionedCapacity capacity(100, 0.0, Instant{});
    const auto served = admittedBySecond(capacity, wholeUnits(1), milliseconds(5), Instant{}, at(seconds(100)));
    CHECK(std::all_of(served.begin(), served.end(), [](double units) { return units == 100.0; }));
}

TEST_CASE("a third of a bucket lasts a third as long", "[admission]") {
    ProvisionedCapacity capacity(90, 1.0 / 3.0, Instant{});
    const auto served =
        admittedBySecond(capacity, wholeUnits(1), Duration(5'555'555), Instant{}, at(seconds(120)));  // 180/s
    const auto full = std::count_if(served.begin(), served.end(), [](double units) { return units >= 179.0; });
    CHECK(full == 100);
}

TEST_CASE("unused capacity is kept, but for no more than 300 s", "[admission]") {
    ProvisionedCapacity capacity(10, 0.0, Instant{});
    for (int i = 0; i < 500; ++i) {  // after 50 s: 500 units saved
        REQUIRE(capacity.admit(wholeUnits(1), at(seconds(50))) == ThrottleReason::None);
    }
    CHECK(capacity.admit(wholeUnits(1), at(seconds(50))) == ThrottleReason::ProvisionedThroughputExceeded);
    int admitted = 0;
    while (capacity.admit(wholeUnits(1), at(seconds(10'000))) == ThrottleReason::None) ++admitted;
    CHECK(admitted == 3'000);
}

TEST_CASE("a request larger than what is left passes once and is paid back", "[admission]") {
    ProvisionedCapacity capacity(1, 0.0, Instant{});
    CHECK(capacity.admit(wholeUnits(100), at(seconds(1))) == ThrottleReason::None);  // 1 there: 99 in debt
    CHECK(capacity.admit(HalfUnits(1), at(seconds(100))) == ThrottleReason::ProvisionedThroughputExceeded);
    CHECK(capacity.admit(HalfUnits(1), at(seconds(100) + milliseconds(1))) == ThrottleReason::None);
}

TEST_CASE("Poisson arrivals against a leaky bucket", "[admission]") {
    // Content c drains at the rate and takes what is admitted; admitted while c < 300 s x rate. Same law, no tokens.
    for (const double load : {0.8, 1.0, 1.3, 3.0}) {
        CAPTURE(load);
        const std::int64_t rate = 20;
        ProvisionedCapacity capacity(rate, 1.0, Instant{});
        headroom::base::Stream stream(7);
        long double content = 0.0L;
        std::int64_t now = 0;
        std::int64_t consumed = 0;
        std::int64_t offered = 0;
        int differences = 0;
        for (int i = 0; i < 200'000; ++i) {
            const double gap =
                -std::log(stream.uniformOpen()) / (load * static_cast<double>(rate) / 2.0);  // 2 units each
            const auto step = static_cast<std::int64_t>(gap * 1e9);
            now += step;
            content = std::max(0.0L, content - static_cast<long double>(step) * static_cast<long double>(rate) * 1e-9L);
            const HalfUnits wanted(1 + static_cast<std::int64_t>(stream.below(7)));  // mean 2 units
            const bool expected = content < 300.0L * static_cast<long double>(rate);
            const bool admitted = capacity.admit(wanted, Instant{now}) == ThrottleReason::None;
            if (admitted != expected) ++differences;
            if (admitted) {
                content += static_cast<long double>(wanted.count) / 2.0L;
                consumed += wanted.count;
            }
            offered += wanted.count;
        }
        CHECK(differences == 0);
        // Never more than the bucket, the refill and one request's debt; and all of them once overloaded for long.
        const double supply =
            300.0 * static_cast<double>(rate) + static_cast<double>(rate) * static_cast<double>(now) * 1e-9;
        CHECK(static_cast<double>(consumed) / 2.0 <= supply + 3.5);
        if (load >= 1.3) { CHECK(static_cast<double>(consumed) / 2.0 >= supply - 5.0); }
        if (load == 0.8) { CHECK(consumed == offered); }
    }
}

TEST_CASE("a new on-demand table takes 4,000 writes a second and throttles what is above", "[admission]") {
    OnDemandCapacity calm = onDemandWrites();
    const auto served = admittedBySecond(calm, wholeUnits(10), microseconds(2500), Instant{}, at(seconds(120)));
    CHECK(std::all_of(served.begin(), served.end(), [](double units) { return units == 4'000.0; }));

    OnDemandCapacity rushed = onDemandWrites();
    const auto limited = admittedBySecond(rushed, wholeUnits(10), microseconds(1250), Instant{}, at(seconds(120)));
    CHECK(limited.front() == 8'000.0);  // a bucket one second deep, full, and its refill
    CHECK(std::all_of(limited.begin() + 1, limited.end(), [](double units) { return units == 4'000.0; }));
    CHECK(rushed.admit(wholeUnits(10), at(seconds(120))) == ThrottleReason::KeyRangeThroughputExceeded);
}

TEST_CASE("what an on-demand table takes doubles half an hour after a peak", "[admission]") {
    OnDemandCapacity capacity = onDemandWrites();
    const auto served = admittedBySecond(capacity, wholeUnits(10), microseconds(1250), Instant{}, at(minutes(33)));
    const auto second = [&](std::size_t i) { return served[i]; };
    // Minute 0 consumed 244,000 units (the full bucket of the first second included): 4,066.7/s, known from 31:00 on.
    CHECK(second(31 * 60 - 1) == 4'000.0);
    CHECK(second(31 * 60) >= 7'990.0);  // the first request still finds the bucket empty
    CHECK(second(31 * 60 + 1) == 8'000.0);
    CHECK(second(32 * 60 + 59) == 8'000.0);
    CHECK(capacity.accepted(at(minutes(33))) == Approx(2.0 * 244'000.0 / 60.0));
    // The peak of minute 31 counts from 62:00 on: 479,990 units are 8,000/s.
    CHECK(capacity.accepted(at(minutes(62)) - Duration(1)) == Approx(2.0 * 244'000.0 / 60.0));
    CHECK(capacity.accepted(at(minutes(62))) == Approx(2.0 * 479'990.0 / 60.0));
}

TEST_CASE("growth is kept: a peak counts for ever after", "[admission]") {
    OnDemandCapacity capacity = onDemandWrites(at(minutes(-90)));
    admittedBySecond(capacity, wholeUnits(10), microseconds(2500), at(minutes(-90)), at(minutes(-89)));
    CHECK(capacity.accepted(at(minutes(-59)) - Duration(1)) == 4'000.0);
    CHECK(capacity.accepted(at(minutes(-59))) == 8'000.0);
    CHECK(capacity.accepted(at(minutes(60 * 24 * 30))) == 8'000.0);
}

TEST_CASE("a long silence does not hide a peak", "[admission]") {
    OnDemandCapacity capacity = onDemandWrites();
    admittedBySecond(capacity, wholeUnits(10), microseconds(2500), Instant{}, at(minutes(1)));
    CHECK(capacity.accepted(at(minutes(500))) == 8'000.0);
}

TEST_CASE("the growth interval is a switch", "[admission]") {
    OnDemandCapacity capacity({kInitialReads, {}, 40'000, minutes(5), seconds(1)}, Instant{});
    admittedBySecond(capacity, wholeUnits(100), milliseconds(10), Instant{}, at(minutes(1)));  // 10,000/s
    CHECK(capacity.accepted(at(minutes(6)) - Duration(1)) == 12'000.0);
    CHECK(capacity.accepted(at(minutes(6))) == 20'000.0);
}

TEST_CASE("the table quota and the maximum have their own reasons", "[admission]") {
    OnDemandCapacity warm({60'000, {}, 40'000, minutes(30), seconds(1)}, Instant{});
    const auto quota =
        admittedBySecond(warm, wholeUnits(100), milliseconds(2), Instant{}, at(seconds(20)));  // 50,000/s
    CHECK(quota[10] == 40'000.0);
    CHECK(quota[19] == 40'000.0);
    CHECK(warm.admit(wholeUnits(40'000), at(seconds(21))) == ThrottleReason::None);
    CHECK(warm.admit(wholeUnits(1), at(seconds(21))) == ThrottleReason::AccountLimitExceeded);

    OnDemandCapacity capped({4'000, 100, 40'000, minutes(30), seconds(1)}, Instant{});
    const auto most = admittedBySecond(capped, wholeUnits(1), milliseconds(5), Instant{}, at(seconds(20)));  // 200/s
    CHECK(most.front() == 200.0);
    CHECK(std::all_of(most.begin() + 1, most.end(), [](double units) { return units == 100.0; }));
    CHECK(capped.admit(wholeUnits(1), at(seconds(20))) == ThrottleReason::MaxOnDemandThroughputExceeded);
}

TEST_CASE("what a spec says becomes capacity", "[admission]") {
    Spec spec;
    spec.billingMode = BillingMode::PayPerRequest;
    spec.warmWriteUnits = 7'000;
    spec.maxReadRequestUnits = -1;
    Capacity reads = readCapacity(spec, {}, Instant{});
    Capacity writes = writeCapacity(spec, {}, Instant{});
    CHECK(std::get<OnDemandCapacity>(reads).accepted(Instant{}) == 12'000.0);
    CHECK(std::get<OnDemandCapacity>(writes).accepted(Instant{}) == 7'000.0);
    spec.warmWriteUnits = 1'000;  // below what every new table takes
    CHECK(std::get<OnDemandCapacity>(writeCapacity(spec, {}, Instant{})).accepted(Instant{}) == 4'000.0);
    CHECK(admit(reads, wholeUnits(12'000), Instant{}) == ThrottleReason::None);
    CHECK(admit(reads, wholeUnits(1), Instant{}) == ThrottleReason::KeyRangeThroughputExceeded);
}
