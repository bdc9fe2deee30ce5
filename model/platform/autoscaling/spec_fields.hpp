// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>

#include "model/base/field.hpp"
#include "model/platform/autoscaling/spec.hpp"

/// The parameters of AWS::ApplicationAutoScaling::ScalableTarget.
namespace headroom::autoscaling {

namespace source {
inline constexpr std::string_view kTarget =
    "CloudFormation Template Reference, AWS::ApplicationAutoScaling::ScalableTarget, 2026";
inline constexpr std::string_view kPolicy =
    "CloudFormation Template Reference, AWS::ApplicationAutoScaling::ScalingPolicy, 2026";
inline constexpr std::string_view kUnpublished = "AWS does not publish it";
}  // namespace source

// clang-format off
inline constexpr std::array<base::Field<TargetSpec>, 6> kTargetFields{{
    {{.name = "ServiceNamespace", .label = "Service", .kind = base::FieldKind::Text,
      .doc = "Whose capacity it is; lambda or dynamodb.", .source = source::kTarget, .required = true},
     &TargetSpec::serviceNamespace},
    {{.name = "ResourceId", .label = "Resource", .kind = base::FieldKind::Object,
      .doc = "What is scaled: function:NAME:ALIAS or table/NAME, where NAME is the resource's name in this file.",
      .source = source::kTarget, .required = true}},
    {{.name = "ScalableDimension", .label = "Dimension", .kind = base::FieldKind::Text,
      .doc = "Which of its capacities; lambda:function:ProvisionedConcurrency, dynamodb:table:ReadCapacityUnits or "
             "dynamodb:table:WriteCapacityUnits.",
      .source = source::kTarget,
      .required = true},
     &TargetSpec::dimension},
    {{.name = "MinCapacity", .label = "Least", .kind = base::FieldKind::Integer, .low = 0, .high = 1'000'000,
      .doc = "Scaling goes no lower; a capacity below it is raised to it.", .source = source::kTarget,
      .required = true},
     &TargetSpec::least},
    {{.name = "MaxCapacity", .label = "Most", .kind = base::FieldKind::Integer, .low = 0, .high = 1'000'000,
      .doc = "Scaling goes no higher; a capacity above it is lowered to it.", .source = source::kTarget,
      .required = true},
     &TargetSpec::most},
    {{.name = "ScheduledActions", .label = "Scheduled actions", .kind = base::FieldKind::Object,
      .doc = "Times at which MinCapacity or MaxCapacity become others.", .source = source::kTarget}},
}};

inline constexpr std::array<base::OtherProperty, 2> kTargetOtherProperties{{
    {"RoleARN", base::OtherProperty::Status::NoEffect, "permissions"},
    {"SuspendedState", base::OtherProperty::Status::NotModelled, "leave the policy or the actions out instead"},
}};

inline constexpr std::array<base::Field<ActionSpec>, 4> kActionFields{{
    {{.name = "ScheduledActionName", .label = "Name", .kind = base::FieldKind::Text, .place = base::FieldPlace::Here,
      .doc = "A name.", .source = source::kTarget}},
    {{.name = "Schedule", .label = "Schedule", .kind = base::FieldKind::Text, .place = base::FieldPlace::Here,
      .doc = "at(2026-01-05T08:00:00), rate(12 hours) or cron(0 8 * * ? *).", .source = source::kTarget,
      .required = true},
     &ActionSpec::schedule},
    {{.name = "Timezone", .label = "Time zone", .kind = base::FieldKind::Text, .place = base::FieldPlace::Here,
      .defaultText = "UTC", .doc = "Of at and cron.", .source = source::kTarget},
     &ActionSpec::zone},
    {{.name = "ScalableTargetAction", .label = "New bounds", .kind = base::FieldKind::Object,
      .place = base::FieldPlace::Here, .doc = "MinCapacity, MaxCapacity or both.", .source = source::kTarget,
      .required = true}},
}};

inline constexpr std::array<base::OtherProperty, 2> kActionOtherProperties{{
    {"StartTime", base::OtherProperty::Status::NotModelled, "the schedule holds throughout the run"},
    {"EndTime", base::OtherProperty::Status::NotModelled, "the schedule holds throughout the run"},
}};

inline constexpr std::array<base::Field<ActionSpec>, 2> kBoundsFields{{
    {{.name = "MinCapacity", .label = "Least", .kind = base::FieldKind::Integer, .place = base::FieldPlace::Here,
      .low = 0, .high = 1'000'000, .doc = "From then on the least.", .source = source::kTarget},
     &ActionSpec::least},
    {{.name = "MaxCapacity", .label = "Most", .kind = base::FieldKind::Integer, .place = base::FieldPlace::Here,
      .low = 0, .high = 1'000'000, .doc = "From then on the most.", .source = source::kTarget},
     &ActionSpec::most},
}};
// clang-format on

}  // namespace headroom::autoscaling
