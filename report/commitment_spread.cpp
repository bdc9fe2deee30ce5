// SPDX-License-Identifier: GPL-3.0-or-later
#include "report/commitment_spread.hpp"

#include <algorithm>
#include <numeric>
#include <set>

#include "pricing/allocation.hpp"
#include "report/exact_amounts.hpp"

namespace headroom::report {

using pricing::Int128;
using pricing::LineItem;
using pricing::LineKind;

namespace {

using Weights = CommitmentSpread::Weights;

Int128 sumOf(const Weights& weights) { return std::accumulate(weights.begin(), weights.end(), Int128{0}); }

bool covered(const LineItem& line) { return line.kind == LineKind::Reserved || line.kind == LineKind::Plan; }

/// What a commitment covers, in the order in which a plan pays: the largest saving first.
std::vector<const LineItem*> coveredBy(const pricing::Bill& bill, const std::string& commitment) {
    std::vector<const LineItem*> lines;
    for (const LineItem& line : bill.lines) {
        if (line.commitment == commitment && covered(line)) lines.push_back(&line);
    }
    const auto paid = [](const LineItem* line) {  // of what it costs on demand
        const double list = toDouble(line->listRate.usd) / static_cast<double>(line->listRate.per);
        return list > 0.0 ? toDouble(line->rate.usd) / static_cast<double>(line->rate.per) / list : 1.0;
    };
    std::ranges::stable_sort(lines, {}, paid);
    return lines;
}

/// How much of its commitment a line is, in billionths: dollars of a plan, units and hours of a reservation.
Int128 committedOf(const LineItem& line) {
    const bool plan = line.kind == LineKind::Plan || pricing::isSavingsPlans(line.service);
    return plan ? line.perMonth.nanos() : billionthsOf(line.quantity);
}

/// Of `amount`, the part of each piece: as the weights say, but no more than there is room for. What does not fit goes
/// to pieces of weight that have room, then to any. Takes it from the room.
Weights fill(Int128 amount, Weights wanted, Weights& room) {
    Weights parts(room.size(), 0);
    while (amount > 0 && sumOf(room) > 0) {
        for (std::size_t i = 0; i < room.size(); ++i) {
            if (room[i] == 0) wanted[i] = 0;
        }
        if (sumOf(wanted) == 0) wanted = room;
        const auto shares = pricing::allocate(amount, wanted);
        if (!shares) break;
        for (std::size_t i = 0; i < room.size(); ++i) {
            const Int128 part = std::min((*shares)[i], room[i]);
            parts[i] += part;
            room[i] -= part;
            amount -= part;
        }
    }
    return parts;
}

}  // namespace

CommitmentSpread::CommitmentSpread(const pricing::Bill& bill, const Weights& even,
                                   const std::function<Weights(const LineItem&)>& ownOf) {
    std::set<std::string> names;
    for (const LineItem& line : bill.lines) {
        if (!line.commitment.empty()) names.insert(line.commitment);
    }
    for (const std::string& name : names) place(bill, name, even, ownOf);
    placeRest(bill, ownOf);
}

void CommitmentSpread::place(const pricing::Bill& bill, const std::string& commitment, const Weights& even,
                             const std::function<Weights(const LineItem&)>& ownOf) {
    Int128 whole = 0;
    for (const LineItem& line : bill.lines) {
        const bool its = line.commitment == commitment && (covered(line) || line.kind == LineKind::Unused);
        if (its) whole += committedOf(line);
    }
    const auto committed = pricing::allocate(whole, even);
    if (!committed) return;
    Weights room = *committed;
    for (const LineItem* line : coveredBy(bill, commitment)) {
        Weights parts = fill(committedOf(*line), ownOf(*line), room);
        if (sumOf(parts) > 0) placed_.emplace(line, std::move(parts));
    }
    for (const LineItem& line : bill.lines) {
        const bool left = line.commitment == commitment && line.kind == LineKind::Unused && sumOf(room) > 0;
        if (left) placed_.emplace(&line, room);
    }
}

void CommitmentSpread::placeRest(const pricing::Bill& bill, const std::function<Weights(const LineItem&)>& ownOf) {
    const auto keyOf = [](const LineItem& line) {
        return UseKey(line.resource, line.service, line.usageType, line.region);
    };
    std::map<UseKey, Int128> used;
    for (const LineItem& line : bill.lines) {
        if (covered(line) || line.kind == LineKind::Usage) used[keyOf(line)] += billionthsOf(line.quantity);
    }
    for (const LineItem& line : bill.lines) {
        const auto placed = placed_.find(&line);
        if (placed == placed_.end() || !covered(line)) continue;
        auto rest = rest_.find(keyOf(line));
        if (rest == rest_.end()) {
            const auto all = pricing::allocate(used[keyOf(line)], ownOf(line));
            if (!all) continue;
            rest = rest_.emplace(keyOf(line), *all).first;
        }
        const auto parts = pricing::allocate(billionthsOf(line.quantity), placed->second);
        for (std::size_t i = 0; parts && i < parts->size(); ++i)
            rest->second[i] = std::max<Int128>(0, rest->second[i] - (*parts)[i]);
    }
}

const Weights* CommitmentSpread::of(const LineItem& line) const {
    if (line.kind == LineKind::Usage) {
        const auto rest = rest_.find({line.resource, line.service, line.usageType, line.region});
        return rest == rest_.end() || sumOf(rest->second) == 0 ? nullptr : &rest->second;
    }
    const auto placed = placed_.find(&line);
    return placed == placed_.end() ? nullptr : &placed->second;
}

}  // namespace headroom::report
