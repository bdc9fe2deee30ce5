// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>

#include "model/services/dynamodb/change_fields.hpp"
#include "model/services/dynamodb/fields.hpp"
#include "model/services/dynamodb/spec.hpp"

/// The parameters of AWS::DynamoDB::GlobalTable; its Behavior is that of a table, and ReplicationLag.
namespace headroom::dynamodb {

namespace source {
inline constexpr std::string_view kGlobalTable =
    "CloudFormation Template Reference, AWS::DynamoDB::GlobalTable, 2026-04-13";
}  // namespace source

namespace detail {

/// A table's parameter, as it stands in a global table.
constexpr base::Field<Spec> ofTable(std::string_view name) {
    for (const base::Field<Spec>& field : kFields) {
        if (field.info.name == name) return field;
    }
    return {};
}

}  // namespace detail

inline constexpr std::array<base::Field<Spec>, 11> kGlobalTableFields{{
    detail::ofTable("BillingMode"),
    detail::ofTable("WarmThroughput"),
    detail::ofTable("TimeToLiveSpecification"),
    detail::ofTable("StreamSpecification"),
    {{.name = "Replicas",
      .label = "Replicas",
      .kind = base::FieldKind::Object,
      .doc = "The regions that hold the table, the scenario's own among them.",
      .source = source::kGlobalTable,
      .required = true}},
    {{.name = "MultiRegionConsistency",
      .label = "Consistency",
      .kind = base::FieldKind::Object,
      .doc = "EVENTUAL: replicas follow after ReplicationLag. STRONG is not modelled: nobody publishes what its writes "
             "and reads take.",
      .source = source::kGlobalTable}},
    {{.name = "WriteOnDemandThroughputSettings",
      .label = "Maximum of writes",
      .kind = base::FieldKind::Object,
      .doc = "Caps what is written on demand.",
      .source = source::kGlobalTable}},
    {{.name = "WriteProvisionedThroughputSettings",
      .label = "Scaled writes",
      .kind = base::FieldKind::Object,
      .doc =
          "How writes are scaled with PROVISIONED: the same settings in every region, each of which scales on its own.",
      .source = source::kGlobalTable}},
    {{.name = "ReadOnDemandThroughputSettings",
      .label = "Maximum of reads",
      .kind = base::FieldKind::Object,
      .doc = "Caps what is read on demand in every region that says nothing else.",
      .source = source::kGlobalTable}},
    detail::ofTable("GlobalSecondaryIndexes"),
    detail::ofTable("LocalSecondaryIndexes"),
}};

inline constexpr std::array<base::Field<Spec>, 1> kReplicationFields{{
    {{.name = "ReplicationLag",
      .label = "Replication lag",
      .kind = base::FieldKind::DurationDistribution,
      .place = base::FieldPlace::Behavior,
      .low = 0,
      .high = 86'400,
      .defaultText = "1s",
      .doc = "From a write in one region until it is in another.",
      .source = "DynamoDB Developer Guide, V2globaltables_HowItWorks, 2026-04-13: typically within a second or less; "
                "an older page: 0.5 to 2.5 s in one geographic area",
      .guess = true},
     &Spec::replicationLag},
}};

/// Inside WriteOnDemandThroughputSettings.
inline constexpr std::array<base::Field<Spec>, 1> kWriteSettingsFields{{
    {kOnDemandThroughputFields[1].info, &Spec::maxWriteRequestUnits},
}};

/// Inside Replicas.
inline constexpr std::array<base::Field<ReplicaSettings>, 6> kReplicaFields{{
    {{.name = "Region",
      .label = "Region",
      .kind = base::FieldKind::Text,
      .place = base::FieldPlace::Here,
      .doc = "A region that holds the table.",
      .source = source::kGlobalTable,
      .required = true},
     &ReplicaSettings::region},
    {{.name = "TableClass",
      .label = "Table class",
      .kind = base::FieldKind::Choice,
      .place = base::FieldPlace::Here,
      .choices = kTableClasses,
      .defaultText = "STANDARD",
      .doc = "Decides the region's prices of storage and throughput, nothing else.",
      .source = source::kGlobalTable},
     [](ReplicaSettings& spec, std::size_t choice) { spec.tableClass = static_cast<TableClass>(choice); }},
    {{.name = "PointInTimeRecoverySpecification",
      .label = "Point-in-time recovery",
      .kind = base::FieldKind::Object,
      .place = base::FieldPlace::Here,
      .doc = "Continuous backups in the region.",
      .source = source::kGlobalTable}},
    {{.name = "ReadProvisionedThroughputSettings",
      .label = "Reads",
      .kind = base::FieldKind::Object,
      .place = base::FieldPlace::Here,
      .doc = "With PROVISIONED: ReadCapacityUnits, or ReadCapacityAutoScalingSettings.",
      .source = source::kGlobalTable}},
    {{.name = "ReadOnDemandThroughputSettings",
      .label = "Maximum of reads",
      .kind = base::FieldKind::Object,
      .place = base::FieldPlace::Here,
      .doc = "Caps what is read on demand in the region.",
      .source = source::kGlobalTable}},
    {{.name = "GlobalSecondaryIndexes",
      .label = "Indexes",
      .kind = base::FieldKind::Object,
      .place = base::FieldPlace::Here,
      .doc = "Reads of indexes in the region, by IndexName.",
      .source = source::kGlobalTable}},
}};

using Status = base::OtherProperty::Status;

inline constexpr std::array<base::OtherProperty, 7> kGlobalTableOtherProperties{{
    {"AttributeDefinitions", Status::NoEffect, "names the key attributes; an item's size is given as a whole"},
    {"KeySchema", Status::NoEffect, "names the key"},
    {"TableName", Status::NoEffect, base::kAccountName},
    {"GlobalTableSourceArn", Status::NoEffect, "where its settings come from"},
    {"GlobalTableSettingsReplicationMode", Status::NoEffect, "where its settings come from"},
    {"SSESpecification", Status::NotModelled, "a customer-managed key is charged by KMS, by key and by request"},
    {"GlobalTableWitnesses", Status::NotModelled, "belongs to STRONG consistency"},
}};

inline constexpr std::array<base::OtherProperty, 7> kReplicaOtherProperties{{
    {"DeletionProtectionEnabled", Status::NoEffect, "guards against deletion"},
    {"ResourcePolicy", Status::NoEffect, "permissions"},
    {"Tags", Status::NoEffect, "labels"},
    {"ReplicaStreamSpecification", Status::NoEffect, "permissions of a stream"},
    {"KinesisStreamSpecification", Status::NotModelled, "each change is charged as a change data capture unit"},
    {"ContributorInsightsSpecification", Status::NotModelled, "CloudWatch charges for its rules and events"},
    {"SSESpecification", Status::NotModelled, "a customer-managed key is charged by KMS, by key and by request"},
}};

}  // namespace headroom::dynamodb
