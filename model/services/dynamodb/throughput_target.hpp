// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>

#include "model/platform/autoscaling/scalable_target.hpp"
#include "model/services/dynamodb/own_capacity.hpp"

namespace headroom::dynamodb {

/// The provisioned reads or writes of a table or of a global index, as Application Auto Scaling changes them.
class ThroughputTarget final : public autoscaling::ScalableTarget {
public:
    /// The capacity outlives this.
    ThroughputTarget(OwnCapacity& capacity, bool writes) : state_(capacity.throughput()), writes_(writes) {}

    std::int64_t capacity() const override { return state_.units(writes_); }
    base::Instant since() const override { return state_.since(writes_); }
    std::int64_t requested() const override { return state_.requested(writes_); }
    std::int64_t noticed() const override { return state_.noticed(writes_); }
    bool busy() const override { return state_.updating() || capacity() == 0 || !state_.scalable(); }
    bool request(std::int64_t capacity) override {
        if (writes_) return state_.update(std::nullopt, capacity);
        return state_.update(capacity, std::nullopt);
    }

private:
    Throughput& state_;
    bool writes_;
};

/// ConsumedRead/WriteCapacityUnits, which DynamoDBRead/WriteCapacityUtilization track as a Sum of a minute.
class ConsumedUnits final : public autoscaling::TrackedMetric {
public:
    /// The capacity outlives this; no more than one of these is made of each of its directions.
    ConsumedUnits(OwnCapacity& capacity, bool writes) : sum_(capacity.watch(writes)) {}
    std::optional<engine::Datapoint> takeMinute(base::Instant now) override { return sum_.takeMinute(now); }
    /// To a millionth of a unit, so that 0.57 x 100 x 60 is 3,420 and what consumes exactly that is not above it.
    double valueAt(double utilization, std::int64_t capacity) const override {
        constexpr double kMillion = 1e6;
        const double units = utilization * static_cast<double>(capacity) * base::toSeconds(cloudwatch::kPeriod);
        return static_cast<double>(static_cast<std::int64_t>(units * kMillion + 0.5)) / kMillion;
    }

private:
    cloudwatch::MinuteSum& sum_;
};

}  // namespace headroom::dynamodb
