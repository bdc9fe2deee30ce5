// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/engine/metrics.hpp"

#include <algorithm>
#include <limits>

namespace headroom::engine {

namespace {

double valueOf(const Datapoint& point, Statistic statistic) {
    switch (statistic) {
        case Statistic::Sum:
            return point.sum;
        case Statistic::Average:
            // CloudWatch has no datapoint then: an average of 0 would be a figure that nobody measured.
            return point.samples == 0 ? std::numeric_limits<double>::quiet_NaN()
                                      : point.sum / static_cast<double>(point.samples);
        case Statistic::Maximum:
            return point.maximum;
        case Statistic::SampleCount:
            return static_cast<double>(point.samples);
    }
    return 0.0;
}

}  // namespace

Metric& Metrics::metric(std::string resource, std::string name, Statistic statistic) {
    names_.push_back({std::move(resource), std::move(name), statistic, false, metrics_.size()});
    return metrics_.emplace_back();
}

Gauge& Metrics::gauge(std::string resource, std::string name, base::Instant now, Statistic statistic, double unit) {
    names_.push_back({std::move(resource), std::move(name), statistic, true, gauges_.size()});
    if (gauges_.empty()) periodStart_ = now;
    return gauges_.emplace_back(now, unit);
}

void Metrics::closePeriod(base::Instant now, bool keep) {
    for (Metric& metric : metrics_) {
        if (keep) metric.closed_.push_back(metric.open_);
        metric.open_ = Datapoint{};
    }
    const auto length = static_cast<double>((now - periodStart_).count);
    for (Gauge& gauge : gauges_) {
        gauge.settle(now);
        if (keep) {
            const double average = length > 0 ? static_cast<double>(gauge.area_) / length : 0.0;
            gauge.closed_.push_back(
                Datapoint{average * gauge.unit_, static_cast<double>(gauge.peak_) * gauge.unit_, 1});
            gauge.total_ += gauge.area_;
            gauge.totalPeak_ = std::max(gauge.totalPeak_, gauge.peak_);
        }
        gauge.area_ = 0;
        gauge.peak_ = gauge.level_;
    }
    periodStart_ = now;
}

void Metrics::reserve(std::size_t periods) {
    for (Metric& metric : metrics_) metric.closed_.reserve(periods);
    for (Gauge& gauge : gauges_) gauge.closed_.reserve(periods);
}

double Metrics::sum(const Metric& metric) const {
    double total = 0.0;
    for (const Datapoint& point : metric.closed_) total += point.sum;
    return total;
}

std::uint64_t Metrics::samples(const Metric& metric) const {
    std::uint64_t total = 0;
    for (const Datapoint& point : metric.closed_) total += point.samples;
    return total;
}

double Metrics::average(const Gauge& gauge, base::Duration length) const {
    return length.count <= 0 ? 0.0 : static_cast<double>(gauge.total_) / static_cast<double>(length.count);
}

std::vector<MetricSeries> Metrics::series() const {
    std::vector<MetricSeries> all;
    all.reserve(names_.size());
    for (const Name& name : names_) {
        const auto& closed = name.isGauge ? gauges_[name.index].closed_ : metrics_[name.index].closed_;
        MetricSeries one{name.resource, name.name, name.statistic, {}};
        one.values.reserve(closed.size());
        for (const Datapoint& point : closed) one.values.push_back(valueOf(point, name.statistic));
        all.push_back(std::move(one));
    }
    return all;
}

}  // namespace headroom::engine
