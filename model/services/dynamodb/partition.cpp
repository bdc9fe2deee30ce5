// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/services/dynamodb/partition.hpp"

#include <algorithm>
#include <limits>

#include "model/services/dynamodb/minutes.hpp"

namespace headroom::dynamodb {

using base::HalfUnits;
using base::Instant;

namespace {

constexpr Instant kNever{std::numeric_limits<std::int64_t>::max()};

}  // namespace

Partition::Partition(Position first, Position last, const PartitionRules& rules, Instant now)
    : first_(first),
      last_(last),
      bucket_{UnitBucket(static_cast<double>(kPartitionReads) * rules.lift.reads, rules.window, now),
              UnitBucket(static_cast<double>(kPartitionWrites) * rules.lift.writes, rules.window, now)},
      minuteEnd_(endOfMinute(now)),
      splitAt_(kNever),
      due_(minuteEnd_) {}

Partition Partition::part(Position first, Position last) const {
    Partition part(first, last, {}, Instant{});
    part.bucket_ = bucket_;
    part.minuteEnd_ = minuteEnd_;
    part.due_ = minuteEnd_;
    return part;
}

bool Partition::isHot(const PartitionRules& rules) const {
    const double minute = base::toSeconds(kMinute) * rules.threshold;
    const auto reached = [&](HalfUnits units, std::int64_t perSecond) {
        return static_cast<double>(units.count) >= 2.0 * static_cast<double>(perSecond) * minute;
    };
    return reached(minute_[0], kPartitionReads) || reached(minute_[1], kPartitionWrites);
}

void Partition::closeMinute(Instant end, const PartitionRules& rules) {
    if (!isHot(rules)) {
        heat_.reset();
        splitAt_ = kNever;
    } else if (heat_ == nullptr && first_ != last_) {
        heat_ = std::make_unique<Heat>();
        splitAt_ = end + rules.splitTime;
    }
    for (std::size_t i = 0; i < 2; ++i) {
        if (end.ns > 0) busiest_[i] = std::max(busiest_[i], minute_[i]);
        minute_[i] = HalfUnits(0);
    }
}

bool Partition::look(Instant now, const PartitionRules& rules) {
    if (now >= splitAt_ && splitAt_ < minuteEnd_) return true;
    if (now >= minuteEnd_) {
        const Instant ended = minuteEnd_;
        closeMinute(ended, rules);
        minuteEnd_ = ended + kMinute;
        if (now >= minuteEnd_ && splitAt_ > ended) {  // minutes without any traffic; a split comes before them
            closeMinute(minuteEnd_, rules);
            minuteEnd_ = endOfMinute(now);
        }
    }
    due_ = std::min(minuteEnd_, splitAt_);
    return now >= splitAt_;
}

void Partition::watchOn(Instant now, const PartitionRules& rules) {
    if (first_ == last_) heat_.reset();  // one item: nothing left to divide
    if (heat_ != nullptr) heat_->clear();
    splitAt_ = heat_ != nullptr ? now + rules.splitTime : kNever;
    due_ = std::min(minuteEnd_, splitAt_);
}

}  // namespace headroom::dynamodb
