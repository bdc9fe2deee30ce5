// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/platform/client/patience.hpp"

#include <algorithm>

namespace headroom::client {

void Patience::end(engine::Request& request, engine::HopId hop, base::Instant now) const {
    base::Instant explained = began_;
    for (const engine::Span& span : request.spans().subspan(firstSpan_)) {
        // What the callee did counts, also where whoever is above the caller had walked away before.
        if (request.counts(span, branch_)) explained = std::max(explained, span.start + span.length);
    }
    if (branch_ != parent_) request.abandon(branch_);
    request.record(hop, engine::Cause::Downstream, explained, now, parent_);
}

}  // namespace headroom::client
