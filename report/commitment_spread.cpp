// SPDX-License-Identifier: GPL-3.0-or-later
#include "report/commitment_spread.hpp"

#include <algorithm>
#include <functional>
#include <numeric>
#include <tuple>

#include "pricing/allocation.hpp"
#include "pricing/plan_priority.hpp"
#include "report/exact_amounts.hpp"

namespace headroom::report {

using pricing::Int128;
using pricing::LineItem;
using pricing::LineKind;

namespace {

using Weights = CommitmentSpread::Weights;

Int128 sumOf(const Weights& weights) { return std::accumulate(weights.begin(), weights.end(), Int128{0}); }

bool covered(const LineItem& line) { return line.kind == LineKind::Reserved || line.kind == LineKind::Plan; }

/// Use that costs something, covered or on demand. What is free comes off before commitments, in every hour its part of
/// the hour's use.
bool isPaidUse(const LineItem& line) {
    return covered(line) || (line.kind == LineKind::Usage && line.freeAllowance.empty());
}

/// How much of its commitment a line is, in billionths: dollars of a plan, units and hours of a reservation.
Int128 committedOf(const LineItem& line) {
    const bool plan = line.kind == LineKind::Plan || pricing::isSavingsPlans(line.service);
    return plan ? line.list.nanos() : billionthsOf(line.quantity);
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

CommitmentSpread::UseKey keyOf(const LineItem& line) {
    return {line.resource, line.service, line.usageType, line.region};
}

bool sameUse(const LineItem& a, const LineItem& b) {
    return a.commitment == b.commitment && a.service == b.service && a.usageType == b.usageType && a.region == b.region;
}

/// The commitments of a bill, in its order.
std::vector<std::string> commitmentsOf(const pricing::Bill& bill) {
    std::vector<std::string> names;
    const auto add = [&](const std::string& name) {
        if (!name.empty() && std::ranges::find(names, name) == names.end()) names.push_back(name);
    };
    for (const pricing::CommitmentUse& use : bill.commitments) add(use.name);
    for (const LineItem& line : bill.lines) add(line.commitment);
    return names;
}

/// What commitments cover, in the order in which they pay: reservations one after another, then all savings plans
/// together, the largest saving first, as AWS does.
std::vector<const LineItem*> coveredLines(const pricing::Bill& bill, const std::vector<std::string>& commitments) {
    std::vector<const LineItem*> lines;
    for (const LineItem& line : bill.lines) {
        if (covered(line)) lines.push_back(&line);
    }
    const auto placeOf = [&](const LineItem& line) {
        const bool plan = line.kind == LineKind::Plan;
        const auto place = std::ranges::find(commitments, line.commitment) - commitments.begin();
        return std::pair(plan, plan ? 0 : place);
    };
    const auto savingOf = [](const LineItem& line) {
        return line.kind == LineKind::Plan ? pricing::planPriority(line.rate, line.listRate) : pricing::PlanPriority{};
    };
    std::ranges::stable_sort(lines, [&](const LineItem* a, const LineItem* b) {
        const auto first = std::pair(placeOf(*a), savingOf(*a));
        const auto second = std::pair(placeOf(*b), savingOf(*b));
        return std::tie(first, a->service, a->usageType, a->commitment, a->region) <
               std::tie(second, b->service, b->usageType, b->commitment, b->region);
    });
    return lines;
}

}  // namespace

CommitmentSpread::CommitmentSpread(const pricing::Bill& bill, const Weights& even,
                                   const std::function<Weights(const LineItem&)>& ownOf) {
    std::map<UseKey, Int128> used;
    std::map<UseKey, const LineItem*> settled;
    for (const LineItem& line : bill.lines) {
        if (isPaidUse(line)) used[keyOf(line)] += billionthsOf(line.quantity);
        if (covered(line)) settled.emplace(keyOf(line), &line);
    }
    for (const auto& [key, line] : settled) {
        auto all = pricing::allocate(used[key], ownOf(*line));
        if (all) rest_.emplace(key, std::move(*all));
    }
    place(bill, even);
}

void CommitmentSpread::place(const pricing::Bill& bill, const Weights& even) {
    std::map<std::string, Weights> rooms;
    const std::vector<std::string> names = commitmentsOf(bill);
    for (const std::string& name : names) {
        Int128 whole = 0;
        for (const LineItem& line : bill.lines) {
            const bool its = line.commitment == name && (covered(line) || line.kind == LineKind::Unused);
            if (its) whole += committedOf(line);
        }
        if (auto room = pricing::allocate(whole, even)) rooms.emplace(name, std::move(*room));
    }
    const std::vector<const LineItem*> lines = coveredLines(bill, names);
    for (auto first = lines.begin(); first != lines.end();) {
        const auto last = std::find_if(first, lines.end(), [&](const auto* line) { return !sameUse(*line, **first); });
        const auto room = rooms.find((*first)->commitment);
        if (room != rooms.end()) placeType({first, last}, room->second);
        first = last;
    }
    for (const LineItem& line : bill.lines) {
        const auto room = rooms.find(line.commitment);
        const bool left = line.kind == LineKind::Unused && room != rooms.end() && sumOf(room->second) > 0;
        if (left) placed_.emplace(&line, room->second);
    }
}

CommitmentSpread::Weights CommitmentSpread::restOf(const LineItem& line, std::size_t pieces) const {
    const auto rest = rest_.find(keyOf(line));
    return rest == rest_.end() ? Weights(pieces, 0) : rest->second;
}

void CommitmentSpread::placeType(const std::vector<const LineItem*>& lines, Weights& room) {
    Weights used(room.size(), 0);
    Int128 quantity = 0;
    Int128 amount = 0;
    for (const LineItem* line : lines) {
        const Weights rest = restOf(*line, room.size());
        std::ranges::transform(used, rest, used.begin(), std::plus());
        quantity += billionthsOf(line->quantity);
        amount += committedOf(*line);
    }
    std::vector<Weights> wanted;
    for (const LineItem* line : lines) {
        Weights parts = restOf(*line, room.size());
        for (std::size_t i = 0; i < parts.size(); ++i) {
            const auto most = amount > 0 ? pricing::multiplyDivide(room[i], quantity, amount) : std::nullopt;
            if (!most || used[i] == 0 || most->quotient >= used[i]) continue;  // all of it is covered
            const auto part = pricing::multiplyDivide(parts[i], most->quotient, used[i]);
            parts[i] = part ? part->quotient : parts[i];
        }
        wanted.push_back(std::move(parts));
    }
    for (std::size_t i = 0; i < lines.size(); ++i) {
        Weights parts = fill(committedOf(*lines[i]), std::move(wanted[i]), room);
        if (sumOf(parts) == 0) continue;
        takeFromRest(*lines[i], parts);
        placed_.emplace(lines[i], std::move(parts));
    }
}

void CommitmentSpread::takeFromRest(const LineItem& line, const Weights& placed) {
    const auto rest = rest_.find(keyOf(line));
    const auto parts = pricing::allocate(billionthsOf(line.quantity), placed);
    if (rest == rest_.end() || !parts) return;
    for (std::size_t i = 0; i < parts->size(); ++i)
        rest->second[i] = std::max<Int128>(0, rest->second[i] - (*parts)[i]);
}

const Weights* CommitmentSpread::of(const LineItem& line) const {
    if (line.kind == LineKind::Usage) {
        if (!isPaidUse(line)) return nullptr;
        const auto rest = rest_.find(keyOf(line));
        return rest == rest_.end() || sumOf(rest->second) == 0 ? nullptr : &rest->second;
    }
    const auto placed = placed_.find(&line);
    return placed == placed_.end() ? nullptr : &placed->second;
}

}  // namespace headroom::report
