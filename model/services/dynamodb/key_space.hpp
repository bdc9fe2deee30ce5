// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <cstdint>

#include "model/base/random.hpp"

namespace headroom::dynamodb {

/// Where an item lies in the order of hashed keys; a partition is a range of it.
using Position = std::uint64_t;

/// Which items lie side by side. The hash of its partition key places an item; items that share one (an item
/// collection) follow each other in the order of their sort keys. No memory for any number of keys.
class KeySpace {
public:
    /// `key` is that of the hash; `collection`: how many items, one after the other, share a partition key.
    KeySpace(std::uint64_t key, std::int64_t collection)
        : key_(key), collection_(static_cast<std::uint64_t>(std::max<std::int64_t>(1, collection))) {
        if (collection_ > 1) step_ = std::max<std::uint64_t>(1, kSortKeys / collection_);
    }

    Position of(std::uint64_t item) const {
        if (collection_ == 1) return base::deriveKey(key_, item);
        const std::uint64_t hash = base::deriveKey(key_, item / collection_) & ~(kSortKeys - 1);
        return hash | std::min(item % collection_ * step_, kSortKeys - 1);
    }

    /// Bits of a position that tell apart items of one collection: all of an item on its own.
    static constexpr int kSortBits = 32;

private:
    static constexpr std::uint64_t kSortKeys = std::uint64_t{1} << kSortBits;

    std::uint64_t key_;
    std::uint64_t collection_;
    std::uint64_t step_ = 1;
};

}  // namespace headroom::dynamodb
