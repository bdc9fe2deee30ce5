// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string_view>
#include <variant>
#include <vector>

#include "model/base/units.hpp"
#include "model/engine/token_bucket.hpp"
#include "model/services/dynamodb/limits.hpp"
#include "model/services/dynamodb/spec.hpp"

namespace headroom::dynamodb {

/// Why a request was throttled, under AWS's names (Developer Guide, throttling-*, 2026-04-13).
enum class ThrottleReason : std::uint8_t {
    None,                           ///< admitted
    ProvisionedThroughputExceeded,  ///< the provisioned table's capacity and burst are used up
    KeyRangeThroughputExceeded,     ///< an on-demand table has not grown to this rate yet: its partitions are the limit
    MaxOnDemandThroughputExceeded,  ///< above OnDemandThroughput
    AccountLimitExceeded,           ///< above the table quota
};
inline constexpr std::size_t kThrottleReasons = 5;

inline constexpr std::array<std::string_view, kThrottleReasons> kThrottleReasonNames{
    "None", "ProvisionedThroughputExceeded", "KeyRangeThroughputExceeded", "MaxOnDemandThroughputExceeded",
    "AccountLimitExceeded"};

/// The part of CloudWatch's cause-specific metric names that stands for the reason: Read...ThrottleEvents.
inline constexpr std::array<std::string_view, kThrottleReasons> kThrottleMetricNames{
    "", "ProvisionedThroughput", "KeyRangeThroughput", "MaxOnDemandThroughput", "AccountLimit"};

/// A token bucket of half units that lets a request pass while anything is left in it, and may end in debt: what a read
/// costs is only known when it is done, and no request is too large for ever. The long-run rate holds exactly.
class UnitBucket {
public:
    /// Refilled with `unitsPerSecond`, `depth` deep, `fill` (0 to 1) full at `now`.
    UnitBucket(double unitsPerSecond, base::Duration depth, base::Instant now, double fill = 1.0);

    bool open(base::Instant now) { return bucket_.any(now); }
    void take(base::HalfUnits units, base::Instant now) { bucket_.force(units.count, now); }
    /// Another rate from `now` on.
    void resize(double unitsPerSecond, base::Instant now);

private:
    engine::TokenBucket bucket_;
    base::Duration depth_;
};

/// Reads or writes of a provisioned table: what is not used is kept for 300 s (Developer Guide,
/// burst-adaptive-capacity).
class ProvisionedCapacity {
public:
    ProvisionedCapacity(std::int64_t unitsPerSecond, double initialBurst, base::Instant now)
        : bucket_(static_cast<double>(unitsPerSecond), kBurst, now, initialBurst) {}

    ThrottleReason admit(base::HalfUnits wanted, base::Instant now) {
        if (!bucket_.open(now)) return ThrottleReason::ProvisionedThroughputExceeded;
        bucket_.take(wanted, now);
        return ThrottleReason::None;
    }
    /// Another capacity from `now` on; what is banked stays, as far as there is room.
    void resize(std::int64_t unitsPerSecond, base::Instant now) {
        bucket_.resize(static_cast<double>(unitsPerSecond), now);
    }

private:
    UnitBucket bucket_;
};

/// What bounds the reads or writes of an on-demand table, in units a second.
struct OnDemandLimits {
    std::int64_t initial = 0;             ///< accepted at once from the beginning
    std::optional<std::int64_t> maximum;  ///< OnDemandThroughput
    std::int64_t quota = 0;               ///< of the table
    base::Duration growthInterval = base::minutes(30);
    base::Duration window = base::seconds(1);
};

/// Reads or writes of an on-demand table. It accepts max(initial, 2 x previous peak) units a second, where the previous
/// peak is the highest consumption of a whole clock minute that ended a growth interval ago or earlier; never more than
/// the maximum and the quota. Each limit is a bucket one window deep.
class OnDemandCapacity {
public:
    OnDemandCapacity(const OnDemandLimits& limits, base::Instant now);

    ThrottleReason admit(base::HalfUnits wanted, base::Instant now);
    /// Units a second that the table has grown to, the maximum and the quota left aside.
    double accepted(base::Instant now);

private:
    void enterMinutes(base::Instant now);
    double grownRate() const;

    OnDemandLimits limits_;
    UnitBucket grown_;
    UnitBucket quota_;
    std::optional<UnitBucket> maximum_;
    std::vector<base::HalfUnits> minutes_;  ///< consumption of the present minute and of those too young to count
    base::HalfUnits peak_;                  ///< consumption of the previous peak's minute
    std::int64_t minute_;                   ///< the present one, counted from Start
    base::Instant minuteEnd_;
};

using Capacity = std::variant<ProvisionedCapacity, OnDemandCapacity>;

/// The capacity for reads (or writes) that the spec says, which must have passed check().
Capacity readCapacity(const Spec& spec, const Quotas& quotas, base::Instant now);
Capacity writeCapacity(const Spec& spec, const Quotas& quotas, base::Instant now);

/// Takes `wanted` if the capacity is not used up; else says why not and takes nothing.
inline ThrottleReason admit(Capacity& capacity, base::HalfUnits wanted, base::Instant now) {
    if (auto* provisioned = std::get_if<ProvisionedCapacity>(&capacity)) return provisioned->admit(wanted, now);
    return std::get_if<OnDemandCapacity>(&capacity)->admit(wanted, now);
}

}  // namespace headroom::dynamodb
