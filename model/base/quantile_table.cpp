// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/base/quantile_table.hpp"

#include "model/base/elementary.hpp"

namespace headroom::base {

QuantileTable::QuantileTable(const shape::Percentiles& percentiles) : logarithmic_(true) {
    const auto& points = percentiles.points;
    for (const shape::Point& point : points) {
        p_.push_back(point.p);
        y_.push_back(math::log(point.value));
    }
    const std::size_t last = points.size() - 1;
    if (p_[last] < 1.0) {
        const double z = math::normalQuantile(p_[last]);
        tailSigma_ = (y_[last] - y_[last - 1]) / (z - math::normalQuantile(p_[last - 1]));
        tailMu_ = y_[last] - tailSigma_ * z;
    }
    if (p_[0] > 0.0) {
        const double slope = (y_[1] - y_[0]) / (p_[1] - p_[0]);
        y_.insert(y_.begin(), y_[0] - p_[0] * slope);
        p_.insert(p_.begin(), 0.0);
    }
    makeGuide();
}

QuantileTable::QuantileTable(const shape::Piecewise& piecewise) {
    const auto& points = piecewise.points;
    if (points.front().p > 0.0) {
        p_.push_back(0.0);
        y_.push_back(points.front().value);
    }
    for (const shape::Point& point : points) {
        p_.push_back(point.p);
        y_.push_back(point.value);
    }
    makeGuide();
}

void QuantileTable::makeGuide() {
    const std::size_t last = p_.size() - 1;
    slope_.assign(p_.size(), 0.0);
    for (std::size_t i = 1; i <= last; ++i) {
        const double width = p_[i] - p_[i - 1];
        if (width > 0.0) { slope_[i] = (y_[i] - y_[i - 1]) / width; }
    }
    std::size_t i = 1;
    for (std::size_t slot = 0; slot <= kGuide; ++slot) {
        while (i < last && p_[i] < static_cast<double>(slot) / kGuide) { ++i; }
        guide_[slot] = static_cast<std::uint32_t>(i);
    }
}

double QuantileTable::operator()(double p) const {
    if (p > p_.back()) { return math::exp(tailMu_ + tailSigma_ * math::normalQuantile(p)); }
    std::size_t i = guide_[static_cast<std::size_t>(p * kGuide)];
    while (p > p_[i]) { ++i; }  // at most as many as there are points in a slot: mostly none
    const double y = y_[i] - (p_[i] - p) * slope_[i];
    return logarithmic_ ? math::exp(y) : y;
}

double QuantileTable::segmentMoment(std::size_t segment, int order) const {
    const double width = p_[segment] - p_[segment - 1];
    const double low = y_[segment - 1];
    const double high = y_[segment];
    if (!logarithmic_) {
        return order == 1 ? width * (low + high) / 2.0 : width * (low * low + low * high + high * high) / 3.0;
    }
    const double rise = order * (high - low);
    const double start = math::exp(order * low);
    return rise == 0.0 ? width * start : width * start * (math::expm1(rise) / rise);
}

double QuantileTable::moment(int order) const {
    double sum = 0.0;
    for (std::size_t i = 1; i < p_.size(); ++i) { sum += segmentMoment(i, order); }
    if (p_.back() < 1.0) {
        const double s = order * tailSigma_;
        sum += math::exp(order * tailMu_ + 0.5 * s * s) * math::normalTail(math::normalQuantile(p_.back()) - s);
    }
    return sum;
}

}  // namespace headroom::base
