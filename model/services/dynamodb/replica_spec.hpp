// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "model/platform/autoscaling/spec.hpp"
#include "model/services/dynamodb/table_class.hpp"

namespace headroom::dynamodb {

/// What a global index of a global table has in one region.
struct ReplicaIndex {
    std::string name;
    std::optional<std::int64_t> readCapacityUnits;
    std::optional<std::int64_t> maxReadRequestUnits;

    bool operator==(const ReplicaIndex&) const = default;
};

/// What a global table has in one region.
struct ReplicaSettings {
    std::string region;
    std::optional<std::int64_t> readCapacityUnits;
    std::optional<std::int64_t> maxReadRequestUnits;
    bool pointInTimeRecovery = false;
    std::optional<std::int64_t> recoveryDays;
    TableClass tableClass = TableClass::Standard;
    std::vector<ReplicaIndex> indexes;

    bool operator==(const ReplicaSettings&) const = default;
};

/// How a capacity of a global table is scaled; writes in every region alike, each on its own.
struct ReplicaScaling {
    std::string region;  ///< of reads; empty: writes, in every region
    std::string index;   ///< empty: the table itself
    std::int64_t least = 1;
    std::int64_t most = 1;
    autoscaling::PolicySpec policy;

    bool operator==(const ReplicaScaling&) const = default;
};

/// Of a global table; nothing of a table in one region.
struct ReplicaRules {
    std::vector<ReplicaSettings> replicaSettings;  ///< of every region, the scenario's own among them
    std::vector<ReplicaScaling> replicaScalings;

    bool operator==(const ReplicaRules&) const = default;
};

struct Spec;

/// The table as it is in one of its regions.
Spec atReplica(const Spec& table, std::string_view region);

}  // namespace headroom::dynamodb
