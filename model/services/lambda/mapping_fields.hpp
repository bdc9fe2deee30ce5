// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>

#include "model/base/field.hpp"
#include "model/services/lambda/mapping_spec.hpp"

/// The parameters of event source mappings.
namespace headroom::lambda {

namespace source {
inline constexpr std::string_view kMapping = "CloudFormation Template Reference, AWS::Lambda::EventSourceMapping, 2026";
inline constexpr std::string_view kQueueMapping = "Lambda Developer Guide, services-sqs-configure, 2026";
inline constexpr std::string_view kStreamMapping = "aws/agent-toolkit-for-aws, event-sources, 2026-08-20";
}  // namespace source

inline constexpr std::array<std::string_view, 3> kStartingPositions{"TRIM_HORIZON", "LATEST", "AT_TIMESTAMP"};
inline constexpr std::array<std::string_view, 1> kResponseTypes{"ReportBatchItemFailures"};

// clang-format off
inline constexpr std::array<base::Field<MappingSpec>, 13> kMappingFields{{
    {{.name = "BatchSize", .label = "Batch size", .kind = base::FieldKind::Integer, .low = 1, .high = 10'000,
      .doc = "Records of one invocation at most: 10 of a queue and 100 of a stream unless given.",
      .source = source::kMapping},
     &MappingSpec::batchSize},
    {{.name = "MaximumBatchingWindowInSeconds", .label = "Batching window", .kind = base::FieldKind::Integer,
      .unit = "s", .low = 0, .high = 300, .doc = "How long records are gathered before the function is invoked.",
      .source = source::kQueueMapping},
     &MappingSpec::window},
    {{.name = "ParallelizationFactor", .label = "Parallelization factor", .kind = base::FieldKind::Integer, .low = 1,
      .high = 10, .doc = "Of a stream: batches of a shard that are at work at once; 1 unless given.",
      .source = source::kStreamMapping},
     &MappingSpec::parallelizationFactor},
    {{.name = "MaximumRetryAttempts", .label = "Retries", .kind = base::FieldKind::Integer, .low = -1, .high = 10'000,
      .doc = "Of a stream: how often a failed batch is tried again; -1, without end, unless given.",
      .source = source::kStreamMapping},
     &MappingSpec::maximumRetryAttempts},
    {{.name = "MaximumRecordAgeInSeconds", .label = "Oldest record", .kind = base::FieldKind::Integer, .unit = "s",
      .low = -1, .high = 604'800,
      .doc = "Of a stream: older records are given up; -1, without end, unless given, else 60 at least.",
      .source = source::kStreamMapping},
     &MappingSpec::maximumRecordAge},
    {{.name = "BisectBatchOnFunctionError", .label = "Bisect", .kind = base::FieldKind::Boolean,
      .doc = "Of a stream: whether a failed batch is halved before it is tried again.",
      .source = source::kStreamMapping},
     &MappingSpec::bisects},
    {{.name = "StartingPosition", .label = "Starting position", .kind = base::FieldKind::Choice,
      .choices = kStartingPositions, .doc = "Of a stream: where reading begins.", .source = source::kMapping},
     [](MappingSpec& spec, std::size_t choice) {
         spec.from = static_cast<MappingSpec::From>(choice);
         spec.startingPosition = std::string(kStartingPositions[choice]);
     }},
    {{.name = "Enabled", .label = "Enabled", .kind = base::FieldKind::Boolean, .defaultText = "true",
      .doc = "Whether it reads at all.", .source = source::kMapping},
     &MappingSpec::enabled},
    {{.name = "FunctionResponseTypes", .label = "Response types", .kind = base::FieldKind::Object,
      .choices = kResponseTypes,
      .doc = "A list that may hold \"ReportBatchItemFailures\": only the records that failed come again.",
      .source = source::kQueueMapping}},
    {{.name = "ScalingConfig", .label = "Scaling", .kind = base::FieldKind::Object,
      .doc = "Of a queue: MaximumConcurrency, batches that are at work at once.", .source = source::kQueueMapping}},
    {{.name = "DestinationConfig", .label = "Destination", .kind = base::FieldKind::Object,
      .doc = "Of a stream: OnFailure, where records that are given up are told of.", .source = source::kStreamMapping}},
    {{.name = "FilterCriteria", .label = "Filters", .kind = base::FieldKind::Object,
      .doc = "Of a table's stream: records that no filter lets through reach no batch. What records hold is not "
             "modelled: Behavior.FilterPasses says how many pass.",
      .source = source::kMapping}},
    {{.name = "FilterPasses", .label = "Records that pass", .kind = base::FieldKind::Probability,
      .place = base::FieldPlace::Behavior, .low = 0, .high = 1,
      .doc = "Share of the records that FilterCriteria let through, each record on its own.",
      .source = "the design's own"},
     &MappingSpec::filterPasses},
}};

/// Of AWS::Lambda::EventSourceMapping alone.
inline constexpr std::array<base::Field<MappingSpec>, 2> kMappingOwnFields{{
    {{.name = "FunctionName", .label = "Function", .kind = base::FieldKind::Object,
      .doc = "The function, or its alias, that is invoked.", .source = source::kMapping, .required = true}},
    {{.name = "EventSourceArn", .label = "Source", .kind = base::FieldKind::Object,
      .doc = "The queue or stream that is read.", .source = source::kMapping, .required = true}},
}};

/// Inside ScalingConfig.
inline constexpr std::array<base::Field<MappingSpec>, 1> kScalingConfigFields{{
    {{.name = "MaximumConcurrency", .label = "Maximum concurrency", .kind = base::FieldKind::Integer,
      .place = base::FieldPlace::Here, .low = 2, .high = 1'000, .doc = "Batches that are at work at once.",
      .source = source::kQueueMapping},
     &MappingSpec::maximumConcurrency},
}};

namespace reason {
inline constexpr std::string_view kKafka = "Kafka, MQ and DocumentDB as sources are not modelled yet";
}  // namespace reason

inline constexpr std::array<base::OtherProperty, 17> kOtherMappingProperties{{
    {"Tags", base::OtherProperty::Status::NoEffect, "labels"},
    {"KmsKeyArn", base::OtherProperty::Status::NoEffect, "filter criteria are encrypted"},
    {"MetricsConfig", base::OtherProperty::Status::NoEffect, "more metrics, for the mapping itself"},
    {"LoggingConfig", base::OtherProperty::Status::NotModelled, "logs of a mapping are charged"},
    {"TumblingWindowInSeconds", base::OtherProperty::Status::NotModelled, "tumbling windows are not modelled yet"},
    {"StartingPositionTimestamp", base::OtherProperty::Status::NotModelled,
     "records from before the run are not modelled: use LATEST"},
    {"ProvisionedPollerConfig", base::OtherProperty::Status::NotModelled, "provisioned pollers are not modelled yet"},
    {"AmazonManagedKafkaEventSourceConfig", base::OtherProperty::Status::NotModelled, reason::kKafka},
    {"SelfManagedKafkaEventSourceConfig", base::OtherProperty::Status::NotModelled, reason::kKafka},
    {"SelfManagedEventSource", base::OtherProperty::Status::NotModelled, reason::kKafka},
    {"DocumentDBEventSourceConfig", base::OtherProperty::Status::NotModelled, reason::kKafka},
    {"Topics", base::OtherProperty::Status::NotModelled, reason::kKafka},
    {"Queues", base::OtherProperty::Status::NotModelled, reason::kKafka},
    {"SourceAccessConfigurations", base::OtherProperty::Status::NotModelled, reason::kKafka},
    {"Topic", base::OtherProperty::Status::NotModelled, reason::kKafka},
    {"ConsumerGroupId", base::OtherProperty::Status::NotModelled, reason::kKafka},
    {"Broker", base::OtherProperty::Status::NotModelled, reason::kKafka},
}};
// clang-format on

}  // namespace headroom::lambda
