// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <string_view>

#include "model/base/field.hpp"

namespace headroom::dax {

using Status = base::OtherProperty::Status;

/// The other properties that CloudFormation knows (Template Reference, 2026-04-13).
inline constexpr std::array<base::OtherProperty, 12> kOtherProperties{{
    {"AvailabilityZones", Status::NoEffect, "where the nodes stand; traffic between zones to DAX is not charged"},
    {"ClusterEndpointEncryptionType", Status::NoEffect, "AWS publishes no difference in latency or capacity"},
    {"ClusterName", Status::NoEffect, base::kAccountName},
    {"Description", Status::NoEffect, "a description"},
    {"IAMRoleARN", Status::NoEffect, "permissions"},
    {"NetworkType", Status::NoEffect, "addresses"},
    {"NotificationTopicARN", Status::NoEffect, "whom to tell"},
    {"PreferredMaintenanceWindow", Status::NoEffect, "maintenance is not modelled; say NodeLoss in Events"},
    {"SSESpecification", Status::NoEffect, "encryption at rest has no charge and no published effect"},
    {"SecurityGroupIds", Status::NoEffect, "firewall rules"},
    {"SubnetGroupName", Status::NoEffect, "where the nodes stand"},
    {"Tags", Status::NoEffect, "labels"},
}};

/// Of AWS::DAX::ParameterGroup, beside ParameterNameValues.
inline constexpr std::array<base::OtherProperty, 2> kGroupOtherProperties{{
    {"Description", Status::NoEffect, "a description"},
    {"ParameterGroupName", Status::NoEffect, "a name; clusters may name the group by it"},
}};

/// The parameters of a group, in milliseconds as text or number.
inline constexpr std::string_view kItemTtlParameter = "record-ttl-millis";
inline constexpr std::string_view kQueryTtlParameter = "query-ttl-millis";

}  // namespace headroom::dax
