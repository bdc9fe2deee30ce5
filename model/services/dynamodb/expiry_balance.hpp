// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>

#include "model/services/dynamodb/change_history.hpp"
#include "model/services/dynamodb/spec.hpp"

namespace headroom::dynamodb {

/// What a table whose items expire holds and loses at a time.
struct Balance {
    double items = 0.0;
    double expiringPerSecond = 0.0;
    double made = 0.0;    ///< of writes to keys that repeat, the share that makes an item
    double missed = 0.0;  ///< of deletes of such keys, the share that finds nothing; none is written: of any item
    double unread = 0.0;  ///< of reads of such keys, likewise: they fall on keys as writes do, but not in turn
};

/// Finds balances one after the other. What is there was written within the life before; what expires was written a
/// life ago and not changed since. On keys that repeat changes fall at random (in turn: in turn), so that a key with a
/// share p of them is unchanged since n of them with exp(-p n).
class ExpiryBalance {
public:
    /// `spec` outlives this; its items expire.
    explicit ExpiryBalance(const Spec& spec) : spec_(&spec) {}

    /// From now on its table knows which of the new keys that it has seen have an item: counted here are those from
    /// before the beginning.
    void leaveNewKeys() { followsNew_ = true; }
    bool leavesNewKeys() const { return followsNew_; }
    /// From now on its table knows what becomes of keys that repeat, but of those from that one on.
    void leaveKeysBelow(std::uint64_t first) { firstRepeating_ = first; }
    /// So long after items of new keys are made they are last written, in seconds on the mean.
    void expectRewrites(double later) { later_ = later; }

    /// Between two times, in seconds after the beginning, of which the present is `end`: what is there by the middle
    /// as far as it has come, what expires on the mean.
    Balance between(double from, double to, double end, const KindHistory& history, const KindRates& before);
    /// How many items of new keys from before the beginning would be there, so many seconds after it, if nobody deleted
    /// any since: they were written and deleted as `before` says, each alike. None where as many deletes came as
    /// writes.
    double untouchedNew(double second, const Changes& before) const;
    /// How long items live.
    double life() const;
    /// Until when something from before the beginning is there, in seconds after it.
    double unseenUntil() const { return life() + later_; }

private:
    Expiring repeating(const Changes& changes);
    double hazardOf(const Changes& before) const;
    Expiring unseenNew(double from, double to, double middle, const Changes& before) const;

    const Spec* spec_;
    Changes known_;  ///< of the last look at keys that repeat, which takes its time, and what was found
    Expiring found_;
    bool followsNew_ = false;
    double later_ = 0.0;
    std::uint64_t firstRepeating_ = 0;
};

}  // namespace headroom::dynamodb
