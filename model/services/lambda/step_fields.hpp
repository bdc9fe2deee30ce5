// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>

#include "model/base/field.hpp"
#include "model/services/lambda/behavior_spec.hpp"

/// The parameters of the steps of a function's Behavior.
namespace headroom::lambda {

namespace source {
inline constexpr std::string_view kFormat = "scenario format";
inline constexpr std::string_view kCpu = "Lambda Developer Guide, configuration-memory: 1,769 MB is one vCPU";
inline constexpr std::string_view kRetries = "AWS SDKs and Tools Reference Guide, Retry behavior, 2026";
}  // namespace source

// clang-format off
inline constexpr std::array<base::Field<ComputeStep>, 3> kComputeFields{{
    {{.name = "Duration", .label = "Duration", .kind = base::FieldKind::DurationDistribution,
      .place = base::FieldPlace::Here, .low = 0,
      .doc = "How long the code computes at the memory size it was measured at.",
      .source = source::kFormat, .required = true},
     &ComputeStep::duration},
    {{.name = "AtMemory", .label = "Measured at", .kind = base::FieldKind::Integer, .place = base::FieldPlace::Here,
      .unit = "MB", .low = kSmallestMemory, .high = kLargestMemory, .defaultText = "1769",
      .doc = "The memory size Duration was measured at; other sizes stretch it by the CPU they give.",
      .source = source::kCpu, .guess = true},
     &ComputeStep::atMemory},
    {{.name = "Threads", .label = "Threads", .kind = base::FieldKind::Integer, .place = base::FieldPlace::Here,
      .low = 1, .high = 64, .defaultText = "1",
      .doc = "Threads that compute at once; one thread gains nothing above 1,769 MB.",
      .source = source::kCpu},
     &ComputeStep::threads},
}};

inline constexpr std::array<base::Field<WaitStep>, 1> kWaitFields{{
    {{.name = "Duration", .label = "Duration", .kind = base::FieldKind::DurationDistribution,
      .place = base::FieldPlace::Here, .low = 0, .doc = "How long the code waits, whatever the memory size.",
      .source = source::kFormat, .required = true},
     &WaitStep::duration},
}};

inline constexpr std::array<std::string_view, 2> kInvocationTypes{"RequestResponse", "Event"};

inline constexpr std::array<base::Field<CallStep>, 15> kCallFields{{
    {{.name = "Target", .label = "Target", .kind = base::FieldKind::Text, .place = base::FieldPlace::Here,
      .doc = "The resource that is called.", .source = source::kFormat, .required = true},
     &CallStep::target},
    {{.name = "Operation", .label = "Operation", .kind = base::FieldKind::Text, .place = base::FieldPlace::Here,
      .doc = "What is asked of it: GetItem, PutItem, Invoke ...", .source = source::kFormat, .required = true},
     &CallStep::operation},
    {{.name = "Via", .label = "Via", .kind = base::FieldKind::Text, .place = base::FieldPlace::Here,
      .doc = "Of a table: the DAX cluster that is asked in its place.", .source = source::kFormat},
     &CallStep::via},
    {{.name = "Key", .label = "Keys", .kind = base::FieldKind::Object, .place = base::FieldPlace::Here,
      .doc = "How calls spread over keys: Uniform, Zipf, Hot, Sequential or a File; without it all items alike.",
      .source = source::kFormat}},
    {{.name = "IndexName", .label = "Index", .kind = base::FieldKind::Text, .place = base::FieldPlace::Here,
      .doc = "Of a Query or Scan: the secondary index that is read, not the table itself.",
      .source = "DynamoDB API Reference, Query, 2026-04-13"},
     &CallStep::indexName},
    {{.name = "Items", .label = "Items", .kind = base::FieldKind::Integer, .place = base::FieldPlace::Here, .low = 0,
      .high = 1'000'000, .defaultText = "1",
      .doc = "Items of a batch, a transaction, a query or a scan; 0: a query or scan that finds nothing.",
      .source = source::kFormat},
     &CallStep::items},
    {{.name = "ItemSize", .label = "Item size", .kind = base::FieldKind::BytesDistribution,
      .place = base::FieldPlace::Here, .low = 0, .high = 400 * 1024,
      .doc = "Overrides the size of the target's items.",
      .source = "largest item: DynamoDB Developer Guide, ServiceQuotas, 2026-04-13"},
     &CallStep::itemSize},
    {{.name = "ConsistentRead", .label = "Consistent read", .kind = base::FieldKind::Boolean,
      .place = base::FieldPlace::Here, .defaultText = "false",
      .doc = "Reads with strong consistency, at twice the units.",
      .source = "DynamoDB API Reference, GetItem, 2026-04-13"},
     &CallStep::consistentRead},
    {{.name = "InvocationType", .label = "Invocation", .kind = base::FieldKind::Choice,
      .place = base::FieldPlace::Here, .choices = kInvocationTypes, .defaultText = "RequestResponse",
      .doc = "Of an Invoke: whether the caller waits for the answer, or leaves an event.",
      .source = "Lambda Developer Guide, lambda-invocation, 2026"},
     [](CallStep& step, std::size_t choice) { step.asynchronous = choice == 1; }},
    {{.name = "PayloadSize", .label = "Payload size", .kind = base::FieldKind::BytesDistribution,
      .place = base::FieldPlace::Here, .low = 0, .defaultText = "0B",
      .doc = "Of an Invoke: how much is sent; at most 6 MB, 1 MB as an event.",
      .source = "Lambda Developer Guide, gettingstarted-limits, 2026"},
     &CallStep::payload},
    {{.name = "Input", .label = "Input", .kind = base::FieldKind::Object, .place = base::FieldPlace::Here,
      .doc = "Of a StartExecution: what executions are started with, a value or the name of a file with a list of them. "
             "With it data decide, not probabilities.",
      .source = source::kFormat}},
    {{.name = "Retry", .label = "Retries", .kind = base::FieldKind::Object, .place = base::FieldPlace::Here,
      .doc = "The SDK's retry mode; without it 2026, the SDKs' default since November 2026.",
      .source = source::kRetries}},
    {{.name = "Timeout", .label = "Timeout", .kind = base::FieldKind::Duration, .place = base::FieldPlace::Here,
      .low = 0.001, .high = 900, .doc = "How long one attempt may take before the client gives it up; none without it.",
      .source = source::kFormat},
     &CallStep::timeout},
    {{.name = "ClientCpu", .label = "Client CPU", .kind = base::FieldKind::DurationDistribution,
      .place = base::FieldPlace::Here, .low = 0,
      .doc = "CPU time of the SDK before each call, measured at 1,769 MB; stretched by the CPU of other sizes.",
      .source = source::kCpu},
     &CallStep::clientCpu},
    {{.name = "FirstCall", .label = "Connection set-up", .kind = base::FieldKind::DurationDistribution,
      .place = base::FieldPlace::Here, .low = 0,
      .doc = "What the first call of an environment to this target takes longer.", .source = source::kFormat},
     &CallStep::firstCall},
}};

inline constexpr std::array<base::Field<BranchArm>, 2> kBranchFields{{
    {{.name = "Weight", .label = "Weight", .kind = base::FieldKind::Number, .place = base::FieldPlace::Here, .low = 0,
      .high = 1e9, .doc = "How often this way is taken, relative to the others.", .source = source::kFormat,
      .required = true},
     &BranchArm::weight},
    {{.name = "Steps", .label = "Steps", .kind = base::FieldKind::Object, .place = base::FieldPlace::Here,
      .doc = "What is done on this way.", .source = source::kFormat, .required = true}},
}};

inline constexpr std::array<base::Field<RepeatStep>, 2> kRepeatFields{{
    {{.name = "Times", .label = "Times", .kind = base::FieldKind::Integer, .place = base::FieldPlace::Here, .low = 0,
      .high = kMostRepeats, .doc = "How often the steps run.", .source = source::kFormat, .required = true},
     &RepeatStep::times},
    {{.name = "Steps", .label = "Steps", .kind = base::FieldKind::Object, .place = base::FieldPlace::Here,
      .doc = "What is repeated.", .source = source::kFormat, .required = true}},
}};

// clang-format on

}  // namespace headroom::lambda
