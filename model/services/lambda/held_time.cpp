// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/services/lambda/held_time.hpp"

#include <algorithm>

namespace headroom::lambda {

void HeldTime::set(std::int64_t level, base::Instant now) {
    if (level > level_) held_.push_back({now, level - level_});
    for (std::int64_t less = level_ - level; less > 0;) {
        Held& last = held_.back();
        const std::int64_t units = std::min(less, last.units);
        const std::int64_t steps = (now - last.since + step_ - base::nanoseconds(1)) / step_;
        given_ += charge({last.since, units}, last.since + step_ * steps);
        less -= units;
        last.units -= units;
        if (last.units == 0) held_.pop_back();
    }
    level_ = level;
}

void HeldTime::startMeasuring(base::Instant now) {
    measuredFrom_ = now;
    given_ = 0;
}

base::Granules HeldTime::total(base::Instant end) const {
    base::Granules total = given_;
    for (const Held& held : held_) total += charge(held, end);
    return total;
}

base::Granules HeldTime::charge(const Held& held, base::Instant end) const {
    const base::Duration length = end - std::max(held.since, measuredFrom_);
    return static_cast<base::Granules>(std::max<std::int64_t>(length.count, 0)) * held.units;
}

}  // namespace headroom::lambda
