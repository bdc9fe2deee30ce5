// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstdint>
#include <string_view>

#include "model/services/dynamodb/admission.hpp"

namespace headroom::dynamodb {

/// The exception that a call which is not served gets, as engine::Outcome::code. DynamoDB API Reference, errors of the
/// operations; Developer Guide, programming-errors and throttling-*, 2026-04-13. Which of them a throttled call gets:
/// above OnDemandThroughput ThrottlingException, above the account's quota RequestLimitExceeded, else
/// ProvisionedThroughputExceededException (of a hot partition of an on-demand table the Guide names none: a guess).
enum class Refusal : std::uint8_t {
    None,
    ProvisionedThroughputExceeded,
    Throttling,
    RequestLimitExceeded,
    ConditionalCheckFailed,
    TransactionConflict,
    TransactionCanceled,
    TransactionInProgress,
    Validation,
};

/// The exceptions' names in SDKs; ValidationException has none of its own there.
inline constexpr std::array<std::string_view, 9> kRefusalNames{"",
                                                               "ProvisionedThroughputExceededException",
                                                               "ThrottlingException",
                                                               "RequestLimitExceededException",
                                                               "ConditionalCheckFailedException",
                                                               "TransactionConflictException",
                                                               "TransactionCanceledException",
                                                               "TransactionInProgressException",
                                                               ""};

constexpr std::uint8_t codeOf(Refusal refusal) { return static_cast<std::uint8_t>(refusal); }

constexpr Refusal refusalOf(ThrottleReason reason) {
    if (reason == ThrottleReason::MaxOnDemandThroughputExceeded) return Refusal::Throttling;
    if (reason == ThrottleReason::AccountLimitExceeded) return Refusal::RequestLimitExceeded;
    return Refusal::ProvisionedThroughputExceeded;
}

}  // namespace headroom::dynamodb
