// SPDX-License-Identifier: GPL-3.0-or-later
// Which workload causes what a table is billed for.
#include <algorithm>
#include <numeric>

#include "model/services/dynamodb/table.hpp"

namespace headroom::dynamodb {

using base::Granules;
using base::MeterKind;
using base::MeterReading;

namespace {

// A half unit is half a unit held for a second.
constexpr Granules kHeldByHalfUnit = base::kNanosecondsPerSecond / 2;

bool names(const MeterReading& reading, std::string_view part) {
    return reading.usageType.find(part) != std::string::npos;
}

Granules sumOf(const std::vector<Granules>& amounts) {
    return std::accumulate(amounts.begin(), amounts.end(), Granules{0});
}

}  // namespace

/// Half units or bytes by workload that a reading is made of; nothing where no request makes it.
std::vector<Granules> Table::causedOf(const MeterReading& reading) const {
    const bool global = !spec_.replicas.empty();
    std::vector<Granules> amounts;
    for (const Caused& one : caused_.all()) {
        if (names(reading, "-AWS-Out-Bytes"))
            amounts.emplace_back(one.sent);
        else if (names(reading, "ReadRequestUnits") || names(reading, "ReadCapacityUnit"))
            amounts.emplace_back(one.reads);
        else if (names(reading, "ReplWrite"))
            amounts.emplace_back(one.writes);
        else if (names(reading, "WriteRequestUnits") || names(reading, "WriteCapacityUnit"))
            amounts.emplace_back(Granules{global ? 0 : one.writes} + one.indexWrites);
    }
    return amounts;
}

/// Of held capacity what requests used, in its granules: all that they used but for what was on demand at its time.
Granules Table::usedOf(const MeterReading& reading, bool writes, base::Duration window) const {
    const std::array<BilledAmounts, 2> byClass = amountsByClass(window);
    BilledAmounts all = byClass[0];
    all += byClass[1];
    const bool index = writes && !spec_.replicas.empty() && !names(reading, "Repl");
    const bool both = writes && spec_.replicas.empty();
    const std::size_t first = !writes ? 0 : index ? 2 : 1;
    const std::size_t last = both ? 2 : first;
    Granules held = 0;
    Granules onDemand = 0;
    for (std::size_t kind = first; kind <= last; ++kind) {
        held += all.held[kind];
        onDemand += all.requested[kind];
    }
    const Granules used = std::max<Granules>(0, sumOf(causedOf(reading)) - onDemand) * kHeldByHalfUnit;
    // A change of class divides what was held into two readings.
    const std::vector<Granules> shares = engine::portions(used, {reading.granules, held - reading.granules});
    return std::min(shares.front(), reading.granules);
}

void Table::addCauses(std::vector<engine::CausedReading>& into, base::Duration window) const {
    engine::ResourceReport billed;
    addReadings(billed, window);
    addReplication(billed, window);
    for (const MeterReading& reading : billed.readings) {
        const std::vector<Granules> amounts = causedOf(reading);
        const Granules whole = reading.kind == MeterKind::Recurring ? usedOf(reading, !names(reading, "Read"), window)
                                                                    : std::min(reading.granules, sumOf(amounts));
        into.push_back({name_, reading.service, reading.usageType, engine::portions(whole, amounts)});
    }
}

}  // namespace headroom::dynamodb
