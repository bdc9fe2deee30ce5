// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>

#include "model/base/field.hpp"

namespace headroom::sqs {

using Status = base::OtherProperty::Status;

/// The other properties that CloudFormation knows (Template Reference, AWS::SQS::Queue, 2026).
inline constexpr std::array<base::OtherProperty, 10> kOtherProperties{{
    {"ContentBasedDeduplication", Status::NoEffect, "belongs to FIFO queues"},
    {"DeduplicationScope", Status::NoEffect, "belongs to FIFO queues"},
    {"FifoThroughputLimit", Status::NoEffect, "belongs to FIFO queues"},
    {"KmsDataKeyReusePeriodSeconds", Status::NoEffect, "calls of KMS are outside of what is priced"},
    {"KmsMasterKeyId", Status::NoEffect, "calls of KMS are outside of what is priced"},
    {"QueueName", Status::NoEffect, base::kAccountName},
    {"ReceiveMessageWaitTimeSeconds", Status::NoEffect,
     "of readers of one's own; an event source mapping waits as long as it does"},
    {"RedriveAllowPolicy", Status::NoEffect, "permissions"},
    {"SqsManagedSseEnabled", Status::NoEffect, "encryption at rest has no charge and no published effect"},
    {"Tags", Status::NoEffect, "labels"},
}};

}  // namespace headroom::sqs
