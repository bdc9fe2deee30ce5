// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>

#include "model/base/units.hpp"

namespace headroom::client {

/// Retry modes of AWS SDKs (AWS SDKs and Tools Reference Guide, "Retry behavior", 2026).
enum class RetryMode : std::uint8_t {
    V2026,     ///< the new standard mode, AWS_NEW_RETRIES_2026=true, default from November 2026
    Standard,  ///< standard mode before 2026
    Legacy,    ///< what SDKs did before they had modes; numbers partly from memory, see retry.cpp
    Off,       ///< one attempt
    Adaptive,  ///< Standard, and the client limits its own rate after a throttle; see send_rate.hpp
};

/// What kind of service is called: the SDKs treat DynamoDB apart.
enum class Target : std::uint8_t { General, DynamoDb };

/// Whose SDK: they differ in the standard mode before 2026.
enum class Sdk : std::uint8_t { Boto, JavaScript };

/// The numbers behind a mode for one kind of target.
struct RetryPolicy {
    RetryMode mode = RetryMode::Off;
    std::int32_t attempts = 1;       ///< at most, the first included
    base::Duration transientBase;    ///< back-off before the first retry after a transient error
    base::Duration throttlingBase;   ///< and after a throttle
    base::Duration longest;          ///< cap of a back-off
    bool fullJitter = true;          ///< uniform in (0, back-off)
    std::int32_t transientCost = 0;  ///< quota tokens a retry takes
    std::int32_t throttlingCost = 0;
    std::int32_t timeoutCost = 0;
    bool limitsRate = false;  ///< attempts wait for the client's own SendRate

    bool operator==(const RetryPolicy&) const = default;
};

/// The policy of a mode. @see retry.cpp for the numbers and their sources.
RetryPolicy policyOf(RetryMode mode, Target target, Sdk sdk = Sdk::Boto);

}  // namespace headroom::client
