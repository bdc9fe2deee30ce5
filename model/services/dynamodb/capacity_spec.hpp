// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>

#include "model/base/distribution.hpp"

namespace headroom::dynamodb {

/// How the hour of a provisioned unit is billed when capacity changes within it. AWS does not say.
enum class HourlyBilling : std::uint8_t {
    TimeWeighted,  ///< unit x time
    Maximum,       ///< the highest capacity of each clock hour counts for all of it
};

/// Whether ConsumedRead/WriteCapacityUnits have a datapoint of 0 in a minute without traffic.
enum class IdleMinutes : std::uint8_t { Zero, Missing };

/// What AWS does not publish about provisioned capacity, as named switches.
struct CapacityRules {
    base::Distribution updateTime = base::Distribution::constant(120.0);  ///< s, from UpdateTable until it serves
    HourlyBilling hourlyBilling = HourlyBilling::TimeWeighted;
    IdleMinutes idleMinutes = IdleMinutes::Zero;

    bool operator==(const CapacityRules&) const = default;
};

}  // namespace headroom::dynamodb
