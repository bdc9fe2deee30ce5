// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <vector>

#include "model/base/meter.hpp"
#include "model/base/units.hpp"
#include "model/services/dynamodb/spec.hpp"

namespace headroom::dynamodb {

/// How many items a table holds, where its writes can change that: a key that is written for the first time is a new
/// item, a deleted one is gone. Item x nanoseconds are summed up over measured time (from instant 0 on).
class StoredItems {
public:
    /// Whether writes can change how many items there are; if not, they need not be followed.
    static bool canChange(const Spec& spec);

    /// The spec has an ItemCount: the items with the keys from 0 on.
    StoredItems(const Spec& spec, base::Instant now);

    void put(std::uint64_t key, base::Instant now) {
        if (isNew(key) || mark(key, true)) change(1, now);
    }
    /// Where some writes never repeat a key, a delete takes any item.
    void remove(std::uint64_t key, base::Instant now) {
        if (everNew_ ? count_ > 0 : mark(key, false)) change(-1, now);
    }

    /// Whether an item with that key is not there: a put then makes one, and a delete finds nothing.
    bool lacks(std::uint64_t key, bool puts) const {
        if (everNew_ && !puts) return count_ <= 0;
        if (isNew(key)) return true;
        const std::uint64_t word = key / kBits;
        if (word < there_.size()) return (there_[word] >> (key % kBits) & 1U) == 0;
        return puts || key < kFollowedKeys || beyond_ <= 0;
    }

    /// Whether a put of that key always makes an item.
    static bool isNew(std::uint64_t key) { return key >= base::kFirstNewKey; }

    std::int64_t count() const { return count_; }
    /// Item x ns from instant 0 until `at`.
    base::Granules until(base::Instant at) const;

private:
    /// Of keys beyond it is known how many are there, not which: a put makes one, a delete takes one while there are.
    static constexpr std::uint64_t kFollowedKeys = std::uint64_t{1} << 28U;
    static constexpr std::uint64_t kBits = 64;

    bool mark(std::uint64_t key, bool there);
    void change(std::int64_t by, base::Instant now);

    bool everNew_;
    std::int64_t count_;
    base::Instant since_;
    base::Granules area_ = 0;
    std::int64_t beyond_ = 0;           ///< items whose keys are not followed
    std::vector<std::uint64_t> there_;  ///< a bit a key; what no put and no ItemCount reaches has none and is not there
};

/// What a table holds and loses where its items expire, in balance: every key is written as a Poisson process, and each
/// item lasts until `life` after the last write to it, unless a delete comes before.
struct Expiring {
    double items = 0.0;             ///< on average
    double deletesPerSecond = 0.0;  ///< by time to live
};

/// What comes to a table whose items expire.
struct Changes {
    double writesPerSecond = 0.0;
    double deletesPerSecond = 0.0;  ///< that callers ask for
};
/// Writes and deletes fall on keys of that popularity; of keys that never repeat, deletes take any item that is there.
Expiring expiring(const base::KeyPopularity& keys, Changes changes, base::Duration life);

/// The kind of keys with the most keys, which stands for all that the writes fall on; there must be one.
const base::KeyPopularity& widestKeys(const Spec& spec);

/// The same for a table whose writes fall on several kinds of keys: the widest stand for all.
Expiring expiring(const Spec& spec, Changes changes);

}  // namespace headroom::dynamodb
