// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>

#include "model/platform/autoscaling/scalable_target.hpp"
#include "model/services/dynamodb/table.hpp"

namespace headroom::dynamodb {

/// The provisioned reads or writes of a table, as Application Auto Scaling changes them.
class ThroughputTarget final : public autoscaling::ScalableTarget {
public:
    /// The table outlives this.
    ThroughputTarget(Table& table, bool writes) : table_(table), writes_(writes) {}

    std::int64_t capacity() const override { return state().units(writes_); }
    base::Instant since() const override { return state().since(writes_); }
    std::int64_t requested() const override { return state().requested(writes_); }
    std::int64_t noticed() const override { return state().noticed(writes_); }
    bool busy() const override { return state().updating() || capacity() == 0 || !state().scalable(); }
    bool request(std::int64_t capacity) override {
        if (writes_) return table_.throughput().update(std::nullopt, capacity);
        return table_.throughput().update(capacity, std::nullopt);
    }

private:
    const Throughput& state() const { return table_.throughput(); }
    Table& table_;
    bool writes_;
};

/// ConsumedRead/WriteCapacityUnits, which DynamoDBRead/WriteCapacityUtilization track as a Sum of a minute.
class ConsumedUnits final : public autoscaling::TrackedMetric {
public:
    /// The table outlives this; no more than one of these is made of each of its directions.
    ConsumedUnits(Table& table, bool writes) : sum_(table.watchConsumption(writes)) {}
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
