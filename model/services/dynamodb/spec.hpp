// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "model/base/distribution.hpp"
#include "model/base/result.hpp"
#include "model/base/units.hpp"
#include "model/services/dynamodb/capacity_spec.hpp"
#include "model/services/dynamodb/limits.hpp"
#include "model/services/dynamodb/operation.hpp"
#include "model/services/dynamodb/storage_spec.hpp"

namespace headroom::dynamodb {

enum class BillingMode : std::uint8_t { Provisioned, PayPerRequest };

/// Decides the price alone: "same performance" (Developer Guide, costoptimization-tableclass, 2026-04-13).
enum class TableClass : std::uint8_t { Standard, StandardInfrequentAccess };

/// Durations that replace the default latency of an operation, in seconds; whatever the size.
struct LatencyOverrides {
    std::optional<base::Distribution> getItem;
    std::optional<base::Distribution> batchGetItem;
    std::optional<base::Distribution> transactGetItems;
    std::optional<base::Distribution> query;
    std::optional<base::Distribution> scan;
    std::optional<base::Distribution> putItem;
    std::optional<base::Distribution> updateItem;
    std::optional<base::Distribution> deleteItem;
    std::optional<base::Distribution> batchWriteItem;
    std::optional<base::Distribution> transactWriteItems;

    const std::optional<base::Distribution>& of(Operation operation) const;
    bool operator==(const LatencyOverrides&) const = default;
};

/// An AWS::DynamoDB::Table as the design says it.
struct Spec : LatencyOverrides, CapacityRules, StorageRules {
    BillingMode billingMode = BillingMode::Provisioned;
    TableClass tableClass = TableClass::Standard;
    std::optional<std::int64_t> readCapacityUnits;
    std::optional<std::int64_t> writeCapacityUnits;
    std::optional<std::int64_t> maxReadRequestUnits;   ///< -1: none
    std::optional<std::int64_t> maxWriteRequestUnits;  ///< -1: none
    std::optional<std::int64_t> warmReadUnits;
    std::optional<std::int64_t> warmWriteUnits;

    std::optional<std::int64_t> itemCount;
    base::Distribution itemSize = base::Distribution::constant(1024.0);  ///< bytes
    double initialBurst = 1.0;
    base::Duration growthInterval = base::minutes(30);
    base::Duration admissionWindow = base::seconds(1);

    bool operator==(const Spec&) const = default;
};

/// What AWS refuses, or what contradicts itself, across fields: all of it. `where` is a JSON pointer below the resource
/// ("/Properties/ProvisionedThroughput"), `what` names the rule. Ranges of single fields are checked by their tables.
std::vector<base::Error> check(const Spec& spec, const Quotas& quotas = {});

/// Whether DynamoDB takes a call of that many items, each of `itemSize` where given: counts, 400 KB an item, 4 MB a
/// transaction.
bool accepts(Operation operation, std::uint32_t items, std::optional<base::Bytes> itemSize);

/// The same in words: `where` is the Call's key ("Items", "ItemSize").
base::Result<void> checkCall(Operation operation, std::uint32_t items, std::optional<base::Bytes> itemSize);

}  // namespace headroom::dynamodb

#include "model/services/dynamodb/fields.hpp"
#include "model/services/dynamodb/other_properties.hpp"
#include "model/services/dynamodb/spec_fields.hpp"
