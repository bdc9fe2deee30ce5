// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>

#include "model/services/dynamodb/spec.hpp"
#include "model/services/dynamodb/table_change.hpp"

/// What a change of a running table may say: the table's own parameters.
namespace headroom::dynamodb {

namespace detail {

constexpr base::FieldInfo here(base::FieldInfo info) {
    info.place = base::FieldPlace::Here;
    return info;
}

constexpr base::FieldInfo tableField(std::string_view name) {
    for (const base::Field<Spec>& field : kTableFields) {
        if (field.info.name == name) return here(field.info);
    }
    return {};
}

}  // namespace detail

inline constexpr std::array<base::Field<Change>, 6> kChangeFields{{
    {detail::tableField("BillingMode"),
     [](Change& change, std::size_t choice) { change.billingMode = static_cast<BillingMode>(choice); }},
    {detail::tableField("ProvisionedThroughput")},
    {{.name = "GlobalSecondaryIndexes",
      .label = "Global indexes",
      .kind = base::FieldKind::Object,
      .place = base::FieldPlace::Here,
      .doc = "A list of IndexName with ProvisionedThroughput, WarmThroughput or OnDemandThroughput: what changes of "
             "global indexes; capacities of all of them when the table becomes PROVISIONED.",
      .source = "DynamoDB API Reference, UpdateTable, 2026"}},
    {detail::tableField("TableClass"),
     [](Change& change, std::size_t choice) { change.tableClass = static_cast<TableClass>(choice); }},
    {detail::tableField("WarmThroughput")},
    {detail::tableField("OnDemandThroughput")},
}};

/// Inside ProvisionedThroughput.
inline constexpr std::array<base::Field<Change>, 2> kChangeThroughputFields{{
    {kProvisionedThroughputFields[0].info, &Change::reads},
    {kProvisionedThroughputFields[1].info, &Change::writes},
}};

/// Inside WarmThroughput.
inline constexpr std::array<base::Field<Change>, 2> kChangeWarmFields{{
    {kWarmThroughputFields[0].info, &Change::warmReads},
    {kWarmThroughputFields[1].info, &Change::warmWrites},
}};

/// Inside OnDemandThroughput.
inline constexpr std::array<base::Field<Change>, 2> kChangeMaximumFields{{
    {kOnDemandThroughputFields[0].info, &Change::mostReads},
    {kOnDemandThroughputFields[1].info, &Change::mostWrites},
}};

/// An entry of GlobalSecondaryIndexes.
inline constexpr std::array<base::Field<IndexCapacity>, 4> kChangedIndexFields{{
    {{.name = "IndexName",
      .label = "Index",
      .kind = base::FieldKind::Text,
      .place = base::FieldPlace::Here,
      .doc = "The global index that changes.",
      .source = "DynamoDB API Reference, UpdateTable, 2026",
      .required = true},
     &IndexCapacity::index},
    {{.name = "ProvisionedThroughput",
      .label = "Provisioned throughput",
      .kind = base::FieldKind::Object,
      .place = base::FieldPlace::Here,
      .doc = "Its capacity from then on.",
      .source = "DynamoDB API Reference, UpdateTable, 2026"}},
    {detail::tableField("WarmThroughput")},
    {detail::tableField("OnDemandThroughput")},
}};

inline constexpr std::array<base::Field<IndexCapacity>, 2> kChangedIndexThroughputFields{{
    {kProvisionedThroughputFields[0].info, &IndexCapacity::reads},
    {kProvisionedThroughputFields[1].info, &IndexCapacity::writes},
}};

inline constexpr std::array<base::Field<IndexCapacity>, 2> kChangedIndexWarmFields{{
    {kWarmThroughputFields[0].info, &IndexCapacity::warmReads},
    {kWarmThroughputFields[1].info, &IndexCapacity::warmWrites},
}};

inline constexpr std::array<base::Field<IndexCapacity>, 2> kChangedIndexMaximumFields{{
    {kOnDemandThroughputFields[0].info, &IndexCapacity::mostReads},
    {kOnDemandThroughputFields[1].info, &IndexCapacity::mostWrites},
}};

}  // namespace headroom::dynamodb
