// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/workload/day_wave.hpp"

#include <algorithm>
#include <array>
#include <cmath>

#include "model/base/elementary.hpp"

namespace headroom::workload {
namespace {

using base::Duration;

constexpr Duration kDay = base::days(1);

// peak / mean = 1 / scaledBesselI0(k) rises with k; 80 halvings reach the last bit.
double solveConcentration(double peakToMean) {
    if (peakToMean <= 1.0) { return 0.0; }
    double low = 0.0;
    double high = 4.0 * base::math::kPi * peakToMean * peakToMean;
    for (int i = 0; i < 80; ++i) {
        const double middle = 0.5 * (low + high);
        (1.0 / scaledBesselI0(middle) < peakToMean ? low : high) = middle;
    }
    return 0.5 * (low + high);
}

Duration wrapped(Duration time) { return Duration((time.count % kDay.count + kDay.count) % kDay.count); }

}  // namespace

// Abramowitz & Stegun 9.6.10 (all terms positive) and, for large arguments, 9.7.1 up to its smallest term.
double scaledBesselI0(double k) {
    double term = 1.0;
    double sum = 1.0;
    if (k < 30.0) {
        for (int n = 1; n < 200 && term > sum * 1e-17; ++n) {
            term *= k * k / (4.0 * n * n);
            sum += term;
        }
        return sum * base::math::exp(-k);
    }
    for (int n = 1; n < 30; ++n) {
        term *= (2.0 * n - 1.0) * (2.0 * n - 1.0) / (8.0 * k * n);
        sum += term;
    }
    return sum / std::sqrt(2.0 * base::math::kPi * k);
}

DayWave::DayWave(double peakToMean, Duration peakAt)
    : k_(solveConcentration(peakToMean)), peak_(1.0 / scaledBesselI0(k_)), peakAt_(wrapped(peakAt)) {}

double DayWave::at(Duration timeOfDay) const {
    const double turns = static_cast<double>((timeOfDay - peakAt_).count) / static_cast<double>(kDay.count);
    return peak_ * base::math::exp(k_ * (base::math::cosTurns(turns) - 1.0));
}

DayWave::Range DayWave::range(Duration from, Duration to) const {
    const auto [low, high] = std::minmax({at(from), at(to)});
    Range range{low, high};
    const Duration trough = wrapped(peakAt_ + base::hours(12));
    if (from <= peakAt_ && peakAt_ <= to) { range.high = peak_; }
    if (from <= trough && trough <= to) { range.low = at(trough); }
    return range;
}

Duration DayWave::step() const {
    constexpr std::array<int, 8> kSeconds{300, 150, 100, 60, 30, 20, 10, 5};
    for (const int length : kSeconds) {
        if (k_ * length <= 1500.0) { return base::seconds(length); }
    }
    return base::seconds(kSeconds.back());
}

}  // namespace headroom::workload
