// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>

#include "model/engine/request.hpp"

namespace headroom::client {

/// A call that its caller may walk away from: it works on a branch of its own, so that what the callee does afterwards
/// is not part of the request's latency.
class Patience {
public:
    /// A call made at `now` on behalf of branch `parent`. Once a request has used up its branches the callee shares its
    /// caller's, and what it records after being given up still counts.
    Patience(engine::Request& request, std::uint8_t parent, base::Instant now)
        : began_(now),
          firstSpan_(static_cast<std::uint8_t>(request.spans().size())),
          branch_(request.newBranch(parent)),
          parent_(parent) {}

    base::Instant began() const { return began_; }
    /// Where the callee records.
    std::uint8_t branch() const { return branch_; }

    /// The caller walks away at `now`. What the callee was at since its last finished span is booked as Downstream on
    /// `hop`: it is recorded nowhere else, and the wait would go unexplained.
    void end(engine::Request& request, engine::HopId hop, base::Instant now) const;

private:
    base::Instant began_;
    std::uint8_t firstSpan_;  // a byte, for it lies in frames
    static_assert(engine::Request::kMaxSpans <= UINT8_MAX);
    std::uint8_t branch_;
    std::uint8_t parent_;
};

}  // namespace headroom::client
