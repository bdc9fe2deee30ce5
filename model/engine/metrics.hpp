// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <cstdint>
#include <deque>
#include <string>
#include <string_view>
#include <vector>

#include "model/base/units.hpp"

namespace headroom::engine {

/// What CloudWatch keeps of one metric in one period.
struct Datapoint {
    double sum = 0.0;
    double maximum = 0.0;
    std::uint64_t samples = 0;
};

/// CloudWatch's statistics of a period.
enum class Statistic : std::uint8_t { Sum, Average, Maximum, SampleCount };

/// A metric made of single observations (Invocations, Duration, ConsumedReadCapacityUnits).
class Metric {
public:
    void add(double value) {
        open_.sum += value;
        ++open_.samples;
        open_.maximum = std::max(open_.maximum, value);  // one instruction, where a branch may be mispredicted
    }

private:
    friend class Metrics;
    Datapoint open_;
    std::vector<Datapoint> closed_;
};

/// A level over time (ConcurrentExecutions, environments): its time average and its peak in each period and over
/// the measured window.
class Gauge {
public:
    /// `unit`: what one of the level is worth in CloudWatch's unit (a share counted in parts).
    explicit Gauge(base::Instant now, double unit = 1.0) : since_(now), unit_(unit) {}
    void change(std::int64_t by, base::Instant now) {
        settle(now);
        level_ += by;
        if (level_ > peak_) peak_ = level_;
    }
    /// A change that took place earlier than the present one, found out late (an environment that expired idle).
    /// `at` must not lie before the last period's end; the peak is not affected.
    void changeEarlier(std::int64_t by, base::Instant at, base::Instant now) {
        settle(now);
        level_ += by;
        area_ += static_cast<Area>(by) * (now - at).count;
    }
    std::int64_t level() const { return level_; }

private:
    friend class Metrics;
    __extension__ using Area = __int128;
    void settle(base::Instant now) {
        area_ += static_cast<Area>(level_) * (now - since_).count;
        since_ = now;
    }
    base::Instant since_;
    double unit_;
    Area area_ = 0;  ///< level x ns in the open period
    Area total_ = 0;
    std::int64_t level_ = 0;
    std::int64_t peak_ = 0;
    std::int64_t totalPeak_ = 0;
    std::vector<Datapoint> closed_;
};

/// One metric's datapoints over the measured window.
struct MetricSeries {
    std::string resource;
    std::string name;
    Statistic statistic = Statistic::Sum;
    std::vector<double> values;
};

/// Every metric of a world under CloudWatch's names, closed once a period.
class Metrics {
public:
    /// The statistic is the one that series() reports; all are kept.
    Metric& metric(std::string resource, std::string name, Statistic statistic);
    Gauge& gauge(std::string resource, std::string name, base::Instant now, Statistic statistic = Statistic::Maximum,
                 double unit = 1.0);

    /// Makes room for that many kept periods in what is registered so far, so that keeping them allocates nothing.
    void reserve(std::size_t periods);

    /// Ends the open period at `now`: keeps its datapoint if `keep`, else (warm-up) drops it.
    void closePeriod(base::Instant now, bool keep);

    /// Sum over the measured window so far (closed periods).
    double sum(const Metric& metric) const;
    std::uint64_t samples(const Metric& metric) const;
    /// Highest level and time average over the measured window (closed periods). `length` is the window's.
    std::int64_t peak(const Gauge& gauge) const { return gauge.totalPeak_; }
    double average(const Gauge& gauge, base::Duration length) const;
    /// The last closed datapoint, what an alarm sees; empty before the first.
    static const Datapoint* latest(const Metric& metric) {
        return metric.closed_.empty() ? nullptr : &metric.closed_.back();
    }
    /// The same of a level: its time average (as the only sample) and its maximum.
    static const Datapoint* latest(const Gauge& gauge) {
        return gauge.closed_.empty() ? nullptr : &gauge.closed_.back();
    }

    /// Everything kept, in the order of registration.
    std::vector<MetricSeries> series() const;

private:
    struct Name {
        std::string resource;
        std::string name;
        Statistic statistic;
        bool isGauge;
        std::size_t index;
    };
    std::vector<Name> names_;
    std::deque<Metric> metrics_;
    std::deque<Gauge> gauges_;
    base::Instant periodStart_;
};

}  // namespace headroom::engine
