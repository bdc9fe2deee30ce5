// SPDX-License-Identifier: GPL-3.0-or-later
// The adaptive mode's limit of a client. Oracles: the numbers of its rule by hand, and a server of known capacity.
#include "model/platform/client/send_rate.hpp"

#include "model/engine/token_bucket.hpp"
#include "tests/support/catch.hpp"

using namespace headroom;
using base::Instant;
using base::milliseconds;
using base::seconds;
using client::SendRate;

namespace {

Instant at(base::Duration since) { return Instant{} + since; }

/// Answers 20 attempts a second, none throttled, from `from` on.
void steady(SendRate& rate, int from, int to) {
    for (int i = from; i < to; ++i) rate.answered(false, at(milliseconds(50) * i));
}

}  // namespace

TEST_CASE("nothing limits a client that was never throttled", "[send rate]") {
    SendRate rate(Instant{});
    steady(rate, 0, 400);
    CHECK_FALSE(rate.limits());
    for (int i = 0; i < 100; ++i) CHECK(rate.acquire(at(seconds(20))).count == 0);
}

TEST_CASE("a throttle takes the rate to 0.7 of what was sent; it climbs back along the cubic", "[send rate]") {
    SendRate rate(Instant{});
    steady(rate, 0, 400);  // measured: 20 a second
    rate.answered(true, at(seconds(20)) + milliseconds(10));
    CHECK(rate.limits());
    CHECK(rate.rate() == Approx(14.0).epsilon(0.01));
    // The curve is at 20 again after the cube root of 20 x 0.3 / 0.4 = 2.466 s.
    double reached = 0.0;
    for (int i = 401; i < 480 && reached == 0.0; ++i) {
        rate.answered(false, at(milliseconds(50) * i));
        if (rate.rate() >= 19.99) reached = i * 0.05 - 20.01;
    }
    CHECK(reached == Approx(2.466).margin(0.3));  // the cubic is flat there
}

TEST_CASE("attempts wait for their token, one after the other", "[send rate]") {
    SendRate rate(Instant{});
    steady(rate, 0, 400);
    rate.answered(true, at(seconds(20)));
    const double perSecond = rate.rate();
    const Instant now = at(seconds(20));
    int free = 0;
    double first = 0.0;
    while (first == 0.0 && ++free < 100) first = base::toSeconds(rate.acquire(now));
    CHECK(free == 15);  // the bucket holds a second's worth, 14
    const double second = base::toSeconds(rate.acquire(now));
    CHECK(second - first == Approx(1.0 / perSecond).epsilon(1e-6));
}

TEST_CASE("a client in adaptive mode settles near what the server takes, with few throttles", "[send rate]") {
    SendRate rate(Instant{});
    engine::TokenBucket server(10.0, 1.0, Instant{});
    int served = 0;
    int throttled = 0;
    Instant now{};
    while (now < at(seconds(600))) {
        now = now + rate.acquire(now);
        const bool ok = server.take(1, now);
        ++(ok ? served : throttled);
        now = now + milliseconds(5);  // what an attempt takes: 200 a second without a limit
        rate.answered(!ok, now);
    }
    CHECK(served > 600 * 7);
    CHECK(throttled < served / 3);
}
