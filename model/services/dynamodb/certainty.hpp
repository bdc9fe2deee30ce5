// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <cmath>
#include <limits>

#include "model/base/units.hpp"

namespace headroom::dynamodb {

/// How far a rate is known that is counted as calls come, at random. Calls of one instant (a batch's items) are one.
class Certainty {
public:
    /// They rise.
    void saw(base::Instant now) {
        if (now != last_) ++calls_;
        last_ = now;
    }

    /// What of an estimate by that rate is no more than the truth, all but surely: of n calls n is off by sqrt(n) on
    /// the mean, which three times that much leaves out once in a thousand.
    double sureShare() const { return calls_ > 0.0 ? std::max(0.0, 1.0 - kErrors / std::sqrt(calls_)) : 0.0; }

private:
    static constexpr double kErrors = 3.0;

    double calls_ = 0.0;
    base::Instant last_{std::numeric_limits<std::int64_t>::min()};
};

}  // namespace headroom::dynamodb
