// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "model/base/keys.hpp"

namespace headroom::dynamodb {

/// Keys from 0 on in blocks whose keys are asked for about as often, whatever the kinds of keys that they are asked for
/// by: one by one in front, 1 % wide behind, and cut where a kind of keys ends.
class KeyBlocks {
public:
    /// The keys below `keys`, as those kinds fall on them; endless sequences are left out.
    KeyBlocks(std::uint64_t keys, std::span<const base::KeyPopularity> kinds);

    std::size_t size() const { return first_.size() - 1; }
    /// The block of a key below that number.
    std::size_t of(std::uint64_t key) const;
    std::uint64_t end(std::size_t block) const { return first_[block + 1]; }
    double first(std::size_t block) const { return static_cast<double>(first_[block]); }
    /// How many keys a block has.
    double keys(std::size_t block) const { return static_cast<double>(first_[block + 1] - first_[block]); }

    /// Which share of the calls of a kind falls on each block.
    std::vector<double> sharesOf(const base::KeyPopularity& kind) const;

private:
    std::vector<std::uint64_t> first_;      ///< of each block, and behind the last
    std::vector<std::uint32_t> blockFrom_;  ///< by cell of keys: that of the cell's first key
};

}  // namespace headroom::dynamodb
