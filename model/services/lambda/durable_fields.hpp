// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>

#include "model/base/field.hpp"
#include "model/services/lambda/durable_spec.hpp"

/// The parameters of durable functions.
namespace headroom::lambda {

namespace source {
inline constexpr std::string_view kDurableConfig =
    "CloudFormation Template Reference, AWS::Lambda::Function DurableConfig, 2026";
inline constexpr std::string_view kDurableGuess = "AWS publishes nothing; not measured";
inline constexpr std::string_view kDurableRetries =
    "AWS Durable Execution SDK Developer Guide, error-handling/retries, 2026";
inline constexpr std::string_view kDurableInvoke = "AWS Durable Execution SDK Developer Guide, invoke, 2026";
}  // namespace source

// clang-format off
/// Inside DurableConfig.
inline constexpr std::array<base::Field<DurableSpec>, 2> kDurableConfigFields{{
    {{.name = "ExecutionTimeout", .label = "Execution timeout", .kind = base::FieldKind::Integer,
      .place = base::FieldPlace::Here, .unit = "s", .low = 1, .high = 31'622'400,
      .doc = "How long a whole execution may take, over all its invocations and waits; Timeout is that of one.",
      .source = source::kDurableConfig, .required = true},
     &DurableSpec::executionTimeout},
    {{.name = "RetentionPeriodInDays", .label = "Retention", .kind = base::FieldKind::Integer,
      .place = base::FieldPlace::Here, .unit = "d", .low = 1, .high = 90, .defaultText = "14",
      .doc = "How long what an execution has checkpointed is kept, and charged, once it has ended.",
      .source = source::kDurableConfig},
     &DurableSpec::retentionDays},
}};

/// In the Behavior of a durable function.
inline constexpr std::array<base::Field<DurableSpec>, 6> kDurableFields{{
    {{.name = "CheckpointSize", .label = "Checkpoint", .kind = base::FieldKind::BytesDistribution,
      .place = base::FieldPlace::Behavior, .low = 0, .high = 256.0 * 1024.0, .defaultText = "1KB",
      .doc = "Of a durable function: what each operation writes, beside the answers of what it calls.",
      .source = source::kDurableGuess, .guess = true},
     &DurableSpec::checkpointSize},
    {{.name = "CheckpointTime", .label = "Writing a checkpoint", .kind = base::FieldKind::DurationDistribution,
      .place = base::FieldPlace::Behavior, .low = 0, .high = 60, .defaultText = "10ms",
      .doc = "Of a durable function: how long its code waits for a checkpoint to be written.",
      .source = source::kDurableGuess, .guess = true},
     &DurableSpec::checkpointTime},
    {{.name = "ResumeTime", .label = "Until it is resumed", .kind = base::FieldKind::DurationDistribution,
      .place = base::FieldPlace::Behavior, .low = 0, .high = 3'600, .defaultText = "20ms",
      .doc = "Of a durable function: between the end of what it waited for and the invocation that goes on.",
      .source = source::kDurableGuess, .guess = true},
     &DurableSpec::resumeTime},
    {{.name = "ReplayTime", .label = "Replaying an operation", .kind = base::FieldKind::Duration,
      .place = base::FieldPlace::Behavior, .low = 0, .high = 60, .defaultText = "1ms",
      .doc = "Of a durable function: how long an invocation takes for each operation that is done already.",
      .source = source::kDurableGuess, .guess = true},
     &DurableSpec::replayTime},
    {{.name = "StepAttempts", .label = "Attempts of a step", .kind = base::FieldKind::Integer,
      .place = base::FieldPlace::Behavior, .low = 1, .high = 1'000, .defaultText = "6",
      .doc = "Of a durable function: how often a step whose call fails is tried, each time in a new invocation.",
      .source = source::kDurableRetries},
     &DurableSpec::stepAttempts},
    {{.name = "InvokesInSteps", .label = "Invokes in steps", .kind = base::FieldKind::Boolean,
      .place = base::FieldPlace::Behavior, .defaultText = "false",
      .doc = "Of a durable function: whether its code invokes functions itself, in steps, and waits for them; else the "
             "service invokes them (context.invoke) and the function is not charged meanwhile.",
      .source = source::kDurableInvoke},
     &DurableSpec::invokesInSteps},
}};
// clang-format on

}  // namespace headroom::lambda
