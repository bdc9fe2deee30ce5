// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <memory>
#include <string>

#include "model/engine/resource_report.hpp"
#include "model/engine/world.hpp"
#include "model/platform/cloudwatch/minute_metric.hpp"
#include "model/services/lambda/account.hpp"
#include "model/services/lambda/held_time.hpp"
#include "model/services/lambda/occupancy.hpp"
#include "model/services/lambda/spec.hpp"

namespace headroom::lambda {

/// The provisioned concurrency of a function's alias: what is asked for, what is there, who uses it, what it costs.
class Provisioned {
public:
    /// `count` is asked for and there: the design was deployed long before.
    Provisioned(engine::World& world, const Quotas& quotas, const Spec& spec, const std::string& name);

    std::int64_t requested() const { return requested_; }
    std::int64_t allocated() const { return allocated_; }
    std::int64_t busy() const { return busy_; }
    /// In use / allocated, as ProvisionedConcurrencyUtilization: see Metrics::latest().
    const engine::Gauge& utilization() const { return utilizationGauge_; }
    /// The same minute by minute from now on, for alarms. One reader alone.
    cloudwatch::MinuteLevel& watchUtilization(base::Instant now);
    /// When allocated() became what it is.
    base::Instant since() const { return since_; }

    /// Whether an invocation gets one, as far as numbers and requests a second go.
    bool allows(bool synchronous, base::Instant now) {
        return busy_ < allocated_ && (!synchronous || rate_.allows(now));
    }
    /// Requires allows().
    void enter(bool synchronous, bool measured, base::Instant now);
    void leave(base::Instant now);
    /// An invocation that found none was let in on demand.
    void spilledOver(bool measured);

    /// From now on `count` are asked for, and charged.
    void request(std::int64_t count, base::Instant now);
    /// From now on `count` are there.
    void allocate(std::int64_t count, base::Instant now);
    /// How long it takes from the request until `more` of them are there.
    base::Duration delayOf(std::int64_t more) const;

    void startMeasuring(base::Instant now);
    /// Figures and the charge for holding it, of a window that ended at `end`.
    void report(engine::ResourceReport& into, base::Duration window, base::Instant end) const;

private:
    void setUtilization(base::Instant now);

    Quotas quotas_;
    std::string name_;
    std::int64_t memory_;
    Architecture architecture_;
    std::int64_t requested_ = 0;
    std::int64_t allocated_ = 0;
    std::int64_t busy_ = 0;
    std::int64_t utilization_ = 0;  ///< in parts of kUtilizationScale
    RequestRate rate_;
    HeldTime held_;
    Occupancy executions_;
    Occupancy capacity_;
    std::uint64_t invocations_ = 0;
    std::uint64_t spillovers_ = 0;
    engine::Gauge& executionsGauge_;
    engine::Metric& invocationsMetric_;
    engine::Metric& spilloversMetric_;
    engine::Gauge& utilizationGauge_;
    std::unique_ptr<cloudwatch::MinuteLevel> watched_;
    base::Instant since_;
};

}  // namespace headroom::lambda
