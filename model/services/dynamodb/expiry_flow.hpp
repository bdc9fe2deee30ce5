// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>

#include "model/services/dynamodb/stored_items.hpp"

namespace headroom::dynamodb {

/// Writes and deletes that callers ask for, where items expire.
struct ChangeCounts {
    std::int64_t writes = 0;
    std::int64_t deletes = 0;

    void saw(bool asDelete) { ++(asDelete ? deletes : writes); }
    Changes over(double seconds) const {
        return {static_cast<double>(writes) / seconds, static_cast<double>(deletes) / seconds};
    }
};
/// The same by kind of key.
struct KindCounts {
    ChangeCounts repeating;
    ChangeCounts fresh;  ///< keys that never repeat

    void saw(bool asDelete, bool isNew) { (isNew ? fresh : repeating).saw(asDelete); }
    Expiring expiringOver(const Spec& spec, double seconds) const {
        return expiring(spec, repeating.over(seconds), fresh.over(seconds));
    }
};

/// How many items time to live deletes from one second to the next, of a table in balance: from the mean rate of its
/// writes and of the deletes that callers ask for so far, which is looked at after 1, 2, 4 ... seconds and then each
/// hour.
class ExpiryFlow {
public:
    void saw(bool asDelete, bool isNew) { seen_.saw(asDelete, isNew); }
    /// Items deleted in the next `second`, that many seconds after the beginning (from 1).
    std::int64_t next(const Spec& spec, std::int64_t second) {
        if (second >= look_) look(spec, second);
        due_ += perSecond_;
        const auto whole = static_cast<std::int64_t>(due_);
        due_ -= static_cast<double>(whole);
        return whole;
    }

    /// Of writes to keys that repeat, the share that makes an item, because the one before is gone.
    double made() const { return made_; }
    /// Of deletes of such keys, the share that finds nothing.
    double missed() const { return missed_; }

    /// How many of `gone` items other regions found, so that they are writes here: of `others` regions beside this one.
    std::int64_t toWrite(std::int64_t gone, std::size_t others) {
        writesDue_ += static_cast<double>(gone) * static_cast<double>(others) / static_cast<double>(others + 1);
        const auto whole = static_cast<std::int64_t>(writesDue_);
        writesDue_ -= static_cast<double>(whole);
        return whole;
    }
    /// Those that found no capacity.
    void putBack(std::int64_t writes) { writesDue_ += static_cast<double>(writes); }

private:
    static constexpr std::int64_t kLongest = 3'600;

    // In balance as many items are made as expire or are deleted. With d deletes for each write and a share e of the
    // writes whose item expires, a delete finds one with (1 - e) / (1 + d); the rest is subtraction.
    void look(const Spec& spec, std::int64_t second) {
        look_ += std::min(look_, kLongest);
        const auto seconds = static_cast<double>(second);
        perSecond_ = seen_.expiringOver(spec, seconds).deletesPerSecond;
        const Changes changes = seen_.repeating.over(seconds);
        if (changes.writesPerSecond <= 0.0) return;
        const double expired = expiringOfRepeating(spec, changes).deletesPerSecond / changes.writesPerSecond;
        const double deleted = changes.deletesPerSecond / changes.writesPerSecond;
        missed_ = 1.0 - (1.0 - expired) / (1.0 + deleted);
        made_ = expired + deleted * (1.0 - missed_);
    }

    KindCounts seen_;
    std::int64_t look_ = 1;
    double perSecond_ = 0.0;
    double made_ = 0.0;
    double missed_ = 0.0;
    double due_ = 0.0;
    double writesDue_ = 0.0;
};

}  // namespace headroom::dynamodb
