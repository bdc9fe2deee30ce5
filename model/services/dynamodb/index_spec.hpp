// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "model/base/units.hpp"
#include "model/services/dynamodb/partition_lift.hpp"

namespace headroom::dynamodb {

/// Which attributes of an item an index holds.
enum class Projection : std::uint8_t { All, KeysOnly, Include };

/// An entry of keys alone, unless EntrySize says otherwise: no typical size is published, a round number.
inline constexpr base::Bytes kKeysOnly = base::bytes(100);

/// A secondary index of a table. What CloudFormation says, and what only its owner knows (Behavior.Indexes).
struct IndexSpec {
    std::string name;
    bool global = true;
    Projection projection = Projection::All;
    std::optional<std::int64_t> readCapacityUnits;  ///< of a global index of a provisioned table
    std::optional<std::int64_t> writeCapacityUnits;
    std::optional<std::int64_t> maxReadRequestUnits;
    std::optional<std::int64_t> maxWriteRequestUnits;
    std::optional<std::int64_t> warmReadUnits;
    std::optional<std::int64_t> warmWriteUnits;

    std::optional<base::Bytes> entrySize;    ///< of a projected entry; not given: by the projection
    double present = 1.0;                    ///< share of the items that have the index's key
    double keyChanges = 0.0;                 ///< share of the writes to items there that change the index's key
    std::optional<double> projectedChanges;  ///< share of the other ones that change a projected attribute
    std::optional<std::int64_t> keyValues;   ///< different values of the index's partition key; not given: one an item
    std::optional<std::int64_t> partitions;
    PartitionLift partitionLift{};

    /// Only keys: what else changes leaves the index alone.
    double projectedShare() const { return projectedChanges.value_or(projection == Projection::KeysOnly ? 0.0 : 1.0); }
    bool operator==(const IndexSpec&) const = default;
};

}  // namespace headroom::dynamodb
