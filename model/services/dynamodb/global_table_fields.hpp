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

inline constexpr std::array<base::Field<Spec>, 7> kGlobalTableFields{{
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

struct ReplicaSpec {
    std::string region;
};

/// Inside Replicas.
inline constexpr std::array<base::Field<ReplicaSpec>, 1> kReplicaFields{{
    {{.name = "Region",
      .label = "Region",
      .kind = base::FieldKind::Text,
      .place = base::FieldPlace::Here,
      .doc = "A region that holds the table.",
      .source = source::kGlobalTable,
      .required = true},
     &ReplicaSpec::region},
}};

using Status = base::OtherProperty::Status;

inline constexpr std::array<base::OtherProperty, 11> kGlobalTableOtherProperties{{
    {"AttributeDefinitions", Status::NoEffect, "names the key attributes; an item's size is given as a whole"},
    {"KeySchema", Status::NoEffect, "names the key"},
    {"TableName", Status::NoEffect, "a name"},
    {"GlobalTableSourceArn", Status::NoEffect, "where its settings come from"},
    {"GlobalTableSettingsReplicationMode", Status::NoEffect, "where its settings come from"},
    {"GlobalSecondaryIndexes", Status::NotModelled, "index writes consume capacity in every region"},
    {"LocalSecondaryIndexes", Status::NotModelled, "index writes consume the table's capacity in every region"},
    {"WriteProvisionedThroughputSettings", Status::NotModelled, "global tables are modelled on-demand"},
    {"ReadOnDemandThroughputSettings", Status::NotModelled, "a maximum of reads by region"},
    {"SSESpecification", Status::NotModelled, "a customer-managed key is charged by KMS, by key and by request"},
    {"GlobalTableWitnesses", Status::NotModelled, "belongs to STRONG consistency"},
}};

inline constexpr std::array<base::OtherProperty, 11> kReplicaOtherProperties{{
    {"DeletionProtectionEnabled", Status::NoEffect, "guards against deletion"},
    {"ResourcePolicy", Status::NoEffect, "permissions"},
    {"Tags", Status::NoEffect, "labels"},
    {"ReplicaStreamSpecification", Status::NoEffect, "permissions of a stream"},
    {"GlobalSecondaryIndexes", Status::NotModelled, "settings of an index in one region"},
    {"PointInTimeRecoverySpecification", Status::NotModelled, "continuous backups by region"},
    {"TableClass", Status::NotModelled, "a class by region"},
    {"ReadOnDemandThroughputSettings", Status::NotModelled, "a maximum of reads by region"},
    {"ReadProvisionedThroughputSettings", Status::NotModelled, "global tables are modelled on-demand"},
    {"KinesisStreamSpecification", Status::NotModelled, "each change is charged as a change data capture unit"},
    {"ContributorInsightsSpecification", Status::NotModelled, "CloudWatch charges for its rules and events"},
}};

}  // namespace headroom::dynamodb
