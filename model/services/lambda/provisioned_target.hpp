// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cassert>
#include <cstdint>
#include <optional>

#include "model/platform/autoscaling/scalable_target.hpp"
#include "model/services/lambda/function.hpp"

namespace headroom::lambda {

/// The provisioned concurrency of a function's alias, as Application Auto Scaling changes it.
class ProvisionedTarget final : public autoscaling::ScalableTarget {
public:
    /// The function has provisioned concurrency and outlives this.
    explicit ProvisionedTarget(Function& function) : function_(function) { assert(function.provisioned() != nullptr); }

    std::int64_t capacity() const override { return state().allocated(); }
    base::Instant since() const override { return state().since(); }
    std::int64_t requested() const override { return state().requested(); }
    bool request(std::int64_t capacity) override {
        if (!function_.canProvision(capacity)) return false;
        function_.setProvisioned(capacity);
        return true;
    }

private:
    const Provisioned& state() const { return *function_.provisioned(); }
    Function& function_;
};

/// ProvisionedConcurrencyUtilization, which LambdaProvisionedConcurrencyUtilization tracks.
class ProvisionedUtilization final : public autoscaling::TrackedMetric {
public:
    /// The function has provisioned concurrency and outlives this; no more than one of these is made of it.
    ProvisionedUtilization(Function& function, base::Instant now)
        : level_(function.provisioned()->watchUtilization(now)) {}
    std::optional<engine::Datapoint> takeMinute(base::Instant now) override { return level_.takeMinute(now); }
    double valueAt(double utilization, std::int64_t) const override { return utilization; }

private:
    cloudwatch::MinuteLevel& level_;
};

}  // namespace headroom::lambda
