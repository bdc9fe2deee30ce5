// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/services/dynamodb/waiting_changes.hpp"

#include <algorithm>

namespace headroom::dynamodb {

namespace {

using Units = std::optional<std::int64_t>;

void replace(Units& earlier, const Units& later) {
    if (later) earlier.reset();
}

template <class Of>
void replaceUnits(Of& earlier, const Of& later) {
    replace(earlier.reads, later.reads);
    replace(earlier.writes, later.writes);
    replace(earlier.warmReads, later.warmReads);
    replace(earlier.warmWrites, later.warmWrites);
    replace(earlier.mostReads, later.mostReads);
    replace(earlier.mostWrites, later.mostWrites);
}

template <class Of>
void dropProvisioned(Of& earlier) {
    earlier.reads.reset();
    earlier.writes.reset();
}

/// With a switch its capacity goes as well, and what was asked before it; what is asked after it comes after it.
void replace(Change& earlier, const Change& later) {
    if (later.tableClass) earlier.tableClass.reset();
    if (earlier.billingMode && !later.billingMode) return;
    earlier.billingMode.reset();
    replaceUnits(earlier, later);
    if (later.billingMode) {
        dropProvisioned(earlier);
        for (IndexCapacity& index : earlier.indexes) dropProvisioned(index);
    }
    for (IndexCapacity& index : earlier.indexes) {
        const auto same = std::ranges::find(later.indexes, index.index, &IndexCapacity::index);
        if (same != later.indexes.end()) replaceUnits(index, *same);
    }
    std::erase_if(earlier.indexes, [](const IndexCapacity& index) { return !index.provisions() && !index.adjusts(); });
}

}  // namespace

bool isNothing(const Change& change) {
    Change nothing;
    nothing.console = change.console;
    return change == nothing;
}

void WaitingChanges::add(Change& change, std::optional<BillingMode> mode) {
    const bool alone = std::ranges::none_of(waiting_, [](const Change* one) { return one->billingMode.has_value(); });
    if (alone && change.billingMode == mode) change.billingMode.reset();
    for (Change* earlier : waiting_) replace(*earlier, change);
    // Where it takes back a switch that waited, none is left.
    if (change.billingMode == mode) change.billingMode.reset();
    waiting_.push_back(&change);
}

void WaitingChanges::remove(const Change& change) { std::erase(waiting_, &change); }

bool WaitingChanges::comesAfterSwitch(const Change& change) const {
    for (const Change* earlier : waiting_) {
        if (earlier == &change) return false;
        if (earlier->billingMode) return true;
    }
    return false;
}

}  // namespace headroom::dynamodb
