// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>

#include "model/base/units.hpp"

/// Limits of DynamoDB. "Guide" is the DynamoDB Developer Guide, read 2026-04-13; "API" the DynamoDB API Reference.
namespace headroom::dynamodb {

/// An item with its attribute names (Guide, ServiceQuotas).
inline constexpr base::Bytes kLargestItem = base::kibibytes(400);
/// Characters of the name of the attribute that says when items expire (API, TimeToLiveSpecification, 2026).
inline constexpr std::size_t kLongestTimeToLiveName = 255;
/// What storage adds to each item (Guide, CapacityUnitCalculations, 2023-06-15).
inline constexpr base::Bytes kStorageOverhead = base::bytes(100);

/// A page of Query or Scan ends with the item that reaches this much (Guide, Query.Pagination; that the last item
/// counts whole is what the observed 128.5 units of a full page of 1,042 B items show, dbi-services.com, 2020-11-30).
inline constexpr base::Bytes kPage = base::mebibytes(1);

inline constexpr std::uint32_t kMostBatchGetItems = 100;                // Guide, read-write-operations
inline constexpr std::uint32_t kMostBatchWriteItems = 25;               // Guide, read-write-operations
inline constexpr std::uint32_t kMostTransactionItems = 100;             // Guide, transaction-apis
inline constexpr base::Bytes kLargestTransaction = base::mebibytes(4);  // Guide, transaction-apis
/// How long the ClientRequestToken of a transaction that is done is known (API, TransactWriteItems, 2026).
inline constexpr base::Duration kTokenLife = base::minutes(10);
/// What a BatchGetItem returns in all, and of one partition; the rest comes back as UnprocessedKeys (API, BatchGetItem,
/// 2026).
inline constexpr base::Bytes kLargestBatchGet = base::mebibytes(16);
inline constexpr base::Bytes kLargestBatchGetOfPartition = base::mebibytes(1);

inline constexpr base::Bytes kReadUnit = base::kibibytes(4);   // Guide, read-write-operations
inline constexpr base::Bytes kWriteUnit = base::kibibytes(1);  // Guide, read-write-operations

/// Unused provisioned capacity is kept this long (Guide, burst-adaptive-capacity).
inline constexpr base::Duration kBurst = base::seconds(300);

/// What one partition takes a second and holds (Guide, bp-partition-key-design, constraints).
inline constexpr std::int64_t kPartitionReads = 3'000;
inline constexpr std::int64_t kPartitionWrites = 1'000;
inline constexpr base::Bytes kPartitionSize = base::gibibytes(10);

/// How long a stream keeps its records (Guide, Streams).
inline constexpr base::Duration kStreamRetention = base::hours(24);
/// Who may read a shard of a stream at once, and of a global table's (aws/agent-toolkit-for-aws, event-sources,
/// 2026-08-20).
inline constexpr std::size_t kMostStreamReaders = 2;
inline constexpr std::size_t kMostGlobalStreamReaders = 1;
/// For how many shards there is room at least, of a table that begins with fewer than half as many partitions: ours.
inline constexpr std::size_t kLeastShardsKept = 64;

inline constexpr std::size_t kMostGlobalIndexes = 20;  // Guide, ServiceQuotas: a default quota
inline constexpr std::size_t kMostLocalIndexes = 5;    // Guide, ServiceQuotas
/// How many decreases of provisioned capacity are banked at most (Guide, ServiceQuotas: 4 at 00:00 UTC, one more each
/// hour, 27 a day).
inline constexpr std::int64_t kBankedDecreases = 4;

/// How often a provisioned table may become on-demand in any 24 hours (Guide, bp-switching-capacity-modes).
inline constexpr std::int64_t kSwitchesToOnDemand = 4;
inline constexpr base::Duration kSwitchPeriod = base::hours(24);
/// How often a table's class may change in any 30 days (Guide, CostOptimization_TableClass).
inline constexpr std::int64_t kClassChanges = 2;
inline constexpr base::Duration kClassPeriod = base::days(30);

/// What a new on-demand table takes at once, in units a second (Guide, on-demand-capacity-mode).
inline constexpr std::int64_t kInitialReads = 12'000;
inline constexpr std::int64_t kInitialWrites = 4'000;
/// On-demand tables take this many times their previous peak at once (Guide, on-demand-capacity-mode).
inline constexpr std::int64_t kGrowthFactor = 2;

/// Account quotas; AWS raises them on request (Guide, ServiceQuotas: 40,000 and 40,000 a table or global index in both
/// modes; 80,000 and 80,000 of provisioned capacity in an account and region).
struct Quotas {
    std::int64_t tableReads = 40'000;
    std::int64_t tableWrites = 40'000;
    std::int64_t accountReads = 80'000;
    std::int64_t accountWrites = 80'000;
    bool operator==(const Quotas&) const = default;
};

}  // namespace headroom::dynamodb
