// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>

#include "model/base/field.hpp"
#include "model/platform/autoscaling/spec.hpp"
#include "model/platform/autoscaling/spec_fields.hpp"

/// The parameters of AWS::ApplicationAutoScaling::ScalingPolicy.
namespace headroom::autoscaling {

inline constexpr std::array<std::string_view, 3> kBases{"Latest", "Maximum", "Average"};
inline constexpr std::array<std::string_view, 2> kRoundings{"Up", "Nearest"};
inline constexpr std::array<std::string_view, 2> kTrackedStatistics{"Average", "Maximum"};

// clang-format off
inline constexpr std::array<base::Field<PolicySpec>, 7> kPolicyFields{{
    {{.name = "PolicyName", .label = "Name", .kind = base::FieldKind::Text,
      .doc = "A name, which CloudFormation asks for.", .source = source::kPolicy}},
    {{.name = "PolicyType", .label = "Type", .kind = base::FieldKind::Text, .doc = "TargetTrackingScaling.",
      .source = source::kPolicy, .required = true},
     &PolicySpec::type},
    {{.name = "ScalingTargetId", .label = "Target", .kind = base::FieldKind::Object,
      .doc = "The ScalableTarget; or ResourceId, ServiceNamespace and ScalableDimension name it.",
      .source = source::kPolicy}},
    {{.name = "ResourceId", .label = "Resource", .kind = base::FieldKind::Object,
      .doc = "As the ScalableTarget says it, in the place of ScalingTargetId.", .source = source::kPolicy}},
    {{.name = "ServiceNamespace", .label = "Service", .kind = base::FieldKind::Text,
      .doc = "As the ScalableTarget says it.", .source = source::kPolicy}},
    {{.name = "ScalableDimension", .label = "Dimension", .kind = base::FieldKind::Text,
      .doc = "As the ScalableTarget says it.", .source = source::kPolicy}},
    {{.name = "TargetTrackingScalingPolicyConfiguration", .label = "Target tracking",
      .kind = base::FieldKind::Object, .doc = "The metric that is kept at a value.", .source = source::kPolicy}},
}};

/// Behavior of the policy of a provisioned concurrency.
inline constexpr std::array<base::Field<PolicySpec>, 5> kConcurrencyPolicyFields{{
    {{.name = "AlarmDelay", .label = "Delay of alarms", .kind = base::FieldKind::Duration,
      .place = base::FieldPlace::Behavior, .low = 0, .high = 3'600, .defaultText = "0s",
      .doc = "From the end of a minute until its alarms have been evaluated.",
      .source = "AWS publishes no delay for provisioned concurrency: about three minutes until the alarm in all",
      .guess = true},
     &PolicySpec::alarmDelay},
    {{.name = "LowThreshold", .label = "Scale-in threshold", .kind = base::FieldKind::Number,
      .place = base::FieldPlace::Behavior, .low = 0.01, .high = 1, .defaultText = "0.9",
      .doc = "Below this share of the target, for 15 minutes, capacity is removed.",
      .source = "from memory; the Application Auto Scaling User Guide says usually 20 % lower, of all services",
      .guess = true},
     &PolicySpec::lowFactor},
    {{.name = "ScaleOutBasis", .label = "Scale-out basis", .kind = base::FieldKind::Choice,
      .place = base::FieldPlace::Behavior, .choices = kBases, .defaultText = "Latest",
      .doc = "Which of the alarm's 3 minutes the new capacity is computed from.", .source = source::kUnpublished,
      .guess = true},
     [](PolicySpec& spec, std::size_t choice) { spec.outBasis = static_cast<Basis>(choice); }},
    {{.name = "ScaleInBasis", .label = "Scale-in basis", .kind = base::FieldKind::Choice,
      .place = base::FieldPlace::Behavior, .choices = kBases, .defaultText = "Maximum",
      .doc = "Which of the alarm's 15 minutes the new capacity is computed from.", .source = source::kUnpublished,
      .guess = true},
     [](PolicySpec& spec, std::size_t choice) { spec.inBasis = static_cast<Basis>(choice); }},
    {{.name = "WholeMinutes", .label = "Whole minutes", .kind = base::FieldKind::Boolean,
      .place = base::FieldPlace::Behavior, .defaultText = "false",
      .doc = "Whether a scale out waits for a minute that lies wholly after the last change; without, a minute that "
             "saw both capacities overshoots.",
      .source = source::kUnpublished, .guess = true},
     &PolicySpec::wholeMinutes},
}};

/// Behavior of the policy of a table's or an index's capacity.
inline constexpr std::array<base::Field<PolicySpec>, 6> kCapacityPolicyFields{{
    {{.name = "AlarmDelay", .label = "Delay of alarms", .kind = base::FieldKind::Duration,
      .place = base::FieldPlace::Behavior, .low = 0, .high = 3'600, .defaultText = "150s",
      .doc = "Of a table: from the end of a minute until its alarms have been evaluated.",
      .source = "DynamoDB Developer Guide, AutoScaling, 2026-04-13: up to a few minutes; the middle of one to four, "
                "as alarm captures show",
      .guess = true},
     &PolicySpec::alarmDelay},
    {{.name = "LowPoints", .label = "Scale-in threshold", .kind = base::FieldKind::Number,
      .place = base::FieldPlace::Behavior, .unit = "percentage points", .low = 0, .high = 90, .defaultText = "20",
      .doc = "Of a table: so many percentage points below the target, for 15 minutes, capacity is removed.",
      .source = "alarms made by Application Auto Scaling at a target of 70 %: 50 %, exported by terraformer, 2018 to "
                "2023; other targets were not seen",
      .guess = true},
     &PolicySpec::lowPoints},
    {{.name = "LowThreshold", .label = "Scale-in threshold as a share", .kind = base::FieldKind::Number,
      .place = base::FieldPlace::Behavior, .low = 0.01, .high = 1,
      .doc = "Of a table: the threshold as a share of the target (0.8: 20 % below it), instead of LowPoints.",
      .source = "Application Auto Scaling User Guide: usually 20 % lower, of all services"},
     &PolicySpec::lowShare},
    {{.name = "ScaleOutBasis", .label = "Scale-out basis", .kind = base::FieldKind::Choice,
      .place = base::FieldPlace::Behavior, .choices = kBases, .defaultText = "Maximum",
      .doc = "Of a table: which of the alarm's 2 minutes the new capacity is computed from.",
      .source = "AWS does not publish it; as in awslabs/amazon-dynamodb-tools, 2026-08-13", .guess = true},
     [](PolicySpec& spec, std::size_t choice) { spec.outBasis = static_cast<Basis>(choice); }},
    {{.name = "ScaleInBasis", .label = "Scale-in basis", .kind = base::FieldKind::Choice,
      .place = base::FieldPlace::Behavior, .choices = kBases, .defaultText = "Maximum",
      .doc = "Of a table: which of the alarm's 15 minutes the new capacity is computed from.",
      .source = "AWS does not publish it; as in awslabs/amazon-dynamodb-tools, 2026-08-13", .guess = true},
     [](PolicySpec& spec, std::size_t choice) { spec.inBasis = static_cast<Basis>(choice); }},
    {{.name = "CapacityRounding", .label = "Rounding of capacity", .kind = base::FieldKind::Choice,
      .place = base::FieldPlace::Behavior, .choices = kRoundings, .defaultText = "Up",
      .doc = "Of a table: how consumed / target becomes whole units.", .source = source::kUnpublished,
      .guess = true},
     [](PolicySpec& spec, std::size_t choice) { spec.rounding = static_cast<Rounding>(choice); }},
}};

inline constexpr std::array<base::OtherProperty, 2> kPolicyOtherProperties{{
    {"StepScalingPolicyConfiguration", base::OtherProperty::Status::NotModelled, "step scaling is not modelled yet"},
    {"PredictiveScalingPolicyConfiguration", base::OtherProperty::Status::NotModelled,
     "predictive scaling is not modelled yet"},
}};

/// Inside TargetTrackingScalingPolicyConfiguration.
inline constexpr std::array<base::Field<PolicySpec>, 6> kTrackingFields{{
    {{.name = "TargetValue", .label = "Target", .kind = base::FieldKind::Number, .place = base::FieldPlace::Here,
      .low = 0, .high = 100,
      .doc = "The utilization that is aimed at: a share from 0.1 to 0.9 for provisioned concurrency, per cent from 20 "
             "to 90 for a table.",
      .source = "Application Auto Scaling User Guide; DynamoDB Developer Guide, AutoScaling, 2026-04-13",
      .required = true},
     &PolicySpec::target},
    {{.name = "PredefinedMetricSpecification", .label = "Predefined metric", .kind = base::FieldKind::Object,
      .place = base::FieldPlace::Here, .doc = "A metric that AWS has prepared.", .source = source::kPolicy}},
    {{.name = "CustomizedMetricSpecification", .label = "Own metric", .kind = base::FieldKind::Object,
      .place = base::FieldPlace::Here, .doc = "A metric of one's own choice: its Maximum reacts to short bursts.",
      .source = source::kPolicy}},
    {{.name = "ScaleInCooldown", .label = "Scale-in cooldown", .kind = base::FieldKind::Integer,
      .place = base::FieldPlace::Here, .unit = "s", .low = 0, .high = 86'400, .defaultText = "0",
      .doc = "After a scale in, until the next.", .source = source::kPolicy},
     &PolicySpec::scaleInCooldown},
    {{.name = "ScaleOutCooldown", .label = "Scale-out cooldown", .kind = base::FieldKind::Integer,
      .place = base::FieldPlace::Here, .unit = "s", .low = 0, .high = 86'400, .defaultText = "0",
      .doc = "After a scale out, until the next; only a larger one goes through.", .source = source::kPolicy},
     &PolicySpec::scaleOutCooldown},
    {{.name = "DisableScaleIn", .label = "No scale in", .kind = base::FieldKind::Boolean,
      .place = base::FieldPlace::Here, .defaultText = "false", .doc = "Capacity is added, never removed.",
      .source = source::kPolicy},
     &PolicySpec::disableScaleIn},
}};

/// Inside PredefinedMetricSpecification.
inline constexpr std::array<base::Field<PolicySpec>, 1> kPredefinedFields{{
    {{.name = "PredefinedMetricType", .label = "Metric", .kind = base::FieldKind::Text,
      .place = base::FieldPlace::Here, .doc = "LambdaProvisionedConcurrencyUtilization, DynamoDBReadCapacityUtilization or "
             "DynamoDBWriteCapacityUtilization.",
      .source = source::kPolicy,
      .required = true},
     &PolicySpec::predefined},
}};

inline constexpr std::array<base::OtherProperty, 1> kPredefinedOtherProperties{{
    {"ResourceLabel", base::OtherProperty::Status::NoEffect, "of load balancers"},
}};

/// Inside CustomizedMetricSpecification.
inline constexpr std::array<base::Field<PolicySpec>, 3> kCustomizedFields{{
    {{.name = "MetricName", .label = "Metric", .kind = base::FieldKind::Text, .place = base::FieldPlace::Here,
      .doc = "ProvisionedConcurrencyUtilization.", .source = source::kPolicy, .required = true},
     &PolicySpec::metricName},
    {{.name = "Namespace", .label = "Namespace", .kind = base::FieldKind::Text, .place = base::FieldPlace::Here,
      .doc = "AWS/Lambda.", .source = source::kPolicy, .required = true},
     &PolicySpec::metricNamespace},
    {{.name = "Statistic", .label = "Statistic", .kind = base::FieldKind::Choice, .place = base::FieldPlace::Here,
      .choices = kTrackedStatistics, .doc = "Of each minute.", .source = source::kPolicy, .required = true},
     [](PolicySpec& spec, std::size_t choice) {
         spec.statistic = choice == 0 ? engine::Statistic::Average : engine::Statistic::Maximum;
     }},
}};

inline constexpr std::array<base::OtherProperty, 3> kCustomizedOtherProperties{{
    {"Dimensions", base::OtherProperty::Status::NoEffect, "the scaled function's alias is meant"},
    {"Unit", base::OtherProperty::Status::NoEffect, "the metric has none"},
    {"Metrics", base::OtherProperty::Status::NotModelled, "metric math is not modelled yet"},
}};
// clang-format on

}  // namespace headroom::autoscaling
