// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>

#include "model/base/field.hpp"
#include "model/services/sqs/spec.hpp"

/// The parameters of AWS::SQS::Queue.
namespace headroom::sqs {

// Tables, to be read row by row.
// clang-format off

namespace source {
inline constexpr std::string_view kTemplate = "CloudFormation Template Reference, AWS::SQS::Queue, 2026";
inline constexpr std::string_view kDeadLetters = "Amazon SQS Developer Guide, sqs-dead-letter-queues, 2026";
inline constexpr std::string_view kHops =
    "van Donkersgoed, eu-west-1, September 2022: 16 ms at P50 and 105 ms at P99 from a function through a standard queue "
    "to the next; how much of it is the call and how much the way to the reader was not measured";
}  // namespace source

using base::FieldKind;
using base::FieldPlace;

inline constexpr std::array<base::Field<Spec>, 11> kFields{{
    {{.name = "VisibilityTimeout", .label = "Visibility timeout", .kind = FieldKind::Integer, .unit = "s", .low = 0,
      .high = 43'200, .defaultText = "30",
      .doc = "How long a message that was received is hidden; not deleted by then, it is there again.",
      .source = source::kTemplate},
     &Spec::visibilityTimeout},
    {{.name = "DelaySeconds", .label = "Delay", .kind = FieldKind::Integer, .unit = "s", .low = 0, .high = 900,
      .defaultText = "0", .doc = "How long a message is hidden after it was sent.", .source = source::kTemplate},
     &Spec::delaySeconds},
    {{.name = "MessageRetentionPeriod", .label = "Kept for", .kind = FieldKind::Integer, .unit = "s", .low = 60,
      .high = 1'209'600, .defaultText = "345600",
      .doc = "How old a message may become; then it is lost. In a dead-letter queue it is as old as since it was first "
             "sent.",
      .source = source::kTemplate},
     &Spec::messageRetentionPeriod},
    {{.name = "MaximumMessageSize", .label = "Largest message", .kind = FieldKind::Integer, .unit = "bytes",
      .low = 1'024, .high = 1'048'576, .defaultText = "1048576", .doc = "Larger messages are refused.",
      .source = "Amazon SQS Developer Guide, quotas-messages, August 2025 (262,144 before)"},
     &Spec::maximumMessageSize},
    {{.name = "RedrivePolicy", .label = "Dead letters", .kind = FieldKind::Object,
      .doc = "deadLetterTargetArn and maxReceiveCount: where messages go that were received so often.",
      .source = source::kDeadLetters}},
    {{.name = "FifoQueue", .label = "FIFO", .kind = FieldKind::Object, .doc = "Not modelled yet: standard queues are.",
      .source = source::kTemplate}},
    {{.name = "MessageSize", .label = "Size of a message", .kind = FieldKind::BytesDistribution,
      .place = FieldPlace::Behavior, .low = 1, .high = 1'048'576, .defaultText = "1KB",
      .doc = "Of messages whose sender gives no size (PayloadSize).",
      .source = "no published typical size: a round number", .guess = true},
     &Spec::messageSize},
    {{.name = "SendLatency", .label = "Latency of a call", .kind = FieldKind::DurationDistribution,
      .place = FieldPlace::Behavior, .low = 0, .defaultText = R"({"LogNormal": {"Median": "6ms", "P99": "40ms"}})",
      .doc = "How long SendMessage and SendMessageBatch take.", .source = source::kHops, .guess = true},
     &Spec::sendLatency},
    {{.name = "DeliveryTime", .label = "Way to the reader", .kind = FieldKind::DurationDistribution,
      .place = FieldPlace::Behavior, .low = 0, .defaultText = R"({"LogNormal": {"Median": "10ms", "P99": "65ms"}})",
      .doc = "From when a message has been sent until a reader that waits can have it.", .source = source::kHops,
      .guess = true},
     &Spec::deliveryTime},
    {{.name = "UnprocessableMessages", .label = "Messages that no reader can process", .kind = FieldKind::Probability,
      .place = FieldPlace::Behavior, .low = 0, .high = 1, .defaultText = "0",
      .doc = "Share of the messages that fail their batch however often it is tried.", .source = "the design's own"},
     &Spec::unprocessableMessages},
    {{.name = "IdlePollers", .label = "Pollers that wait", .kind = FieldKind::Integer, .place = FieldPlace::Behavior,
      .low = 0, .high = 2'000, .defaultText = "5",
      .doc = "How many of an event source mapping's pollers wait for messages of an idle queue, 20 s a call; calls that "
             "find none are billed.",
      .source = "a mapping begins with 5 (Lambda Developer Guide, services-sqs-configure, 2026); that each waits in a "
                "call of 20 s is published nowhere",
      .guess = true},
     &Spec::idlePollers},
}};

/// Inside RedrivePolicy.
inline constexpr std::array<base::Field<RedrivePolicy>, 2> kRedriveFields{{
    {{.name = "deadLetterTargetArn", .label = "Dead-letter queue", .kind = FieldKind::Object,
      .place = FieldPlace::Here, .doc = "The queue that takes them.", .source = source::kDeadLetters,
      .required = true}},
    {{.name = "maxReceiveCount", .label = "Receives", .kind = FieldKind::Integer, .place = FieldPlace::Here, .low = 1,
      .high = 1'000, .defaultText = "10",
      .doc = "How often a message is received before it goes there.", .source = source::kDeadLetters},
     &RedrivePolicy::maxReceiveCount},
}};

// clang-format on

}  // namespace headroom::sqs

#include "model/services/sqs/other_properties.hpp"
