// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/services/dynamodb/admission.hpp"

#include <algorithm>

namespace headroom::dynamodb {

using base::HalfUnits;
using base::Instant;

namespace {

constexpr double kHalvesPerUnit = 2.0;

double tokensOf(double unitsPerSecond, base::Duration depth) {
    return unitsPerSecond * kHalvesPerUnit * base::toSeconds(depth);
}

std::int64_t minuteOf(Instant at) {
    const std::int64_t length = kPeakAveraging.count;
    return at.ns >= 0 ? at.ns / length : -((-at.ns + length - 1) / length);
}

std::size_t minutesIn(base::Duration interval) {
    return static_cast<std::size_t>((interval + kPeakAveraging - base::nanoseconds(1)) / kPeakAveraging);
}

std::optional<std::int64_t> maximumOf(std::optional<std::int64_t> given) {
    return given.value_or(-1) < 0 ? std::nullopt : given;
}

Capacity onDemand(const Spec& spec, OnDemandLimits limits, Instant now) {
    limits.growthInterval = spec.growthInterval;
    limits.window = spec.admissionWindow;
    return Capacity(std::in_place_type<OnDemandCapacity>, limits, now);
}

}  // namespace

UnitBucket::UnitBucket(double unitsPerSecond, base::Duration depth, Instant now, double fill)
    : bucket_(unitsPerSecond * kHalvesPerUnit, tokensOf(unitsPerSecond, depth), now, fill), depth_(depth) {}

void UnitBucket::resize(double unitsPerSecond, Instant now) {
    bucket_.resize(unitsPerSecond * kHalvesPerUnit, tokensOf(unitsPerSecond, depth_), now);
}

OnDemandCapacity::OnDemandCapacity(const OnDemandLimits& limits, Instant now)
    : limits_(limits),
      grown_(static_cast<double>(limits.initial), limits.window, now),
      quota_(static_cast<double>(limits.quota), limits.window, now),
      minutes_(minutesIn(limits.growthInterval) + 1),
      minute_(minuteOf(now)),
      minuteEnd_(Instant{(minute_ + 1) * kPeakAveraging.count}) {
    if (limits.maximum) maximum_.emplace(static_cast<double>(*limits.maximum), limits.window, now);
}

ThrottleReason OnDemandCapacity::admit(HalfUnits wanted, Instant now) {
    if (now >= minuteEnd_) enterMinutes(now);
    if (maximum_ && !maximum_->open(now)) return ThrottleReason::MaxOnDemandThroughputExceeded;
    if (!quota_.open(now)) return ThrottleReason::AccountLimitExceeded;
    if (!grown_.open(now)) return ThrottleReason::KeyRangeThroughputExceeded;
    if (maximum_) maximum_->take(wanted, now);
    quota_.take(wanted, now);
    grown_.take(wanted, now);
    minutes_[0] += wanted;
    return ThrottleReason::None;
}

double OnDemandCapacity::accepted(Instant now) {
    if (now >= minuteEnd_) enterMinutes(now);
    return grownRate();
}

double OnDemandCapacity::grownRate() const {
    const double peak = static_cast<double>(peak_.count) / kHalvesPerUnit / base::toSeconds(kPeakAveraging);
    return std::max(static_cast<double>(limits_.initial), peak * static_cast<double>(kGrowthFactor));
}

// minutes_[0] is the present minute, minutes_[i] the one i minutes ago: the oldest kept ends its wait as a minute
// begins.
void OnDemandCapacity::enterMinutes(Instant now) {
    const std::int64_t entered = minuteOf(now);
    const auto kept = static_cast<std::int64_t>(minutes_.size());
    for (std::int64_t n = minute_ + 1; n <= std::min(entered, minute_ + kept); ++n) {
        const HalfUnits ripe = minutes_.back();
        std::rotate(minutes_.begin(), minutes_.end() - 1, minutes_.end());
        minutes_.front() = HalfUnits(0);
        if (ripe <= peak_) continue;
        peak_ = ripe;
        grown_.resize(grownRate(), Instant{n * kPeakAveraging.count});
    }
    minute_ = entered;
    minuteEnd_ = Instant{(entered + 1) * kPeakAveraging.count};
}

Capacity readCapacity(const Spec& spec, const Quotas& quotas, Instant now) {
    if (spec.billingMode == BillingMode::Provisioned) {
        return ProvisionedCapacity(spec.readCapacityUnits.value_or(1), spec.initialBurst, now);
    }
    const std::int64_t initial = std::max(kInitialReads, spec.warmReadUnits.value_or(0));
    return onDemand(spec, {initial, maximumOf(spec.maxReadRequestUnits), quotas.tableReads, {}, {}}, now);
}

Capacity writeCapacity(const Spec& spec, const Quotas& quotas, Instant now) {
    if (spec.billingMode == BillingMode::Provisioned) {
        return ProvisionedCapacity(spec.writeCapacityUnits.value_or(1), spec.initialBurst, now);
    }
    const std::int64_t initial = std::max(kInitialWrites, spec.warmWriteUnits.value_or(0));
    return onDemand(spec, {initial, maximumOf(spec.maxWriteRequestUnits), quotas.tableWrites, {}, {}}, now);
}

}  // namespace headroom::dynamodb
