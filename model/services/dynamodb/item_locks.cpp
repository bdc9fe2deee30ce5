// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/services/dynamodb/item_locks.hpp"

#include <cassert>
#include <utility>

#include "model/base/random.hpp"

namespace headroom::dynamodb {

std::size_t ItemLocks::home(std::uint64_t item) const {
    return static_cast<std::size_t>(base::mix(item)) & (slots_.size() - 1);
}

/// Where the item is, or where it would go.
std::size_t ItemLocks::find(std::uint64_t item) const {
    std::size_t at = home(item);
    while (slots_[at].used && slots_[at].item != item) at = (at + 1) & (slots_.size() - 1);
    return at;
}

bool ItemLocks::holds(std::uint64_t item) const { return count_ > 0 && slots_[find(item)].used; }

void ItemLocks::lock(std::uint64_t item) {
    if (2 * (count_ + 1) > slots_.size()) grow();
    Slot& slot = slots_[find(item)];
    assert(!slot.used);
    slot = {item, true};
    ++count_;
}

// What came to lie behind the freed slot only because it was taken moves up.
void ItemLocks::unlock(std::uint64_t item) {
    const std::size_t mask = slots_.size() - 1;
    std::size_t hole = find(item);
    assert(slots_[hole].used);
    slots_[hole].used = false;
    --count_;
    for (std::size_t at = (hole + 1) & mask; slots_[at].used; at = (at + 1) & mask) {
        if (((at - home(slots_[at].item)) & mask) < ((at - hole) & mask)) continue;
        slots_[hole] = std::exchange(slots_[at], {});
        hole = at;
    }
}

void ItemLocks::grow() {
    std::vector<Slot> old = std::exchange(slots_, std::vector<Slot>(slots_.empty() ? 64 : slots_.size() * 2));
    for (const Slot& slot : old) {
        if (slot.used) slots_[find(slot.item)] = slot;
    }
}

}  // namespace headroom::dynamodb
