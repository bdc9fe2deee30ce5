// SPDX-License-Identifier: GPL-3.0-or-later
#include <vector>

#include "model/services/stepfunctions/error_match.hpp"
#include "model/services/stepfunctions/retry_delay.hpp"
#include "tests/support/catch.hpp"

using namespace headroom;
using stepfunctions::longestDelay;
using stepfunctions::matches;
using stepfunctions::RaisedError;
using stepfunctions::Retrier;
using stepfunctions::retryDelay;

namespace {

Retrier retrier(std::int64_t interval, double rate) {
    Retrier made;
    made.intervalSeconds = interval;
    made.backoffRate = rate;
    return made;
}

}  // namespace

TEST_CASE("the n-th retry waits interval x rate^(n-1), at most MaxDelaySeconds") {
    // Developer Guide: interval 3, rate 1.5: 3 s, then 4.5 s.
    CHECK(longestDelay(retrier(3, 1.5), 1) == base::seconds(3));
    CHECK(longestDelay(retrier(3, 1.5), 2) == base::milliseconds(4500));
    // AWS's billed example: 1 s doubled three times is 7 s in all.
    base::Duration sum;
    for (std::int64_t n = 1; n <= 3; ++n) sum += longestDelay(retrier(1, 2.0), n);
    CHECK(sum == base::seconds(7));
    Retrier capped = retrier(10, 3.0);
    capped.maxDelaySeconds = 60;
    CHECK(longestDelay(capped, 2) == base::seconds(30));
    CHECK(longestDelay(capped, 3) == base::seconds(60));
    CHECK(longestDelay(capped, 1000) == base::seconds(60));
    CHECK(longestDelay(retrier(5, 1.0), 99'999'999) == base::seconds(5));
    CHECK(longestDelay(retrier(99'999'999, 1e9), 50) == base::seconds(99'999'999));
}

TEST_CASE("FULL jitter is uniform between 0 and the whole delay") {
    Retrier jittered = retrier(8, 2.0);
    jittered.fullJitter = true;
    base::Stream draws(11);
    constexpr int kDraws = 20'000;
    std::vector<int> tenths(10, 0);
    double sum = 0.0;
    for (int i = 0; i < kDraws; ++i) {
        const base::Duration delay = retryDelay(jittered, 2, draws);  // up to 16 s
        REQUIRE(delay >= base::Duration());
        REQUIRE(delay < base::seconds(16));
        sum += static_cast<double>(delay.count);
        ++tenths[static_cast<std::size_t>(delay.count * 10 / base::seconds(16).count)];
    }
    // Chi-squared with 9 degrees of freedom: 27.9 is passed once in a thousand streams; the seed is fixed.
    double chiSquared = 0.0;
    for (const int count : tenths) chiSquared += (count - 2000.0) * (count - 2000.0) / 2000.0;
    CHECK(chiSquared < 27.9);
    // Mean 8 s, standard error 16 s / sqrt(12 x 20,000) = 33 ms.
    CHECK(sum / kDraws / 1e9 == Approx(8.0).margin(4 * 0.033));
    CHECK(retryDelay(retrier(8, 2.0), 2, draws) == base::seconds(16));
}

TEST_CASE("what ErrorEquals matches") {
    const RaisedError boom{"Boom", {}, false};
    const RaisedError timeout{"States.Timeout", {}, false};
    const RaisedError heartbeat{"States.Timeout", stepfunctions::error::kHeartbeatTimeout, false};
    const RaisedError runtime{"States.Runtime", {}, true};
    CHECK(matches({"A", "Boom"}, boom));
    CHECK_FALSE(matches({"A"}, boom));
    CHECK(matches({"States.ALL"}, boom));
    CHECK(matches({"States.ALL"}, timeout));
    CHECK(matches({"States.TaskFailed"}, boom));
    CHECK_FALSE(matches({"States.TaskFailed"}, timeout));
    CHECK(matches({"States.HeartbeatTimeout"}, heartbeat));
    CHECK(matches({"States.Timeout"}, heartbeat));
    CHECK_FALSE(matches({"States.HeartbeatTimeout"}, timeout));
    CHECK_FALSE(matches({"States.ALL", "States.Runtime"}, runtime));
    CHECK_FALSE(matches({}, boom));
}
