// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <cstdint>

#include "model/base/units.hpp"

namespace headroom::engine {

/// A body that goes out in pieces: some of it at once, the rest at a steady rate.
struct Flow {
    std::uint64_t call = 0;  ///< Call::draws of what it answers
    base::Instant since;
    base::Bytes size;
    base::Bytes atOnce;
    base::Bytes perSecond;

    /// What has been sent by then; nothing before it begins.
    base::Bytes sentBy(base::Instant now) const {
        if (now < since) return base::Bytes(0);
        const double slow = base::toSeconds(now - since) * static_cast<double>(perSecond.count);
        const auto sent = static_cast<double>(atOnce.count) + slow;
        return sent < static_cast<double>(size.count) ? base::Bytes(static_cast<std::int64_t>(sent + 0.5)) : size;
    }
    /// How long all of it takes.
    base::Duration length() const {
        const std::int64_t slow = std::max<std::int64_t>(0, size.count - atOnce.count);
        return slow == 0 ? base::Duration(0)
                         : base::fromSeconds(static_cast<double>(slow) / static_cast<double>(perSecond.count));
    }
};

}  // namespace headroom::engine
