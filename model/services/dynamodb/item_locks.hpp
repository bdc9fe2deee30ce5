// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

namespace headroom::dynamodb {

/// The items that transactions under way are writing: what else wants to write one of them, or to read it in a
/// transaction, conflicts (Developer Guide, transaction-apis, 2026-04-13). Allocates only while it grows.
class ItemLocks {
public:
    bool empty() const { return count_ == 0; }
    bool holds(std::uint64_t item) const;
    void lock(std::uint64_t item);
    void unlock(std::uint64_t item);

private:
    struct Slot {
        std::uint64_t item = 0;
        bool used = false;
    };

    std::size_t home(std::uint64_t item) const;
    std::size_t find(std::uint64_t item) const;
    void grow();

    std::vector<Slot> slots_;  ///< open addressing, a power of two, at most half full
    std::size_t count_ = 0;
};

}  // namespace headroom::dynamodb
