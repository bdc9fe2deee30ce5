// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "model/base/field.hpp"
#include "model/base/units.hpp"

/// Asynchronous invocation. "Guide" is the AWS Lambda Developer Guide.
namespace headroom::lambda {

/// Payload of an asynchronous invocation (Guide, gettingstarted-limits, 2026; 256 KB before October 2025).
inline constexpr base::Bytes kLargestAsyncPayload = base::mebibytes(1);
/// An event up to this is one request, and one more for each further step begun (Lambda pricing page, 2026).
inline constexpr base::Bytes kAsyncPayloadOfOneRequest = base::kibibytes(256);
inline constexpr base::Bytes kAsyncPayloadStep = base::kibibytes(64);
/// SQS, SNS and EventBridge charge a request for each of these begun (their pricing pages, 2026).
inline constexpr base::Bytes kRecordStep = base::kibibytes(64);
/// Waits before the first and second retry after a function error (Guide, invocation-async-error-handling, 2026).
inline constexpr std::array<base::Duration, 2> kAsyncErrorWaits{base::minutes(1), base::minutes(2)};

/// Where records of events are sent: to a function, or out of the scenario.
struct AsyncTarget {
    enum class Kind : std::uint8_t { None, Function, Queue, Topic, Bus, Bucket };
    Kind kind = Kind::None;
    std::string name;  ///< of a function of the scenario; else an ARN

    bool operator==(const AsyncTarget&) const = default;
};
inline constexpr std::size_t kAsyncTargets = 6;

/// An AWS::Lambda::EventInvokeConfig, with the function's DeadLetterConfig.
struct AsyncSpec {
    std::int64_t maximumEventAge = 21'600;  ///< s
    std::int64_t maximumRetryAttempts = 2;  ///< after function errors
    base::Duration firstBackOff = base::seconds(1);
    base::Duration longestBackOff = base::minutes(5);
    AsyncTarget onSuccess;
    AsyncTarget onFailure;
    AsyncTarget deadLetter;  ///< never a function

    bool operator==(const AsyncSpec&) const = default;
};

namespace source {
inline constexpr std::string_view kEventInvoke =
    "CloudFormation Template Reference, AWS::Lambda::EventInvokeConfig, 2026";
inline constexpr std::string_view kAsyncErrors = "Lambda Developer Guide, invocation-async-error-handling, 2026";
inline constexpr std::string_view kRetainRecords = "Lambda Developer Guide, invocation-async-retain-records, 2026";
}  // namespace source

// clang-format off
/// The parameters of AWS::Lambda::EventInvokeConfig and SAM's EventInvokeConfig.
inline constexpr std::array<base::Field<AsyncSpec>, 3> kEventInvokeFields{{
    {{.name = "MaximumEventAgeInSeconds", .label = "Oldest event", .kind = base::FieldKind::Integer, .unit = "s",
      .low = 60, .high = 21'600, .defaultText = "21600",
      .doc = "An asynchronous event that has not been served by then is given up.", .source = source::kAsyncErrors},
     &AsyncSpec::maximumEventAge},
    {{.name = "MaximumRetryAttempts", .label = "Retries", .kind = base::FieldKind::Integer, .low = 0, .high = 2,
      .defaultText = "2",
      .doc = "How often an asynchronous event is tried again after an error of the function: after 1, then 2 minutes.",
      .source = source::kAsyncErrors},
     &AsyncSpec::maximumRetryAttempts},
    {{.name = "DestinationConfig", .label = "Destinations", .kind = base::FieldKind::Object,
      .doc = "OnSuccess and OnFailure: where a record of each event is sent.", .source = source::kRetainRecords}},
}};

/// Of AWS::Lambda::EventInvokeConfig alone.
inline constexpr std::array<base::Field<AsyncSpec>, 2> kEventInvokeOwnerFields{{
    {{.name = "FunctionName", .label = "Function", .kind = base::FieldKind::Object,
      .doc = "The function whose events these are.", .source = source::kEventInvoke, .required = true}},
    {{.name = "Qualifier", .label = "Alias or version", .kind = base::FieldKind::Object,
      .doc = "The alias or version that is invoked, or $LATEST.", .source = source::kEventInvoke, .required = true}},
}};

/// In a function's Behavior.
inline constexpr std::array<base::Field<AsyncSpec>, 2> kAsyncFields{{
    {{.name = "AsyncFirstBackOff", .label = "First back-off of events", .kind = base::FieldKind::Duration,
      .place = base::FieldPlace::Behavior, .low = 0.001, .high = 3'600, .defaultText = "1s",
      .doc = "Wait before the first retry of an asynchronous event that was throttled or met a system error.",
      .source = "Lambda Developer Guide, invocation-async-error-handling, 2026: exponential, from 1 second"},
     &AsyncSpec::firstBackOff},
    {{.name = "AsyncLongestBackOff", .label = "Longest back-off of events", .kind = base::FieldKind::Duration,
      .place = base::FieldPlace::Behavior, .low = 0.001, .high = 21'600, .defaultText = "5m",
      .doc = "That wait doubles up to this.",
      .source = "Lambda Developer Guide, invocation-async-error-handling, 2026: to a maximum of 5 minutes; that it "
                "doubles, without jitter, is assumed",
      .guess = true},
     &AsyncSpec::longestBackOff},
}};
// clang-format on

}  // namespace headroom::lambda
