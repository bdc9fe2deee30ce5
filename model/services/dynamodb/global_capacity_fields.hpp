// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstdint>
#include <optional>

#include "model/platform/autoscaling/spec.hpp"
#include "model/services/dynamodb/fields.hpp"
#include "model/services/dynamodb/spec.hpp"

/// The parameters of a global table's capacity: writes are scaled in every region alike, reads are each region's own.
namespace headroom::dynamodb {

namespace source {
inline constexpr std::string_view kGlobalCapacity =
    "CloudFormation Template Reference, AWS::DynamoDB::GlobalTable CapacityAutoScalingSettings, 2026-04-13";
}  // namespace source

/// WriteProvisionedThroughputSettings, ReadProvisionedThroughputSettings and ReadOnDemandThroughputSettings as read.
struct CapacitySettings {
    std::optional<std::int64_t> units;  ///< fixed
    std::optional<std::int64_t> most;   ///< request units, on demand
    std::int64_t minimum = 1;
    std::int64_t maximum = 1;
    std::optional<std::int64_t> seed;
};

// Tables, to be read row by row.
// clang-format off

/// Inside WriteProvisionedThroughputSettings.
inline constexpr std::array<base::Field<CapacitySettings>, 1> kGlobalWriteFields{{
    {{.name = "WriteCapacityAutoScalingSettings", .label = "Scaled writes", .kind = base::FieldKind::Object,
      .place = base::FieldPlace::Here, .doc = "Writes of a provisioned global table are always scaled.",
      .source = source::kGlobalCapacity, .required = true}},
}};

/// Inside ReadProvisionedThroughputSettings of a replica.
inline constexpr std::array<base::Field<CapacitySettings>, 2> kReplicaReadFields{{
    {{.name = "ReadCapacityUnits", .label = "Reads", .kind = base::FieldKind::Integer,
      .place = base::FieldPlace::Here, .unit = "units/s", .low = 1, .doc = "Reads held in the region.",
      .source = source::kGlobalCapacity},
     &CapacitySettings::units},
    {{.name = "ReadCapacityAutoScalingSettings", .label = "Scaled reads", .kind = base::FieldKind::Object,
      .place = base::FieldPlace::Here, .doc = "Instead of ReadCapacityUnits.", .source = source::kGlobalCapacity}},
}};

/// Inside ReadOnDemandThroughputSettings of a replica.
inline constexpr std::array<base::Field<CapacitySettings>, 1> kReplicaOnDemandFields{{
    {{.name = "MaxReadRequestUnits", .label = "Maximum of reads", .kind = base::FieldKind::Integer,
      .place = base::FieldPlace::Here, .unit = "units/s", .low = 1,
      .doc = "Caps what is read on demand in the region.", .source = source::kGlobalCapacity, .required = true},
     &CapacitySettings::most},
}};

/// Inside WriteCapacityAutoScalingSettings and ReadCapacityAutoScalingSettings.
inline constexpr std::array<base::Field<CapacitySettings>, 4> kScaledCapacityFields{{
    {{.name = "MinCapacity", .label = "Minimum", .kind = base::FieldKind::Integer, .place = base::FieldPlace::Here,
      .unit = "units/s", .low = 1, .doc = "The least that is held; what is held at the beginning without SeedCapacity.",
      .source = source::kGlobalCapacity, .required = true},
     &CapacitySettings::minimum},
    {{.name = "MaxCapacity", .label = "Maximum", .kind = base::FieldKind::Integer, .place = base::FieldPlace::Here,
      .unit = "units/s", .low = 1, .doc = "The most that is held.", .source = source::kGlobalCapacity,
      .required = true},
     &CapacitySettings::maximum},
    {{.name = "SeedCapacity", .label = "At first", .kind = base::FieldKind::Integer, .place = base::FieldPlace::Here,
      .unit = "units/s", .low = 1, .doc = "What is held at the beginning.", .source = source::kGlobalCapacity},
     &CapacitySettings::seed},
    {{.name = "TargetTrackingScalingPolicyConfiguration", .label = "Target tracking",
      .kind = base::FieldKind::Object, .place = base::FieldPlace::Here,
      .doc = "TargetValue in per cent, cooldowns, DisableScaleIn.", .source = source::kGlobalCapacity,
      .required = true}},
}};

/// Inside its TargetTrackingScalingPolicyConfiguration: as any policy's, whose metric is given.
inline constexpr std::array<base::Field<autoscaling::PolicySpec>, 4> kGlobalTrackingFields{{
    autoscaling::kTrackingFields[0], autoscaling::kTrackingFields[3], autoscaling::kTrackingFields[4],
    autoscaling::kTrackingFields[5],
}};

/// An index of a global table: a table's, but for its capacity.
inline constexpr std::array<base::Field<IndexSpec>, 6> kGlobalTableIndexFields{{
    kIndexFields[0], kIndexFields[1], kIndexFields[2], kIndexFields[5],
    {{.name = "WriteProvisionedThroughputSettings", .label = "Scaled writes", .kind = base::FieldKind::Object,
      .place = base::FieldPlace::Here, .doc = "Of a provisioned table: the index's own writes, in every region.",
      .source = source::kGlobalCapacity}},
    {{.name = "WriteOnDemandThroughputSettings", .label = "Maximum of writes", .kind = base::FieldKind::Object,
      .place = base::FieldPlace::Here, .doc = "Caps what is written to the index on demand.",
      .source = source::kGlobalCapacity}},
}};

/// An entry of a replica's GlobalSecondaryIndexes.
inline constexpr std::array<base::Field<ReplicaIndex>, 3> kReplicaIndexFields{{
    {{.name = "IndexName", .label = "Index", .kind = base::FieldKind::Text, .place = base::FieldPlace::Here,
      .doc = "The index of the table that has settings of its own here.", .source = source::kGlobalCapacity,
      .required = true},
     &ReplicaIndex::name},
    {{.name = "ReadProvisionedThroughputSettings", .label = "Reads", .kind = base::FieldKind::Object,
      .place = base::FieldPlace::Here, .doc = "Of a provisioned table.", .source = source::kGlobalCapacity}},
    {{.name = "ReadOnDemandThroughputSettings", .label = "Maximum of reads", .kind = base::FieldKind::Object,
      .place = base::FieldPlace::Here, .doc = "Of an on-demand table.", .source = source::kGlobalCapacity}},
}};

// clang-format on

}  // namespace headroom::dynamodb
