// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <deque>
#include <limits>
#include <optional>
#include <vector>

#include "model/base/keys.hpp"
#include "model/base/units.hpp"
#include "model/services/dynamodb/key_bits.hpp"

namespace headroom::dynamodb {

/// The items of a table whose keys never repeat. Sequence 0 is the table's first; what reads, changes or deletes goes
/// through it as well, and from its end on through the further sequences that were put, one after the other:
/// followed().
class NewItems {
public:
    /// Room for so many items of the first sequence as are followed, so that it never allocates.
    void reserve() { first_.reserve(); }

    /// The key that stands for one of the first sequence where that is not put yet.
    std::uint64_t followed(std::uint64_t key) const;

    bool has(std::uint64_t key) const;
    /// Whether a delete of it finds nothing: of one that is not written yet, when there is none at all.
    bool lacks(std::uint64_t key) const;
    /// Whether that was news. Beyond KeyBits::kMostKeys of a sequence every put is.
    bool put(std::uint64_t key, base::Instant now);
    /// Items last as long as that: expire() takes them, to 1/256 of it.
    void expireAfter(base::Duration life) { life_ = life; }
    /// Takes what was put a life ago; how many of it were still there.
    std::uint64_t expire(base::Instant now);

    /// The same of a delete; one that is not written yet takes the oldest: deletes come in the order of the puts.
    bool remove(std::uint64_t key);

private:
    struct Place {
        std::uint64_t sequence = 0;  ///< 0: the first, else that of more_ with the index below
        std::uint64_t nth = 0;
    };

    static Place placeOf(std::uint64_t key);
    /// Behind the last that was put.
    bool isUnwritten(const Place& place) const;
    const KeyBits* itemsOf(std::uint64_t sequence) const;

    /// By when all of a sequence below `end` was put.
    struct Mark {
        base::Instant at;
        std::uint64_t sequence = 0;
        std::uint64_t end = 0;
    };
    struct LastMark {
        base::Instant at{std::numeric_limits<std::int64_t>::min() / 2};
        std::uint64_t end = 0;
    };

    KeyBits& writtenOf(std::uint64_t sequence) { return sequence == 0 ? first_ : more_[sequence - 1]; }
    void mark(std::uint64_t sequence, base::Instant now);

    KeyBits first_;
    std::vector<KeyBits> more_;  ///< sequence 1 and so on
    std::optional<base::Duration> life_;
    std::deque<Mark> marks_;
    std::vector<LastMark> lastMarks_;  ///< by sequence
};

}  // namespace headroom::dynamodb
