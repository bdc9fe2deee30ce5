// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "model/platform/autoscaling/scaler.hpp"
#include "model/services/dynamodb/own_capacity.hpp"
#include "model/services/lambda/function.hpp"
#include "scenarios/format/scaling.hpp"

namespace headroom::build {

/// A capacity that Application Auto Scaling changes: a function's provisioned concurrency, the reads or writes of a
/// table or of a global index.
class ScaledCapacity {
public:
    /// World, resource and scaling outlive this.
    ScaledCapacity(engine::World& world, lambda::Function& function, const format::Scaling& scaling);
    ScaledCapacity(engine::World& world, dynamodb::OwnCapacity& capacity, const format::Scaling& scaling);

    /// With a warm-up the bounds are first as the last scheduled actions before it left them; a launch ("cold") has
    /// none.
    void start();
    /// The name of the resource.
    const std::string& resource() const { return scaling_.resource; }
    const format::Scaling& scaling() const { return scaling_; }
    const autoscaling::Scaler& scaler() const { return scaler_; }
    /// Adds what happened in the measured window to the resource's report.
    void report(engine::ResourceReport& into) const;
    /// Adds its alarms, as AWS calls them: AlarmHigh (above the target) and AlarmLow. A value a period of the measured
    /// window: 1 where one was in ALARM at any moment of it. Nothing without a policy.
    void addSeries(std::vector<engine::MetricSeries>& into, base::Duration period, base::Duration window) const;

private:
    /// Policies and scheduled actions.
    void attach();
    void resume();

    engine::World& world_;
    const format::Scaling& scaling_;
    std::unique_ptr<autoscaling::ScalableTarget> target_;
    std::unique_ptr<autoscaling::TrackedMetric> metric_;
    autoscaling::Scaler scaler_;
};

}  // namespace headroom::build
