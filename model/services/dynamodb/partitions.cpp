// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/services/dynamodb/partitions.hpp"

#include <algorithm>
#include <limits>
#include <utility>

namespace headroom::dynamodb {

using base::HalfUnits;
using base::Instant;

namespace {

constexpr Position kLastPosition = std::numeric_limits<Position>::max();

std::size_t quotientUp(std::int64_t whole, std::int64_t part) {
    return static_cast<std::size_t>((whole + part - 1) / part);
}

std::size_t forThroughput(const Demand& demand, PartitionFormula formula) {
    if (formula == PartitionFormula::Additive) {  // ceil(R / 3000 + W / 1000), in thirds of a thousand
        return quotientUp(demand.reads + 3 * demand.writes, kPartitionReads);
    }
    return std::max(quotientUp(demand.reads, kPartitionReads), quotientUp(demand.writes, kPartitionWrites));
}

}  // namespace

std::size_t partitionsFor(const Demand& demand, PartitionFormula formula) {
    const std::size_t forSize = quotientUp(demand.stored.count, kPartitionSize.count);
    return std::max<std::size_t>({1, forThroughput(demand, formula), forSize});
}

Partitions::Partitions(std::size_t count, const PartitionRules& rules, Instant now) : rules_(rules) {
    const Position width = kLastPosition / count;
    for (std::size_t i = 0; i < count; ++i) {
        const Position first = boundary(i * width);
        const Position last = i + 1 == count ? kLastPosition : boundary((i + 1) * width) - 1;
        add(Partition(first, last, rules, now));
        firsts_.push_back(first);
        inOrder_.push_back(&all_.back());
    }
}

void Partitions::add(Partition partition) {
    partition.setNumber(static_cast<std::uint32_t>(all_.size()));
    all_.push_back(std::move(partition));
}

Partition* Partitions::find(Position position) const {
    if (inOrder_.size() == 1) return inOrder_.front();
    // Hashed keys are in no order: a branch on where they lie would be guessed wrong every second time.
    const Position* first = firsts_.data();
    for (std::size_t left = firsts_.size(); left > 1;) {
        const std::size_t half = left / 2;
        first += static_cast<std::size_t>(first[half] <= position) * half;
        left -= half;
    }
    return inOrder_[static_cast<std::size_t>(first - firsts_.data())];
}

Partition& Partitions::look(Partition& partition, Position position, Instant now) {
    if (!partition.look(now, rules_)) return partition;
    splitForHeat(partition, now);
    return *find(position);
}

/// Where a cut may lie: with local indexes only between item collections.
Position Partitions::boundary(Position position) const {
    if (!rules_.keepsCollections) return position;
    return position & ~((Position{1} << KeySpace::kSortBits) - 1);
}

// An item that takes half of the heat gets a partition of its own; else half of the heat goes to each side. What comes
// in order, or from one item alone, no split would help.
void Partitions::splitForHeat(Partition& partition, Instant now) {
    const Heat& heat = *partition.heat();
    heatError_ = std::max(heatError_.value_or(0.0), heat.countError());
    bool split = false;
    if (!heat.sequential()) {
        if (const auto hot = heat.hotItem()) {
            const Position begin = boundary(*hot);
            const Position after = begin + (rules_.keepsCollections ? Position{1} << KeySpace::kSortBits : 1);
            split = cut(partition, after);
            split = cut(partition, begin) || split;
        } else if (const auto half = heat.median()) {
            split = cut(partition, boundary(*half));
        }
    }
    if (split) ++heatSplits_;
    partition.watchOn(now, rules_);
}

bool Partitions::cut(Partition& partition, Position from) {
    if (from <= partition.first() || from > partition.last()) return false;
    const auto place = std::lower_bound(firsts_.begin(), firsts_.end(), partition.first()) - firsts_.begin();
    add(partition.part(from, partition.last()));
    partition.endAt(from - 1);
    firsts_.insert(firsts_.begin() + place + 1, from);
    inOrder_.insert(inOrder_.begin() + place + 1, &all_.back());
    return true;
}

bool Partitions::halve(Partition& partition) {
    return cut(partition, boundary(partition.first() + (partition.last() - partition.first()) / 2 + 1));
}

void Partitions::support(const Demand& demand, PartitionFormula formula) {
    const std::size_t wanted = partitionsFor(demand, formula);
    while (count() < wanted) {
        bool any = false;
        const std::size_t present = count();
        for (std::size_t i = 0; i < present; ++i) any = halve(all_[i]) || any;
        if (!any) return;
    }
}

void Partitions::hold(base::Bytes stored) {
    const double perPosition = static_cast<double>(stored.count) / static_cast<double>(kLastPosition);
    const auto most = static_cast<double>(kPartitionSize.count);
    for (std::size_t i = 0; i < count(); ++i) {  // the halves that are added come up themselves
        while (static_cast<double>(all_[i].last() - all_[i].first()) * perPosition > most && halve(all_[i])) {}
    }
}

HalfUnits Partitions::busiestMinute(bool writes) const {
    HalfUnits most;
    for (const Partition& partition : all_) most = std::max(most, partition.busiestMinute(writes));
    return most;
}

}  // namespace headroom::dynamodb
