// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/services/lambda/parallel.hpp"

#include "model/engine/scheduler.hpp"

namespace headroom::lambda {

using engine::Cause;
using engine::Request;

Parallel::Parallel(Request& request, std::uint8_t branch, std::size_t strands, engine::HopId hop, Doing& outer,
                   base::Instant now)
    : request_(request),
      branch_(branch),
      first_(request.newBranches(branch, strands)),
      strands_(strands),
      spans_(request.spans().size()),
      hop_(hop),
      outer_(outer),
      began_(now),
      explains_(first_) {
    outer_ = {Cause::Downstream, now};
}

Parallel::~Parallel() {
    if (!joined_ && !engine::Scheduler::current().tearingDown()) settle();
}

void Parallel::ended(std::uint8_t branch, const Ending& how) {
    explains_ = branch;
    if (how.kind != Ending::Kind::Answer && !failed_) failed_ = how;
}

/// The strands are destroyed from the last to the first, so that the first one has the last word.
void Parallel::killed(const Strand& strand) {
    if (engine::Scheduler::current().tearingDown()) return;
    explains_ = strand.branch();
    // Without a branch of its own nothing of it was kept, and all of the wait is booked by who kills.
    if (strand.branch() != Request::kMuted) outer_ = strand.doing;
}

Ending Parallel::join(base::Instant now) {
    joined_ = true;
    settle();
    const bool kept = explains_ != Request::kMuted && !request_.full();
    if (!kept) {
        const base::Duration unexplained = now - began_ - request_.explained(explains_, spans_);
        request_.record(hop_, Cause::Downstream, now - unexplained, now, branch_);
    }
    return failed_.value_or(Ending{});
}

void Parallel::settle() {
    for (std::size_t i = 0; i < strands_; ++i) {
        if (branchOf(i) != explains_) request_.mute(branchOf(i), spans_);
    }
}

}  // namespace headroom::lambda
