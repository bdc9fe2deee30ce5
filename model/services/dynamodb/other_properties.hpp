// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>

#include "model/base/field.hpp"

namespace headroom::dynamodb {

using Status = base::OtherProperty::Status;

/// The other properties that CloudFormation knows (Template Reference, 2026-04-13), and the format's own Behavior keys
/// that are not read yet.
inline constexpr std::array<base::OtherProperty, 13> kOtherProperties{{
    {"AttributeDefinitions", Status::NoEffect, "names the key attributes; an item's size is given as a whole"},
    {"KeySchema", Status::NoEffect, "names the key; partitions are not modelled yet"},
    {"TableName", Status::NoEffect, "a name"},
    {"Tags", Status::NoEffect, "labels"},
    {"ResourcePolicy", Status::NoEffect, "permissions"},
    {"DeletionProtectionEnabled", Status::NoEffect, "guards against deletion"},
    {"StreamSpecification", Status::NoEffect,
     "enabling a stream is free and Lambda reads it free of charge; what a consumer does is modelled at the consumer"},
    {"GlobalSecondaryIndexes", Status::NotModelled, "index writes consume capacity of their own"},
    {"LocalSecondaryIndexes", Status::NotModelled, "index writes consume the table's capacity"},
    {"KinesisStreamSpecification", Status::NotModelled, "each change is charged as a change data capture unit"},
    {"ContributorInsightsSpecification", Status::NotModelled, "CloudWatch charges for its rules and events"},
    {"SSESpecification", Status::NotModelled, "a customer-managed key is charged by KMS, by key and by request"},
    {"Partitions", Status::NotModelled, "partitions and hot keys are not modelled yet"},
}};

}  // namespace headroom::dynamodb
