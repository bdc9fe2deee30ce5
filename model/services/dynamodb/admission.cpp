// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/services/dynamodb/admission.hpp"

#include <algorithm>

#include "model/services/dynamodb/minutes.hpp"

namespace headroom::dynamodb {

using base::HalfUnits;
using base::Instant;

namespace {

constexpr double kHalvesPerUnit = 2.0;

std::size_t minutesIn(base::Duration interval) {
    return static_cast<std::size_t>((interval + kMinute - base::nanoseconds(1)) / kMinute);
}

std::optional<std::int64_t> maximumOf(std::optional<std::int64_t> given) {
    return given.value_or(-1) < 0 ? std::nullopt : given;
}

Capacity onDemand(const Spec& spec, OnDemandLimits limits, Instant now) {
    limits.growthInterval = spec.growthInterval;
    limits.window = spec.admissionWindow;
    limits.growth = spec.onDemandGrowth;
    return Capacity(std::in_place_type<OnDemandCapacity>, limits, now);
}

}  // namespace

ThrottleReason ProvisionedCapacity::admit(HalfUnits wanted, Instant now) {
    const ThrottleReason reason = check(now);
    if (reason == ThrottleReason::None) take(wanted, now);
    return reason;
}

OnDemandCapacity::OnDemandCapacity(const OnDemandLimits& limits, Instant now)
    : limits_(limits),
      limited_(limits.growth == OnDemandGrowth::PreviousPeak),
      grown_(static_cast<double>(limits.initial), limits.window, now),
      quota_(static_cast<double>(limits.quota), limits.window, now),
      minutes_(minutesIn(limits.growthInterval) + 1),
      minute_(minuteOf(now)),
      minuteEnd_(endOfMinute(now)) {
    if (limits.maximum) maximum_.emplace(static_cast<double>(*limits.maximum), limits.window, now);
}

ThrottleReason OnDemandCapacity::check(Instant now) {
    if (now >= minuteEnd_) enterMinutes(now);
    if (maximum_ && !maximum_->open(now)) return ThrottleReason::MaxOnDemandThroughputExceeded;
    if (!quota_.open(now)) return ThrottleReason::AccountLimitExceeded;
    if (limited_ && !grown_.open(now)) return ThrottleReason::KeyRangeThroughputExceeded;
    return ThrottleReason::None;
}

void OnDemandCapacity::take(HalfUnits units, Instant now) {
    if (maximum_) maximum_->take(units, now);
    quota_.take(units, now);
    if (limited_) grown_.take(units, now);
    minutes_[0] += units;
}

ThrottleReason OnDemandCapacity::admit(HalfUnits wanted, Instant now) {
    const ThrottleReason reason = check(now);
    if (reason == ThrottleReason::None) take(wanted, now);
    return reason;
}

double OnDemandCapacity::accepted(Instant now) {
    if (now >= minuteEnd_) enterMinutes(now);
    return grownRate();
}

double OnDemandCapacity::previousPeak(Instant now) {
    if (now >= minuteEnd_) enterMinutes(now);
    return static_cast<double>(peak_.count) / kHalvesPerUnit / base::toSeconds(kMinute);
}

void OnDemandCapacity::warmUp(std::int64_t units, Instant now) {
    if (now >= minuteEnd_) enterMinutes(now);
    limits_.initial = std::max(limits_.initial, units);
    grown_.resize(grownRate(), now);
}

void OnDemandCapacity::limit(std::int64_t most, Instant now) {
    limits_.maximum = maximumOf(most);
    if (!limits_.maximum) return maximum_.reset();
    const auto rate = static_cast<double>(*limits_.maximum);
    if (maximum_) return maximum_->resize(rate, now);
    maximum_.emplace(rate, limits_.window, now);
}

std::int64_t OnDemandCapacity::supported(Instant now) {
    const double rate = limited_ ? accepted(now) : static_cast<double>(limits_.initial);
    return std::min(static_cast<std::int64_t>(rate), std::max(limits_.quota, std::int64_t{1}));
}

double OnDemandCapacity::grownRate() const {
    const double peak = static_cast<double>(peak_.count) / kHalvesPerUnit / base::toSeconds(kMinute);
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
        grown_.resize(grownRate(), Instant{n * kMinute.count});
    }
    minute_ = entered;
    minuteEnd_ = endOfMinute(now);
}

Capacity readCapacity(const Spec& spec, const Quotas& quotas, Instant now) {
    if (spec.billingMode == BillingMode::Provisioned) {
        return ProvisionedCapacity(spec.readCapacityUnits.value_or(1), spec.initialBurst, now,
                                   spec.warmReadUnits.value_or(0));
    }
    const std::int64_t initial = std::max(kInitialReads, spec.warmReadUnits.value_or(0));
    return onDemand(spec, {initial, maximumOf(spec.maxReadRequestUnits), quotas.tableReads, {}, {}, {}}, now);
}

Capacity writeCapacity(const Spec& spec, const Quotas& quotas, Instant now) {
    if (spec.billingMode == BillingMode::Provisioned) {
        return ProvisionedCapacity(spec.writeCapacityUnits.value_or(1), spec.initialBurst, now,
                                   spec.warmWriteUnits.value_or(0));
    }
    const std::int64_t initial = std::max(kInitialWrites, spec.warmWriteUnits.value_or(0));
    return onDemand(spec, {initial, maximumOf(spec.maxWriteRequestUnits), quotas.tableWrites, {}, {}, {}}, now);
}

ThrottleReason admit(Capacity& capacity, HalfUnits wanted, Instant now) {
    const ThrottleReason reason = check(capacity, now);
    if (reason == ThrottleReason::None) take(capacity, wanted, now);
    return reason;
}

std::int64_t supported(Capacity& capacity, Instant now) {
    if (auto* provisioned = std::get_if<ProvisionedCapacity>(&capacity)) return provisioned->supported();
    return std::get_if<OnDemandCapacity>(&capacity)->supported(now);
}

}  // namespace headroom::dynamodb
