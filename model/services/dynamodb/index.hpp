// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <string>

#include "model/engine/world.hpp"
#include "model/services/dynamodb/index_spec.hpp"
#include "model/services/dynamodb/own_capacity.hpp"
#include "model/services/dynamodb/units.hpp"
#include "model/services/dynamodb/usage.hpp"

namespace headroom::dynamodb {

/// What a write does to an item, as far as indexes see it.
enum class ItemChange : std::uint8_t { Created, Changed, Deleted, None };

/// A secondary index: which entries it has, what writing them costs, and for a global one its own capacity, partitions
/// and metrics. Local ones live off the table's.
class Index {
public:
    /// `gate` is the table's; it outlives this.
    Index(engine::World& world, const std::string& table, const Spec& spec, const IndexSpec& index,
          const Quotas& quotas, std::int64_t startSecondsUtc, UpdateGate& gate);

    const IndexSpec& spec() const { return spec_; }
    bool global() const { return spec_.global; }
    /// Name of its metrics: "Views/index/ByAuthor".
    const std::string& resource() const { return resource_; }

    /// Whether the item has an entry: always the same answer.
    bool holds(std::uint64_t item) const;
    /// Size of the entry of an item of that size.
    base::Bytes entryOf(base::Bytes item) const;
    /// Whether every entry has the same size.
    bool fixed() const { return spec_.entrySize.has_value() || spec_.projection == Projection::KeysOnly; }
    /// Where a global index keeps the item's entry.
    Position positionOf(std::uint64_t item) const;
    /// What it costs the index that an item changes from one size to the other; `draws` decides what was touched.
    base::HalfUnits writeCost(std::uint64_t item, ItemChange change, base::Bytes before, base::Bytes after,
                              std::uint64_t draws) const;

    /// Of a global index.
    OwnCapacity& capacity() { return own_->capacity; }
    const OwnCapacity& capacity() const { return own_->capacity; }
    DirectionUsage& usage(bool writes) { return own_->usage[writes ? 1 : 0]; }
    const DirectionUsage& usage(bool writes) const { return own_->usage[writes ? 1 : 0]; }

    /// What the entries of so many of the table's items take in storage, on average and 100 B an entry included.
    base::Bytes storedOf(double items) const;

private:
    /// What a global index has for itself.
    struct Own {
        Own(engine::World& world, const std::string& resource, const Spec& spec, const Quotas& quotas,
            std::int64_t startSecondsUtc, UpdateGate& gate);
        std::array<DirectionUsage, 2> usage;  ///< of reads, of writes
        OwnCapacity capacity;
    };

    units::IndexChange changeOf(std::uint64_t item, ItemChange change, std::uint64_t draws) const;

    IndexSpec spec_;
    std::string resource_;
    std::uint64_t key_;
    double meanEntry_;
    std::unique_ptr<Own> own_;
};

}  // namespace headroom::dynamodb
