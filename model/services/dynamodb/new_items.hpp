// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <limits>
#include <vector>

#include "model/base/keys.hpp"
#include "model/base/units.hpp"
#include "model/services/dynamodb/expiring_sequence.hpp"
#include "model/services/dynamodb/key_bits.hpp"

namespace headroom::dynamodb {

/// The items of a table whose keys never repeat. Sequence 0 is the table's first; what reads, changes or deletes goes
/// through it as well, and from its end on through the further sequences that were put, one after the other:
/// followed().
class NewItems {
public:
    /// How often an item that was there was written again, and how long after its last write, all together.
    struct Rewrites {
        double count = 0.0;
        double seconds = 0.0;
    };

    /// Room for so many items of the first sequence as are followed, so that it never allocates.
    void reserve() { first_.items.reserve(); }

    /// The key that stands for one of the first sequence where that is not put yet.
    std::uint64_t followed(std::uint64_t key) const;

    bool has(std::uint64_t key) const;
    /// Whether it is behind the last that was put of its sequence.
    bool isUnwritten(std::uint64_t key) const { return isUnwritten(placeOf(key)); }
    /// Whether there is none.
    bool empty() const;
    /// How many were put, of all sequences.
    std::uint64_t puts() const;
    /// Whether a delete of it finds nothing: of one that is not written yet, when there is none at all.
    bool lacks(std::uint64_t key) const;
    /// Whether that was news. Beyond KeyBits::kMostKeys of a sequence every put is. Where items expire, what is put
    /// again lasts from then on: expireUntil() comes first.
    bool put(std::uint64_t key);
    /// The same of a delete; one that is not written yet takes the oldest: deletes come in the order of the puts.
    bool remove(std::uint64_t key);

    /// A delete that finds an item, whatever is known of its key: that item or else the oldest. Whether there is any.
    bool take(std::uint64_t key);

    /// Items last as long as that after they were last written, to 1/250 of it. Before anything is put, at `begin`.
    void expireAfter(base::Duration life, base::Instant begin);
    bool expires() const { return life_.count > 0; }
    /// Takes what has expired by then; how many.
    std::uint64_t expireUntil(base::Instant now);
    const Rewrites& rewrites() const { return rewrites_; }

private:
    struct Place {
        std::uint64_t sequence = 0;  ///< 0: the first, else that of more_ with the index below
        std::uint64_t nth = 0;
    };
    struct Sequence {
        KeyBits items;
        ExpiringSequence expiring;  ///< unused where items do not expire

        bool empty() const { return items.empty(); }
    };

    static Place placeOf(std::uint64_t key);
    bool isUnwritten(const Place& place) const;
    const KeyBits* itemsOf(std::uint64_t sequence) const;
    Sequence& writtenOf(std::uint64_t sequence);
    Sequence& at(std::uint64_t sequence) { return sequence == 0 ? first_ : more_[sequence - 1]; }
    double ticksAt(base::Instant now) const;
    void note(Sequence& sequence, std::uint64_t nth, bool news);

    Sequence first_;
    std::vector<Sequence> more_;  ///< sequence 1 and so on
    base::Duration life_;         ///< 0: without end
    base::Instant begin_;
    double now_ = 0.0;  ///< in ticks
    Rewrites rewrites_;
};

}  // namespace headroom::dynamodb
