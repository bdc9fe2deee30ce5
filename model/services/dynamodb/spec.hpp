// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "model/base/distribution.hpp"
#include "model/base/result.hpp"
#include "model/base/units.hpp"
#include "model/services/dynamodb/capacity_spec.hpp"
#include "model/services/dynamodb/index_spec.hpp"
#include "model/services/dynamodb/limits.hpp"
#include "model/services/dynamodb/operation.hpp"
#include "model/services/dynamodb/partition_lift.hpp"
#include "model/services/dynamodb/replica_spec.hpp"
#include "model/services/dynamodb/storage_spec.hpp"
#include "model/services/dynamodb/stream_spec.hpp"

namespace headroom::dynamodb {

enum class BillingMode : std::uint8_t { Provisioned, PayPerRequest };

/// How many partitions provisioned throughput takes at the beginning (README, Partitions).
enum class PartitionFormula : std::uint8_t {
    Maximum,   ///< the larger of reads / 3,000 and writes / 1,000
    Additive,  ///< their sum
};

/// How an on-demand table grows beyond what it takes at once.
enum class OnDemandGrowth : std::uint8_t {
    PreviousPeak,  ///< to twice the previous peak, GrowthInterval after it
    Splits,        ///< as fast as hot partitions divide
};

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
struct Spec : LatencyOverrides, CapacityRules, StorageRules, StreamRules, ReplicaRules {
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
    OnDemandGrowth onDemandGrowth = OnDemandGrowth::PreviousPeak;

    std::optional<std::int64_t> partitions;  ///< at the beginning; not given: by the formula
    PartitionFormula partitionFormula = PartitionFormula::Maximum;
    double splitThreshold = 0.8;
    base::Duration splitTime = base::minutes(3);
    base::Duration partitionWindow = base::seconds(1);
    PartitionLift partitionLift{};
    std::int64_t collectionSize = 1;  ///< items with the same partition key

    double failedConditions = 0.0;
    std::optional<double> missingItems{};  ///< of what is read or deleted; nothing: the keys say
    std::optional<double> newItems{};      ///< of what is put or updated; nothing: the keys say
    double unchangedWrites = 0.0;          ///< of the others that are put or updated
    double requestTokens = 1.0;            ///< of the transactions that write
    std::vector<IndexSpec> indexes;

    bool operator==(const Spec&) const = default;
};

/// What AWS refuses, or what contradicts itself, across fields: all of it. `where` is a JSON pointer below the resource
/// ("/Properties/ProvisionedThroughput"), `what` names the rule. Ranges of single fields are checked by their tables.
std::vector<base::Error> check(const Spec& spec, const Quotas& quotas = {});

/// Which of the table's secondary indexes has that name, from 1; 0: none.
std::size_t indexNumber(const Spec& spec, std::string_view name);

/// The table that a secondary index is like: its capacity, its entries for items.
Spec asTable(const Spec& table, const IndexSpec& index);

/// Whether DynamoDB takes a call of that many items, each of `itemSize` where given: counts, 400 KB an item, 4 MB a
/// transaction.
bool accepts(Operation operation, std::uint32_t items, std::optional<base::Bytes> itemSize);

/// The same in words: `where` is the Call's key ("Items", "ItemSize").
base::Result<void> checkCall(Operation operation, std::uint32_t items, std::optional<base::Bytes> itemSize);

}  // namespace headroom::dynamodb

#include "model/services/dynamodb/fields.hpp"
#include "model/services/dynamodb/other_properties.hpp"
#include "model/services/dynamodb/spec_fields.hpp"
