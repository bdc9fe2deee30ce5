// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>

#include "model/base/field.hpp"
#include "model/services/dynamodb/spec.hpp"

/// The parameters of secondary indexes.
namespace headroom::dynamodb {

namespace source {
inline constexpr std::string_view kIndexTemplate =
    "CloudFormation Template Reference, AWS::DynamoDB::Table GlobalSecondaryIndex and LocalSecondaryIndex, 2026-04-13";
inline constexpr std::string_view kOwnIndex =
    "the design's own; what a write costs: DynamoDB Developer Guide, GSI, LSI, "
    "2026-04-13";
}  // namespace source

inline constexpr std::array<std::string_view, 3> kProjections{"ALL", "KEYS_ONLY", "INCLUDE"};

// Tables, to be read row by row.
// clang-format off

/// Of the table: its lists of indexes.
inline constexpr std::array<base::Field<Spec>, 2> kIndexListFields{{
    {{.name = "GlobalSecondaryIndexes", .label = "Global indexes", .kind = base::FieldKind::Object,
      .doc = "At most 20; each has capacity of its own, and holds up the table's writes when that is used up.",
      .source = source::kIndexTemplate}},
    {{.name = "LocalSecondaryIndexes", .label = "Local indexes", .kind = base::FieldKind::Object,
      .doc = "At most 5; they live off the table's capacity and share its partitions.",
      .source = source::kIndexTemplate}},
}};

/// An entry of GlobalSecondaryIndexes or LocalSecondaryIndexes.
inline constexpr std::array<base::Field<IndexSpec>, 6> kIndexFields{{
    {{.name = "IndexName", .label = "Name", .kind = base::FieldKind::Text, .place = base::FieldPlace::Here,
      .doc = "What calls name it by.", .source = source::kIndexTemplate, .required = true},
     &IndexSpec::name},
    {{.name = "KeySchema", .label = "Key", .kind = base::FieldKind::Object, .place = base::FieldPlace::Here,
      .doc = "Its key attributes; those of a local index begin with the table's partition key.",
      .source = source::kIndexTemplate, .required = true}},
    {{.name = "Projection", .label = "Projection", .kind = base::FieldKind::Object, .place = base::FieldPlace::Here,
      .doc = "Which attributes it holds.", .source = source::kIndexTemplate, .required = true}},
    {{.name = "ProvisionedThroughput", .label = "Provisioned throughput", .kind = base::FieldKind::Object,
      .place = base::FieldPlace::Here, .doc = "Capacity of a global index of a provisioned table, its own.",
      .source = source::kIndexTemplate}},
    {{.name = "OnDemandThroughput", .label = "Maximum on-demand throughput", .kind = base::FieldKind::Object,
      .place = base::FieldPlace::Here, .doc = "Caps what a global index may consume.",
      .source = source::kIndexTemplate}},
    {{.name = "WarmThroughput", .label = "Warm throughput", .kind = base::FieldKind::Object,
      .place = base::FieldPlace::Here, .doc = "What a global index takes at once from its first second.",
      .source = source::kIndexTemplate}},
}};

/// Inside Projection.
inline constexpr std::array<base::Field<IndexSpec>, 2> kProjectionFields{{
    {{.name = "ProjectionType", .label = "Projection", .kind = base::FieldKind::Choice,
      .place = base::FieldPlace::Here, .choices = kProjections, .doc = "Which attributes the index holds.",
      .source = source::kIndexTemplate, .required = true},
     [](IndexSpec& spec, std::size_t choice) { spec.projection = static_cast<Projection>(choice); }},
    {{.name = "NonKeyAttributes", .label = "Attributes", .kind = base::FieldKind::Object,
      .place = base::FieldPlace::Here, .doc = "With INCLUDE: the attributes beside the keys; their size is EntrySize.",
      .source = source::kIndexTemplate}},
}};

/// An entry of Behavior.Indexes.
inline constexpr std::array<base::Field<IndexSpec>, 6> kIndexBehaviorFields{{
    {{.name = "EntrySize", .label = "Size of an entry", .kind = base::FieldKind::Bytes, .place = base::FieldPlace::Here,
      .low = 1, .high = 400 * 1024,
      .doc = "Of the projected attributes with their names; without it the whole item, with KEYS_ONLY 100B.",
      .source = source::kOwnIndex},
     &IndexSpec::entrySize},
    {{.name = "Present", .label = "Items in the index", .kind = base::FieldKind::Probability,
      .place = base::FieldPlace::Here, .low = 0, .high = 1, .defaultText = "1",
      .doc = "Share of the items that have the index's key: below 1 the index is sparse.",
      .source = source::kOwnIndex},
     &IndexSpec::present},
    {{.name = "KeyChanges", .label = "Writes that change its key", .kind = base::FieldKind::Probability,
      .place = base::FieldPlace::Here, .low = 0, .high = 1, .defaultText = "0",
      .doc = "Share of the writes to existing items that change the index's key, which costs a delete and a put.",
      .source = source::kOwnIndex},
     &IndexSpec::keyChanges},
    {{.name = "ProjectedChanges", .label = "Writes that change what it holds", .kind = base::FieldKind::Probability,
      .place = base::FieldPlace::Here, .low = 0, .high = 1,
      .doc = "Share of the other writes to existing items that change a projected attribute; without it all of them, "
             "with KEYS_ONLY none.",
      .source = source::kOwnIndex},
     &IndexSpec::projectedChanges},
    {{.name = "KeyValues", .label = "Values of its partition key", .kind = base::FieldKind::Integer,
      .place = base::FieldPlace::Here, .low = 1, .high = 1e12,
      .doc = "How many different values the index's partition key has: few make a global index hot. Without it every "
             "item has its own.",
      .source = source::kOwnIndex},
     &IndexSpec::keyValues},
    {{.name = "Partitions", .label = "Partitions at the start", .kind = base::FieldKind::Integer,
      .place = base::FieldPlace::Here, .low = 1, .high = 100'000,
      .doc = "Of a global index, when the clock starts; without it as many as its capacity and size take.",
      .source = "README, Partitions"},
     &IndexSpec::partitions},
}};

// clang-format on

}  // namespace headroom::dynamodb
