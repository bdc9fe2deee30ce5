// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <deque>
#include <optional>
#include <vector>

#include "model/services/dynamodb/partition.hpp"
#include "model/services/dynamodb/spec.hpp"

namespace headroom::dynamodb {

/// What a table (or a global index) must be able to hold.
struct Demand {
    std::int64_t reads = 0;  ///< units a second
    std::int64_t writes = 0;
    base::Bytes stored;
};

/// How many partitions that takes at the beginning.
std::size_t partitionsFor(const Demand& demand, PartitionFormula formula);

/// The partitions of a table or a global index, in the order of their ranges. They divide for capacity, for size and
/// for heat, and are never joined again. Splits that are due are made when the partition is next asked.
class Partitions {
public:
    /// `count` equal ranges at `now`.
    Partitions(std::size_t count, const PartitionRules& rules, base::Instant now);

    /// The partition that holds a position, as it is at `now`. The reference outlives splits; what it covers may not.
    Partition& at(Position position, base::Instant now) {
        Partition* found = find(position);
        if (now < found->due()) return *found;
        return look(*found, position, now);
    }

    /// Divides all of them in two, as often as it takes for the demand: more provisioned capacity, an on-demand table
    /// that has grown (the paper of 2022: four partitions of a table raised to 6,000 writes became eight).
    void support(const Demand& demand, PartitionFormula formula);
    /// Divides each that holds more than 10 GB when the table's bytes lie evenly over the positions.
    void hold(base::Bytes stored);

    std::size_t count() const { return all_.size(); }
    /// The number of the partition that holds a position.
    std::uint32_t numberAt(Position position) const { return find(position)->number(); }
    std::int64_t splitsForHeat() const { return heatSplits_; }
    /// By which share of a partition's heat the count of one item was too high at most, wherever a division was
    /// decided; nothing: none was.
    std::optional<double> heatError() const { return heatError_; }
    /// The most units that one partition consumed in a whole minute after Start.
    base::HalfUnits busiestMinute(bool writes) const;

private:
    Partition* find(Position position) const;
    void add(Partition partition);
    Partition& look(Partition& partition, Position position, base::Instant now);
    void splitForHeat(Partition& partition, base::Instant now);
    /// Makes of one partition two: the second begins at `from`. False if that leaves one of them empty.
    bool cut(Partition& partition, Position from);
    bool halve(Partition& partition);
    Position boundary(Position position) const;

    PartitionRules rules_;
    std::deque<Partition> all_;
    std::vector<Position> firsts_;  ///< sorted
    std::vector<Partition*> inOrder_;
    std::int64_t heatSplits_ = 0;
    std::optional<double> heatError_;
};

}  // namespace headroom::dynamodb
