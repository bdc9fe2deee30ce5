// SPDX-License-Identifier: GPL-3.0-or-later
#include "scenarios/calibrate/sample_quantiles.hpp"

#include <algorithm>

namespace headroom::calibrate {

namespace {

double low(const Sample::Step& step) { return static_cast<double>(step.low.count); }
double rise(const Sample::Step& step) { return static_cast<double>((step.value - step.low).count); }

}  // namespace

SampleQuantiles::SampleQuantiles(const Sample& sample) : steps_(sample.steps()) {
    Sums sums;
    before_.reserve(steps_.size());
    for (const Sample::Step& step : steps_) {
        before_.push_back(sums);
        const double width = step.upTo - step.below;
        sums.area += width * (low(step) + rise(step) / 2.0);
        sums.moment +=
            width * (step.below * (low(step) + rise(step) / 2.0) + width * (low(step) / 2.0 + rise(step) / 3.0));
    }
}

std::size_t SampleQuantiles::stepOf(double share) const {
    const auto found = std::ranges::lower_bound(steps_, share, {}, &Sample::Step::upTo);
    return found == steps_.end() ? steps_.size() - 1 : static_cast<std::size_t>(found - steps_.begin());
}

double SampleQuantiles::at(double share) const {
    const Sample::Step& step = steps_[stepOf(share)];
    return low(step) + rise(step) * std::clamp((share - step.below) / (step.upTo - step.below), 0.0, 1.0);
}

SampleQuantiles::Sums SampleQuantiles::sumsTo(double share) const {
    const std::size_t index = stepOf(share);
    const Sample::Step& step = steps_[index];
    const double width = std::clamp(share, step.below, step.upTo) - step.below;
    const double slope = rise(step) / (step.upTo - step.below);
    Sums sums = before_[index];
    sums.area += width * (low(step) + slope * width / 2.0);
    sums.moment +=
        width * (step.below * (low(step) + slope * width / 2.0) + width * (low(step) / 2.0 + slope * width / 3.0));
    return sums;
}

double SampleQuantiles::sumTo(double from, double to, int order) const {
    const Sums begin = sumsTo(from);
    const Sums end = sumsTo(to);
    return order == 0 ? end.area - begin.area : end.moment - begin.moment;
}

}  // namespace headroom::calibrate
