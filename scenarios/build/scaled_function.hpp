// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

#include "model/platform/autoscaling/scaler.hpp"
#include "model/services/lambda/provisioned_target.hpp"
#include "scenarios/format/scaling.hpp"

namespace headroom::build {

/// A function whose provisioned concurrency Application Auto Scaling changes.
class ScaledFunction {
public:
    /// World, function and scaling outlive this.
    ScaledFunction(engine::World& world, lambda::Function& function, const format::Scaling& scaling);

    void start() { scaler_.start(); }
    const std::string& function() const { return name_; }
    const autoscaling::Scaler& scaler() const { return scaler_; }
    /// Adds what happened in the measured window to the function's report.
    void report(engine::ResourceReport& into) const { scaler_.report(into, base::Instant{}); }

private:
    std::string name_;
    lambda::ProvisionedTarget target_;
    lambda::ProvisionedUtilization utilization_;
    autoscaling::Scaler scaler_;
};

}  // namespace headroom::build
