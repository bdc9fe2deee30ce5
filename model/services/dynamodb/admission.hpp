// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <array>
#include <cstdint>
#include <optional>
#include <string_view>
#include <variant>
#include <vector>

#include "model/base/units.hpp"
#include "model/services/dynamodb/limits.hpp"
#include "model/services/dynamodb/spec.hpp"
#include "model/services/dynamodb/unit_bucket.hpp"

namespace headroom::dynamodb {

/// Why a request was throttled, under AWS's names (Developer Guide, throttling-*, 2026-04-13).
enum class ThrottleReason : std::uint8_t {
    None,                           ///< admitted
    ProvisionedThroughputExceeded,  ///< the provisioned table's capacity and burst are used up
    KeyRangeThroughputExceeded,  ///< the key's partition, or all of them: an on-demand table has not grown so far yet
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

/// Reads or writes of a provisioned table: what is not used is kept for 300 s (Developer Guide,
/// burst-adaptive-capacity).
class ProvisionedCapacity {
public:
    /// `warm`: what its partitions are made for, if that is more.
    ProvisionedCapacity(std::int64_t unitsPerSecond, double initialBurst, base::Instant now, std::int64_t warm = 0)
        : bucket_(static_cast<double>(unitsPerSecond), kBurst, now, initialBurst),
          supported_(std::max(unitsPerSecond, warm)) {}

    ThrottleReason check(base::Instant now) {
        return bucket_.open(now) ? ThrottleReason::None : ThrottleReason::ProvisionedThroughputExceeded;
    }
    void take(base::HalfUnits units, base::Instant now) { bucket_.take(units, now); }
    ThrottleReason admit(base::HalfUnits wanted, base::Instant now);
    /// Another setting from `now` on; what was saved stays, up to the new depth.
    void resize(std::int64_t unitsPerSecond, base::Instant now) {
        bucket_.resize(static_cast<double>(unitsPerSecond), now);
        supported_ = std::max(supported_, unitsPerSecond);
    }
    void warmUp(std::int64_t units) { supported_ = std::max(supported_, units); }
    /// Warm throughput: the highest setting so far, or what the table was warmed up for.
    std::int64_t supported() const { return supported_; }

private:
    UnitBucket bucket_;
    std::int64_t supported_;
};

/// What bounds the reads or writes of an on-demand table, in units a second.
struct OnDemandLimits {
    std::int64_t initial = 0;             ///< accepted at once from the beginning
    std::optional<std::int64_t> maximum;  ///< OnDemandThroughput
    std::int64_t quota = 0;               ///< of the table
    base::Duration growthInterval = base::minutes(30);
    base::Duration window = base::seconds(1);
    OnDemandGrowth growth = OnDemandGrowth::PreviousPeak;
};

/// Reads or writes of an on-demand table. It accepts max(initial, 2 x previous peak) units a second, where the previous
/// peak is the highest consumption of a whole clock minute that ended a growth interval ago or earlier (or, where
/// growth is by splits, what its partitions take); never more than the maximum and the quota. Each limit is a bucket
/// one window deep.
class OnDemandCapacity {
public:
    OnDemandCapacity(const OnDemandLimits& limits, base::Instant now);

    ThrottleReason check(base::Instant now);
    void take(base::HalfUnits units, base::Instant now);
    ThrottleReason admit(base::HalfUnits wanted, base::Instant now);
    /// Units a second that the table has grown to, the maximum and the quota left aside: its warm throughput.
    double accepted(base::Instant now);
    /// The highest whole minute's consumption that counts at `now`, in units a second.
    double previousPeak(base::Instant now);
    /// Accepts at least so many units a second from now on.
    void warmUp(std::int64_t units, base::Instant now);
    /// Another OnDemandThroughput; -1: none.
    void limit(std::int64_t most, base::Instant now);
    /// What its partitions must take: no more than the quota lets in.
    std::int64_t supported(base::Instant now);

private:
    void enterMinutes(base::Instant now);
    double grownRate() const;

    OnDemandLimits limits_;
    bool limited_;  ///< by the previous peak
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

/// Why the capacity would throttle a request now; takes nothing.
inline ThrottleReason check(Capacity& capacity, base::Instant now) {
    if (auto* provisioned = std::get_if<ProvisionedCapacity>(&capacity)) return provisioned->check(now);
    return std::get_if<OnDemandCapacity>(&capacity)->check(now);
}
/// Takes what check() let pass.
inline void take(Capacity& capacity, base::HalfUnits units, base::Instant now) {
    if (auto* provisioned = std::get_if<ProvisionedCapacity>(&capacity)) return provisioned->take(units, now);
    std::get_if<OnDemandCapacity>(&capacity)->take(units, now);
}
/// Both: takes `wanted` if the capacity is not used up; else says why not and takes nothing.
ThrottleReason admit(Capacity& capacity, base::HalfUnits wanted, base::Instant now);
/// Units a second that the partitions behind it must take: warm throughput.
std::int64_t supported(Capacity& capacity, base::Instant now);

}  // namespace headroom::dynamodb
