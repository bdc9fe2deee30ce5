// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>

#include "model/base/field.hpp"

namespace headroom::dynamodb {

using Status = base::OtherProperty::Status;

/// The other properties that CloudFormation knows (Template Reference, 2026-04-13), and the format's own Behavior keys
/// that are not read yet.
inline constexpr std::array<base::OtherProperty, 9> kOtherProperties{{
    {"AttributeDefinitions", Status::NoEffect, "names the key attributes; an item's size is given as a whole"},
    {"KeySchema", Status::NoEffect, "names the key; which items share a partition key is said by CollectionSize"},
    {"TableName", Status::NoEffect, base::kAccountName},
    {"Tags", Status::NoEffect, "labels"},
    {"ResourcePolicy", Status::NoEffect, "permissions"},
    {"DeletionProtectionEnabled", Status::NoEffect, "guards against deletion"},
    {"KinesisStreamSpecification", Status::NotModelled, "each change is charged as a change data capture unit"},
    {"ContributorInsightsSpecification", Status::NotModelled, "CloudWatch charges for its rules and events"},
    {"SSESpecification", Status::NotModelled, "a customer-managed key is charged by KMS, by key and by request"},
}};

/// The same inside StreamSpecification.
inline constexpr std::array<base::OtherProperty, 1> kStreamOtherProperties{
    {{"ResourcePolicy", Status::NoEffect, "permissions"}}};

}  // namespace headroom::dynamodb
