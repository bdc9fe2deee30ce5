// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <cstdint>
#include <limits>
#include <unordered_set>
#include <vector>

#include "model/base/meter.hpp"
#include "model/base/units.hpp"
#include "model/services/dynamodb/key_bits.hpp"
#include "model/services/dynamodb/new_items.hpp"
#include "model/services/dynamodb/spec.hpp"

namespace headroom::dynamodb {

/// Which items a table holds, and how many, where its writes can change that: a key that is written for the first time
/// is a new item, a deleted one is gone. Item x nanoseconds are summed up over measured time (from instant 0 on).
class StoredItems {
public:
    /// Whether writes can change which items there are; if not, they need not be followed.
    static bool canChange(const Spec& spec);
    /// Whether they know what of keys that never repeat expires: no given share makes such items, and no delete of
    /// other keys takes any of them.
    static bool followExpiry(const Spec& spec);

    /// The items with the keys from 0 on are there, as many as the spec's ItemCount.
    StoredItems(const Spec& spec, base::Instant now);

    /// Whether the number of items is known, so that it is counted: where they expire, if nothing is ever written. Else
    /// only keys that never repeat are followed, and those of them that are there are counted.
    bool counts() const { return counts_; }
    /// Whether it is known of that key whether its item is there.
    bool knows(std::uint64_t key) const { return counts_ || isNew(key); }
    /// The key of what reads, changes or deletes: see NewItems::followed().
    std::uint64_t followed(std::uint64_t key) const { return isNew(key) ? fresh_.followed(key) : key; }
    /// Whether a put makes an item, or a delete or a read finds none.
    bool lacks(std::uint64_t key, bool deletes) const;

    /// Whether a delete of that key, of an endless sequence, would take the oldest item, and of those that are followed
    /// there is none.
    bool takesEarlier(std::uint64_t key) const { return isNew(key) && fresh_.empty() && fresh_.isUnwritten(key); }
    /// A read found nothing.
    void missed(std::uint64_t key) {
        if (isNew(key) && fresh_.isUnwritten(key)) ++early_;
    }
    /// Reads of keys that never repeat that came before their item was put, more than there are such items: of these
    /// nothing was put afterwards either.
    std::uint64_t readsAhead() const { return early_ - std::min(early_, fresh_.puts()); }

    /// Whether that changed anything. Of keys that never repeat one that was not written yet takes the oldest: deletes
    /// come in the order of the puts.
    bool put(std::uint64_t key, base::Instant now);
    bool remove(std::uint64_t key, base::Instant now);
    /// A delete that finds an item as a given share says, whatever is known of its key: that item or another.
    void take(std::uint64_t key, base::Instant now);
    /// One more or less, whichever: shares that the scenario gives decide, not the keys.
    void add(std::int64_t by, base::Instant now);

    /// Takes the items of keys that never repeat whose life has ended, where items expire.
    void expireUntil(base::Instant now) {
        if (now >= look_) lookAtExpired(now);
    }
    /// The same; how many went since the last time that this was asked.
    std::uint64_t expire(base::Instant now);
    const NewItems::Rewrites& rewrites() const { return fresh_.rewrites(); }

    /// Whether the key is of an endless sequence.
    static bool isNew(std::uint64_t key) { return key >= base::kFirstNewKey; }

    std::int64_t count() const { return count_; }
    /// Item x ns from instant 0 until `at`.
    base::Granules until(base::Instant at) const;

private:
    bool holds(std::uint64_t key) const;
    bool mark(std::uint64_t key, bool there);
    void lookAtExpired(base::Instant now);

    bool counts_;
    std::int64_t count_;
    std::uint64_t initial_;  ///< keys below are there at the beginning
    base::Instant since_;
    base::Granules area_ = 0;
    base::Instant look_{std::numeric_limits<std::int64_t>::max()};  ///< at what has expired
    base::Duration lookEvery_;
    std::uint64_t expired_ = 0;
    std::uint64_t early_ = 0;                  ///< reads
    KeyBits repeating_;                        ///< keys below 2^28
    NewItems fresh_;                           ///< keys of endless sequences
    std::unordered_set<std::uint64_t> other_;  ///< keys between, that are not as at the beginning
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
/// Writes and deletes fall on keys of that popularity, all of them on those from `first` on (which are not in turn
/// then); of keys that never repeat, deletes take any item that is there.
Expiring expiring(const base::KeyPopularity& keys, Changes changes, base::Duration life, std::uint64_t first = 0);

/// The kind of keys with the most keys, which stands for all that the writes fall on; there must be one.
const base::KeyPopularity& widestKeys(const Spec& spec);

/// The same of those that repeat; nullptr where none do.
const base::KeyPopularity* widestRepeatingKeys(const Spec& spec);

/// Whether several kinds of keys count as the one with the most keys, where items expire: keys beyond
/// ExpiringKeys::kMostKeys are not followed one by one.
bool takesKindsForOne(const Spec& spec);

/// What expires of a table: of keys that repeat the widest kind stands for all, those that do not are added.
Expiring expiring(const Spec& spec, Changes repeating, Changes fresh);
/// Of keys that repeat alone, from `first` on.
Expiring expiringOfRepeating(const Spec& spec, Changes repeating, std::uint64_t first = 0);

}  // namespace headroom::dynamodb
