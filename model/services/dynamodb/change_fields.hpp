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

inline constexpr std::array<base::Field<Change>, 2> kChangeFields{{
    {detail::tableField("BillingMode"),
     [](Change& change, std::size_t choice) { change.billingMode = static_cast<BillingMode>(choice); }},
    {detail::tableField("ProvisionedThroughput")},
}};

/// Inside ProvisionedThroughput.
inline constexpr std::array<base::Field<Change>, 2> kChangeThroughputFields{{
    {kProvisionedThroughputFields[0].info, &Change::reads},
    {kProvisionedThroughputFields[1].info, &Change::writes},
}};

}  // namespace headroom::dynamodb
