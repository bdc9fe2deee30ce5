// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <memory>

#include "model/base/units.hpp"
#include "model/services/dynamodb/heat.hpp"
#include "model/services/dynamodb/key_space.hpp"
#include "model/services/dynamodb/limits.hpp"
#include "model/services/dynamodb/partition_lift.hpp"
#include "model/services/dynamodb/unit_bucket.hpp"

namespace headroom::dynamodb {

/// When partitions divide, and how much they take in one instant.
struct PartitionRules {
    double threshold = 0.8;                       ///< of a partition's maximum, consumed in a whole minute: hot
    base::Duration splitTime = base::minutes(3);  ///< from the end of the first hot minute
    base::Duration window = base::seconds(1);     ///< depth of the buckets
    bool keepsCollections = false;                ///< item collections are never divided (local indexes)
    PartitionLift lift{};
};

/// One partition: a range of positions, at most 3,000 read and 1,000 write units a second, each a bucket of its own.
class Partition {
public:
    Partition(Position first, Position last, const PartitionRules& rules, base::Instant now);

    Position first() const { return first_; }
    Position last() const { return last_; }
    /// In the order in which the table's partitions came to be; those of the beginning by their ranges.
    std::uint32_t number() const { return number_; }
    void setNumber(std::uint32_t number) { number_ = number; }
    bool covers(Position position) const { return first_ <= position && position <= last_; }
    bool open(bool writes, base::Instant now) { return bucket_[writes ? 1 : 0].open(now); }
    void take(bool writes, base::HalfUnits units, Position at, base::Instant now) {
        bucket_[writes ? 1 : 0].take(units, now);
        minute_[writes ? 1 : 0] += units;
        if (heat_ != nullptr) heat_->see(at, units);
    }

    /// The instant from which look() has something to do.
    base::Instant due() const { return due_; }
    /// Closes the minutes that have ended; true if a split for heat has come due.
    bool look(base::Instant now, const PartitionRules& rules);
    /// What it has seen since it became hot; nullptr: it is not.
    const Heat* heat() const { return heat_.get(); }
    /// Watches again from now on, with another split time to come.
    void watchOn(base::Instant now, const PartitionRules& rules);

    /// A partition with a part of this one's range, whose buckets are as full.
    Partition part(Position first, Position last) const;
    /// Gives up what lies behind `last`.
    void endAt(Position last) { last_ = last; }

    /// The most units consumed in a whole minute after Start.
    base::HalfUnits busiestMinute(bool writes) const { return busiest_[writes ? 1 : 0]; }

private:
    bool isHot(const PartitionRules& rules) const;
    void closeMinute(base::Instant end, const PartitionRules& rules);

    Position first_;
    Position last_;
    std::uint32_t number_ = 0;
    std::array<UnitBucket, 2> bucket_;
    std::array<base::HalfUnits, 2> minute_{};
    std::array<base::HalfUnits, 2> busiest_{};
    base::Instant minuteEnd_;
    base::Instant splitAt_;
    base::Instant due_;
    std::unique_ptr<Heat> heat_;
};

}  // namespace headroom::dynamodb
