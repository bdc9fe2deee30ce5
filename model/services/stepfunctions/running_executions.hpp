// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/base/units.hpp"

namespace headroom::stepfunctions {

/// Executions under way, as a list through the executions themselves: no memory of its own, whatever their number.
class RunningExecutions {
public:
    /// What an execution holds; it stays where it is from add() to remove().
    struct Entry {
        base::Instant began;
        Entry* before = nullptr;
        Entry* after = nullptr;
    };

    void add(Entry& entry, base::Instant now) {
        entry = {now, nullptr, first_};
        if (first_ != nullptr) first_->before = &entry;
        first_ = &entry;
    }
    void remove(const Entry& entry) {
        (entry.before != nullptr ? entry.before->after : first_) = entry.after;
        if (entry.after != nullptr) entry.after->before = entry.before;
    }
    /// Calls `visit` with the instant at which each of them began.
    template <typename Visit>
    void each(Visit&& visit) const {
        for (const Entry* entry = first_; entry != nullptr; entry = entry->after) visit(entry->began);
    }

private:
    Entry* first_ = nullptr;
};

}  // namespace headroom::stepfunctions
