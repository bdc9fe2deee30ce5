// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstdint>
#include <string>

#include "model/base/field.hpp"
#include "model/base/units.hpp"

/// Asynchronous invocation. "Guide" is the AWS Lambda Developer Guide.
namespace headroom::lambda {

/// Payload of an asynchronous invocation (Guide, gettingstarted-limits, 2026; 256 KB before October 2025).
inline constexpr base::Bytes kLargestAsyncPayload = base::mebibytes(1);
/// An event up to this is one request, and one more for each further step begun (Lambda pricing page, 2026).
inline constexpr base::Bytes kAsyncPayloadOfOneRequest = base::kibibytes(256);
inline constexpr base::Bytes kAsyncPayloadStep = base::kibibytes(64);
/// Waits before the first and second retry after a function error (Guide, invocation-async-error-handling, 2026).
inline constexpr std::array<base::Duration, 2> kAsyncErrorWaits{base::minutes(1), base::minutes(2)};

/// An AWS::Lambda::EventInvokeConfig, with the function's DeadLetterConfig.
struct AsyncSpec {
    std::int64_t maximumEventAge = 21'600;  ///< s
    std::int64_t maximumRetryAttempts = 2;  ///< after function errors
    base::Duration firstBackOff = base::seconds(1);
    base::Duration longestBackOff = base::minutes(5);
    // Names of resources; empty: none
    std::string onSuccess;
    std::string onFailure;
    std::string deadLetter;

    bool operator==(const AsyncSpec&) const = default;
};

/// The parameters of AWS::Lambda::EventInvokeConfig.
inline constexpr std::array<base::Field<AsyncSpec>, 4> kAsyncFields{{
    {{.name = "MaximumEventAgeInSeconds",
      .label = "Oldest event",
      .kind = base::FieldKind::Integer,
      .unit = "s",
      .low = 60,
      .high = 21'600,
      .defaultText = "21600",
      .doc = "An asynchronous event that has not been served by then is given up.",
      .source = "Lambda Developer Guide, invocation-async-error-handling, 2026"},
     &AsyncSpec::maximumEventAge},
    {{.name = "MaximumRetryAttempts",
      .label = "Retries",
      .kind = base::FieldKind::Integer,
      .low = 0,
      .high = 2,
      .defaultText = "2",
      .doc = "How often an asynchronous event is tried again after an error of the function: after 1, then 2 minutes.",
      .source = "Lambda Developer Guide, invocation-async-error-handling, 2026"},
     &AsyncSpec::maximumRetryAttempts},
    {{.name = "FirstBackOff",
      .label = "First back-off",
      .kind = base::FieldKind::Duration,
      .place = base::FieldPlace::Behavior,
      .low = 0.001,
      .high = 3'600,
      .defaultText = "1s",
      .doc = "Wait before the first retry of an asynchronous event that was throttled or met a system error.",
      .source = "Lambda Developer Guide, invocation-async-error-handling, 2026: exponential, from 1 second"},
     &AsyncSpec::firstBackOff},
    {{.name = "LongestBackOff",
      .label = "Longest back-off",
      .kind = base::FieldKind::Duration,
      .place = base::FieldPlace::Behavior,
      .low = 0.001,
      .high = 21'600,
      .defaultText = "5m",
      .doc = "The wait doubles from FirstBackOff up to this.",
      .source = "Lambda Developer Guide, invocation-async-error-handling, 2026: to a maximum of 5 minutes; that it "
                "doubles is assumed"},
     &AsyncSpec::longestBackOff},
}};

}  // namespace headroom::lambda
