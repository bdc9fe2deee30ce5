// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string_view>

#include "model/base/units.hpp"

/// Limits and published figures of DAX. "Guide" is the DynamoDB Developer Guide, read 2026-04-13; "Guide 2023" its last
/// open edition of 2023-06-15.
namespace headroom::dax {

inline constexpr std::int64_t kMostNodes = 11;            // a primary and ten replicas (Guide, dax-cluster-sizing)
inline constexpr std::size_t kMostTables = 500;           // tables behind one cluster (Guide, DAX quotas)
inline constexpr std::int64_t kMostConnections = 40'000;  // of clients, to one node (Guide, DAX quotas)

inline constexpr std::int64_t kMostNodesOfAccount = 50;  // in a region; raised on request (Guide, DAX quotas)

/// Time to live of both caches without a parameter group (Guide, dax-concepts).
inline constexpr base::Duration kDefaultTtl = base::minutes(5);

/// Work of a request in units for each KB begun of its item (Guide, dax-cluster-sizing).
inline constexpr std::int64_t kHitUnits = 1;
inline constexpr std::int64_t kMissUnits = 10;
inline constexpr std::int64_t kWriteUnits = 25;  ///< on every node of the cluster
inline constexpr base::Bytes kWorkBlock = base::kibibytes(1);

/// Units a second of one CPU, where the guide names no figure for the node type: as dax.r5.large has them, 75,000 on
/// two; at most what the largest nodes do.
inline constexpr double kUnitsPerCpu = 37'500.0;
inline constexpr double kMostUnitsPerNode = 1'000'000.0;

/// A CPU credit is a minute of one CPU (Guide, dax-burstable).
inline constexpr base::Duration kCredit = base::minutes(1);
/// Credits a standard (T2) node starts with, for each CPU (EC2 User Guide, burstable-performance-instances-standard-
/// mode-concepts: launch credits; from memory).
inline constexpr std::int64_t kLaunchCreditsPerCpu = 30;
/// T3: use above the baseline is averaged over this long (Guide, dax-burstable).
inline constexpr base::Duration kSurplusWindow = base::hours(24);
/// AWS's example charges a node of two CPUs that runs at 25 % instead of 20 % for 5 % of one CPU (Guide, dax-burstable:
/// 9.6 cents x 1 vCPU x 5 % x 24 h = 11.52 cents). EC2 would charge both.
inline constexpr std::int64_t kSurplusCpus = 1;

}  // namespace headroom::dax
