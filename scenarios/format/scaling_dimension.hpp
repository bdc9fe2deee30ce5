// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <string_view>

#include "scenarios/format/scaling.hpp"

namespace headroom::format {

/// A ScalableDimension as AWS names it.
struct DimensionTraits {
    ScaledDimension dimension;
    std::string_view space;       ///< ServiceNamespace
    std::string_view name;        ///< ScalableDimension
    std::string_view predefined;  ///< the PredefinedMetricType that tracks it
    std::string_view capacity;    ///< for people
};

inline constexpr std::array<DimensionTraits, 5> kDimensions{{
    {ScaledDimension::ProvisionedConcurrency, "lambda", "lambda:function:ProvisionedConcurrency",
     "LambdaProvisionedConcurrencyUtilization", "provisioned concurrency"},
    {ScaledDimension::TableReads, "dynamodb", "dynamodb:table:ReadCapacityUnits", "DynamoDBReadCapacityUtilization",
     "a table's reads"},
    {ScaledDimension::TableWrites, "dynamodb", "dynamodb:table:WriteCapacityUnits", "DynamoDBWriteCapacityUtilization",
     "a table's writes"},
    {ScaledDimension::IndexReads, "dynamodb", "dynamodb:index:ReadCapacityUnits", "DynamoDBReadCapacityUtilization",
     "an index's reads"},
    {ScaledDimension::IndexWrites, "dynamodb", "dynamodb:index:WriteCapacityUnits", "DynamoDBWriteCapacityUtilization",
     "an index's writes"},
}};

constexpr const DimensionTraits& traitsOf(ScaledDimension dimension) {
    return kDimensions[static_cast<std::size_t>(dimension)];
}

/// Or of one of its indexes.
constexpr bool isOfTable(ScaledDimension dimension) { return dimension != ScaledDimension::ProvisionedConcurrency; }
constexpr bool isOfIndex(ScaledDimension dimension) {
    return dimension == ScaledDimension::IndexReads || dimension == ScaledDimension::IndexWrites;
}
constexpr bool isOfWrites(ScaledDimension dimension) {
    return dimension == ScaledDimension::TableWrites || dimension == ScaledDimension::IndexWrites;
}

}  // namespace headroom::format
