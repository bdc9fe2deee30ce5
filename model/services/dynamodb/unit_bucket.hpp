// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/base/units.hpp"
#include "model/engine/token_bucket.hpp"

namespace headroom::dynamodb {

/// A token bucket of half units that lets a request pass while anything is left in it, and may end in debt: what a read
/// costs is only known when it is done, and no request is too large for ever. The long-run rate holds exactly.
class UnitBucket {
public:
    /// Refilled with `unitsPerSecond`, `depth` deep, `fill` (0 to 1) full at `now`.
    UnitBucket(double unitsPerSecond, base::Duration depth, base::Instant now, double fill = 1.0)
        : bucket_(unitsPerSecond * 2.0, tokensOf(unitsPerSecond, depth), now, fill), depth_(depth) {}

    bool open(base::Instant now) { return bucket_.any(now); }
    void take(base::HalfUnits units, base::Instant now) { bucket_.force(units.count, now); }
    /// Another rate from `now` on.
    void resize(double unitsPerSecond, base::Instant now) {
        bucket_.resize(unitsPerSecond * 2.0, tokensOf(unitsPerSecond, depth_), now);
    }

private:
    static double tokensOf(double unitsPerSecond, base::Duration depth) {
        return unitsPerSecond * 2.0 * base::toSeconds(depth);
    }

    engine::TokenBucket bucket_;
    base::Duration depth_;
};

}  // namespace headroom::dynamodb
