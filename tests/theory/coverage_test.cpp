// SPDX-License-Identifier: GPL-3.0-or-later
// Whether 95 % intervals hold the truth in 95 % of trials: an M/M/1 queue at load 0.5, in its steady state from the
// first customer on. Sojourn times are exponential with rate mu - lambda (P. Burke; any text on queues).
#include <algorithm>
#include <vector>

#include "model/base/elementary.hpp"
#include "model/base/random.hpp"
#include "scenarios/study/intervals.hpp"
#include "tests/support/catch.hpp"

using namespace headroom;

namespace {

constexpr int kTrials = 2000;
constexpr double kLambda = 0.5;
constexpr double kMu = 1.0;
constexpr double kMean = 1.0 / (kMu - kLambda);
constexpr double kP99 = 4.605170185988092 / (kMu - kLambda);  // ln 100

double exponential(base::Stream& stream, double rate) { return -base::math::log(1.0 - stream.uniform()) / rate; }

/// Sojourn times of customers in order, by Lindley's recursion.
class Queue {
public:
    explicit Queue(std::uint64_t key) : stream_(key), sojourn_(exponential(stream_, kMu - kLambda)) {}
    double next() {
        const double now = sojourn_;
        sojourn_ = std::max(0.0, sojourn_ - exponential(stream_, kLambda)) + exponential(stream_, kMu);
        return now;
    }

private:
    base::Stream stream_;
    double sojourn_;
};

std::vector<double> sojourns(Queue& queue, int customers) {
    std::vector<double> values(static_cast<std::size_t>(customers));
    for (double& value : values) value = queue.next();
    return values;
}

bool holds(const std::optional<study::Interval>& interval, double truth) {
    REQUIRE(interval);
    return interval->low <= truth && truth <= interval->high;
}

/// The share of trials whose interval holds the truth; `trial` gives the values of one.
template <class Trial>
double coverage(double truth, const Trial& trial) {
    int held = 0;
    for (int i = 0; i < kTrials; ++i) {
        const std::vector<double> values = trial(static_cast<std::uint64_t>(i));
        held += holds(study::interval95(study::mean(values), values), truth) ? 1 : 0;
    }
    return static_cast<double>(held) / kTrials;
}

}  // namespace

TEST_CASE("the interval of a mean over five replications holds the truth in 95 % of trials") {
    const double covered = coverage(kMean, [](std::uint64_t trial) {
        std::vector<double> means;
        for (std::uint64_t r = 0; r < 5; ++r) {
            Queue queue(base::deriveKey(trial, r));
            means.push_back(study::mean(sojourns(queue, 1000)));
        }
        return means;
    });
    CHECK(covered >= 0.935);
    CHECK(covered <= 0.965);
}

TEST_CASE("the interval of a p99 over ten replications holds the truth in 95 % of trials") {
    const double covered = coverage(kP99, [](std::uint64_t trial) {
        std::vector<double> percentiles;
        for (std::uint64_t r = 0; r < 10; ++r) {
            Queue queue(base::deriveKey(trial, r + 100));
            percentiles.push_back(study::quantileOf(sojourns(queue, 2500), 0.99));
        }
        return percentiles;
    });
    CHECK(covered >= 0.935);
    CHECK(covered <= 0.965);
}

TEST_CASE("the interval of a mean over ten batches of one run holds the truth in 95 % of trials") {
    const double covered = coverage(kMean, [](std::uint64_t trial) {
        Queue queue(base::deriveKey(trial, 1000));
        std::vector<double> means;
        for (int batch = 0; batch < 10; ++batch) means.push_back(study::mean(sojourns(queue, 1000)));
        return means;
    });
    CHECK(covered >= 0.935);
    CHECK(covered <= 0.965);
}
