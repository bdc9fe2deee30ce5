// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/services/dynamodb/index.hpp"

#include "model/base/random.hpp"

namespace headroom::dynamodb {

using base::Bytes;
using base::HalfUnits;

namespace {

constexpr std::uint64_t kPresent = 1;  // branches of an index's key
constexpr std::uint64_t kValue = 2;
constexpr std::uint64_t kPlace = 3;

}  // namespace

Index::Own::Own(engine::World& world, const std::string& resource, const Spec& spec, const Quotas& quotas,
                std::int64_t startSecondsUtc, UpdateGate& gate)
    : usage{DirectionUsage(world.metrics(), resource, "Read"), DirectionUsage(world.metrics(), resource, "Write")},
      capacity(world, resource, spec, quotas, startSecondsUtc, gate, {usage[0], usage[1]}) {}

Index::Index(engine::World& world, const std::string& table, const Spec& spec, const IndexSpec& index,
             const Quotas& quotas, std::int64_t startSecondsUtc, UpdateGate& gate)
    : spec_(index), resource_(table + "/index/" + index.name), key_(world.keyOf("index " + resource_)) {
    const Spec like = asTable(spec, index);
    meanEntry_ = like.itemSize.mean();
    if (index.global) own_ = std::make_unique<Own>(world, resource_, like, quotas, startSecondsUtc, gate);
}

Bytes Index::storedOf(double items) const {
    return Bytes(static_cast<std::int64_t>(
        items * spec_.present * (meanEntry_ + static_cast<double>(kStorageOverhead.count)) + 0.5));
}

bool Index::holds(std::uint64_t item) const {
    if (spec_.present >= 1.0) return true;
    base::Stream stream(base::deriveKey(base::deriveKey(key_, kPresent), item));
    return stream.chance(spec_.present);
}

Bytes Index::entryOf(Bytes item) const {
    if (spec_.entrySize) return *spec_.entrySize;
    return spec_.projection == Projection::KeysOnly ? kKeysOnly : item;
}

// Entries of one key value lie side by side, in no particular order of the items.
Position Index::positionOf(std::uint64_t item) const {
    if (!spec_.keyValues) return base::deriveKey(key_, item);
    constexpr Position kSortPart = (Position{1} << KeySpace::kSortBits) - 1;
    base::Stream stream(base::deriveKey(base::deriveKey(key_, kValue), item));
    const std::uint64_t value = stream.below(static_cast<std::uint64_t>(*spec_.keyValues));
    return (base::deriveKey(base::deriveKey(key_, kPlace), value) & ~kSortPart) | (stream.next() & kSortPart);
}

units::IndexChange Index::changeOf(std::uint64_t item, ItemChange change, std::uint64_t draws) const {
    if (change == ItemChange::None || !holds(item)) return units::IndexChange::None;
    if (change == ItemChange::Created) return units::IndexChange::Added;
    if (change == ItemChange::Deleted) return units::IndexChange::Removed;
    const double projected = spec_.projectedShare();
    if (spec_.keyChanges <= 0.0 && projected >= 1.0) return units::IndexChange::ProjectedOnly;
    base::Stream stream(base::deriveKey(draws ^ key_, item));
    if (stream.chance(spec_.keyChanges)) return units::IndexChange::KeyChanged;
    return stream.chance(projected) ? units::IndexChange::ProjectedOnly : units::IndexChange::None;
}

HalfUnits Index::writeCost(std::uint64_t item, ItemChange change, Bytes before, Bytes after,
                           std::uint64_t draws) const {
    return units::indexWrite(changeOf(item, change, draws), entryOf(before), entryOf(after));
}

}  // namespace headroom::dynamodb
