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

    /// The spec has an ItemCount: the items with the keys from 0 on, or others where writes never repeat a key.
    StoredItems(const Spec& spec, base::Instant now);

    void put(std::uint64_t key, base::Instant now) {
        if (everNew_ || mark(key, true)) change(1, now);
    }
    void remove(std::uint64_t key, base::Instant now) {
        if (everNew_ ? count_ > 0 : mark(key, false)) change(-1, now);
    }

    std::int64_t count() const { return count_; }
    /// Item x ns from instant 0 until `at`.
    base::Granules until(base::Instant at) const;

private:
    /// Keys beyond are taken for new when they are put and for there when they are removed.
    static constexpr std::uint64_t kFollowedKeys = std::uint64_t{1} << 28U;

    bool mark(std::uint64_t key, bool there);
    void change(std::int64_t by, base::Instant now);

    bool everNew_;
    std::int64_t count_;
    base::Instant since_;
    base::Granules area_ = 0;
    std::vector<std::uint64_t> there_;  ///< a bit a key
};

/// What a table holds and loses where its items expire, in balance: every key is written as a Poisson process, and each
/// item lasts until `life` after the last write to it.
struct Expiring {
    double items = 0.0;             ///< on average
    double deletesPerSecond = 0.0;  ///< by time to live
};
/// `writesPerSecond` fall on keys of that popularity.
Expiring expiring(const base::KeyPopularity& keys, double writesPerSecond, base::Duration life);

/// The kind of keys with the most keys, which stands for all that the writes fall on; there must be one.
const base::KeyPopularity& widestKeys(const Spec& spec);

/// The same for a table whose writes fall on several kinds of keys: the widest stand for all.
Expiring expiring(const Spec& spec, double writesPerSecond);

}  // namespace headroom::dynamodb
