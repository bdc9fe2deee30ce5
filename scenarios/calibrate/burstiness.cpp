// SPDX-License-Identifier: GPL-3.0-or-later
#include "scenarios/calibrate/burstiness.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "scenarios/calibrate/fit.hpp"

namespace headroom::calibrate {

void BurstinessSum::add(std::span<const std::uint32_t> seconds) {
    constexpr std::size_t kFewestSeconds = 10;
    if (seconds.size() < kFewestSeconds) return;
    const auto length = static_cast<double>(seconds.size());
    const double all = std::accumulate(seconds.begin(), seconds.end(), 0.0);
    if (all <= 0.0) return;
    double squares = 0.0;
    for (const std::uint32_t count : seconds) squares += (count - all / length) * (count - all / length);
    const double expected = all * (1.0 - 1.0 / length);  // of n independent arrivals: a multinomial's variance, summed
    squares_ += squares;
    expected_ += expected;
    minutes_ += 1.0;
    bothSquared_[0] += squares * squares;
    bothSquared_[1] += squares * expected;
    bothSquared_[2] += expected * expected;
}

Burstiness BurstinessSum::tell() const {
    if (expected_ <= 0.0) return {};
    constexpr double kFewest = 10.0;
    const double ratio = squares_ / expected_;
    if (minutes_ < kFewest) return {ratio, {}};
    // A ratio of sums over minutes: its variance from how far each minute's two parts are off that ratio.
    // Of minutes that are all alike it is nothing, which rounding may put below it.
    const double off = std::max(0.0, bothSquared_[0] - 2.0 * ratio * bothSquared_[1] + ratio * ratio * bothSquared_[2]);
    return {ratio, studentT(minutes_ - 1.0) * std::sqrt(off * minutes_ / (minutes_ - 1.0)) / expected_};
}

}  // namespace headroom::calibrate
