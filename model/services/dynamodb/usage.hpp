// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstdint>
#include <limits>
#include <string>
#include <vector>

#include "model/base/units.hpp"
#include "model/engine/metrics.hpp"
#include "model/engine/resource_report.hpp"
#include "model/services/dynamodb/admission.hpp"

namespace headroom::dynamodb {

/// The most units consumed in one clock second.
class BusiestSecond {
public:
    void add(base::HalfUnits units, base::Instant now) {
        const std::int64_t second = now.ns / base::kNanosecondsPerSecond;
        if (second != second_) {
            second_ = second;
            open_ = base::HalfUnits(0);
        }
        open_ += units;
        if (open_ > most_) most_ = open_;
    }
    base::HalfUnits most() const { return most_; }

private:
    std::int64_t second_ = std::numeric_limits<std::int64_t>::min();
    base::HalfUnits open_;
    base::HalfUnits most_;
};

/// What the reads or the writes of a table consumed and lost to throttling, for measured requests.
class DirectionUsage {
public:
    /// `direction` is "Read" or "Write", as in CloudWatch's metric names.
    DirectionUsage(engine::Metrics& metrics, const std::string& table, std::string direction);

    void consumed(base::HalfUnits units, base::Instant now);
    void throttled(ThrottleReason reason);

    base::HalfUnits total() const { return consumed_; }
    std::int64_t throttles() const { return throttles_; }
    std::int64_t throttles(ThrottleReason reason) const { return byReason_[static_cast<std::size_t>(reason)]; }
    base::HalfUnits busiestSecond() const { return busiest_.most(); }
    const std::string& direction() const { return direction_; }

    /// Consumption, throttle events (also by reason) and the busiest second.
    void addTo(std::vector<engine::Figure>& figures) const;

private:
    std::string direction_;
    engine::Metric& consumedMetric_;
    engine::Metric& throttleMetric_;
    std::array<engine::Metric*, kThrottleReasons> reasonMetrics_{};
    base::HalfUnits consumed_;
    BusiestSecond busiest_;
    std::int64_t throttles_ = 0;
    std::array<std::int64_t, kThrottleReasons> byReason_{};
};

/// What the measured requests of a table did, under CloudWatch's names.
class TableUsage {
public:
    TableUsage(engine::Metrics& metrics, const std::string& table);

    DirectionUsage& of(bool writes) { return writes ? writes_ : reads_; }
    const DirectionUsage& of(bool writes) const { return writes ? writes_ : reads_; }

    void succeeded(base::Duration latency);
    void requestThrottled();
    void userError();
    void systemError();
    /// By a query or a scan.
    void returned(std::uint32_t items);
    void itemsUnprocessed(std::uint32_t items) { unprocessed_ += items; }
    void pageCut() { ++cutPages_; }
    /// A retry with the token of a transaction that is done, or still under way.
    void replayed() { ++replayed_; }
    void inProgress() { ++inProgress_; }
    /// By its condition, or by a transaction under way.
    void rejected(bool byCondition);

    std::int64_t cutPages() const { return cutPages_; }
    std::int64_t unprocessed() const { return unprocessed_; }
    std::int64_t userErrors() const { return userErrors_; }
    std::int64_t conflicts() const { return conflicts_; }

    void addTo(std::vector<engine::Figure>& figures) const;

private:
    DirectionUsage reads_;
    DirectionUsage writes_;
    engine::Metric& throttledMetric_;
    engine::Metric& latencyMetric_;
    engine::Metric& conditionMetric_;
    engine::Metric& conflictMetric_;
    engine::Metric& userErrorMetric_;
    engine::Metric& systemErrorMetric_;
    engine::Metric& returnedMetric_;
    std::int64_t succeeded_ = 0;
    std::int64_t latencySum_ = 0;  ///< ns
    std::int64_t throttledRequests_ = 0;
    std::int64_t userErrors_ = 0;
    std::int64_t systemErrors_ = 0;
    std::int64_t returned_ = 0;  ///< items
    std::int64_t unprocessed_ = 0;
    std::int64_t cutPages_ = 0;
    std::int64_t failedConditions_ = 0;
    std::int64_t conflicts_ = 0;
    std::int64_t replayed_ = 0;
    std::int64_t inProgress_ = 0;
};

/// Half units as units.
constexpr double inUnits(base::HalfUnits units) { return static_cast<double>(units.count) / 2.0; }

}  // namespace headroom::dynamodb
