// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/engine/request.hpp"

#include <new>
#include <type_traits>

#include "model/engine/request_pool.hpp"

namespace headroom::engine {

std::uint8_t Request::givenUp(std::uint8_t branch) const {
    for (; branch != 0; branch = parentOf(branch)) {
        if ((abandoned_ >> branch & 1U) != 0) return branch;
    }
    return 0;
}

bool Request::isUnder(std::uint8_t branch, std::uint8_t top) const {
    while (branch != top && branch != 0) branch = parentOf(branch);
    return branch == top;
}

bool Request::isBeside(std::uint8_t branch) const {
    for (; branch != 0; branch = parentOf(branch)) {
        if ((beside_ >> branch & 1U) != 0) return true;
    }
    return false;
}

std::uint8_t Request::newBranches(std::uint8_t parent, std::size_t count) {
    if (branchCount_ + count > kMuted) {
        abandon(kMuted);
        return kMuted;
    }
    if (!std::exchange(anyBeside_, true)) beside_ = 0;
    const std::uint8_t first = branchCount_;
    for (std::size_t i = 0; i < count; ++i) {
        beside_ |= 1ULL << branchCount_;
        setParent(branchCount_++, parent);
    }
    return first;
}

void Request::mute(std::uint8_t branch, std::size_t from) {
    if (branch == kMuted) return;
    abandon(branch);
    for (std::size_t i = from; i < spanCount_; ++i) {
        Span& span = spans_[i];
        if (!isUnder(span.branch, branch)) continue;
        // What was given up below stays given up there, the nearest to the work.
        if (span.unheard == 0 || !isUnder(span.unheard, branch)) span.unheard = branch;
    }
}

base::Duration Request::explained(std::uint8_t branch, std::size_t from) const {
    base::Duration sum;
    for (std::size_t i = from; i < spanCount_; ++i) {
        if (branch != kMuted && counts(spans_[i], branch)) sum += spans_[i].length;
    }
    return sum;
}

void Request::merge(const Span& span) {
    if (anyBeside_ && isBeside(span.branch)) return;
    std::size_t at = kMaxSpans;
    for (std::size_t i = kMaxSpans; i-- > 0;) {
        if (spans_[i].unheard != span.unheard) continue;
        const bool same = spans_[i].hop == span.hop && spans_[i].cause == span.cause;
        if (same || (at == kMaxSpans && span.unheard == 0)) at = i;
        if (same) break;
    }
    if (at < kMaxSpans) spans_[at].length += span.length;
}

void Request::restart() {
    attempts = 0;
    abandoned_ = 0;
    anyBeside_ = false;
    deep_ = 0;
    spanCount_ = 0;
    branchCount_ = 1;
}

Request& RequestPool::add() {
    static_assert(std::is_trivially_destructible_v<Request>, "its memory is given back without a destructor");
    Request& request = *new (memory_.take(sizeof(Request))) Request;
    request.nextFree_ = nullptr;
    return request;
}

RequestRef RequestPool::acquire() {
    Request& request = free_ != nullptr ? *free_ : add();
    free_ = request.nextFree_;
    request.pool_ = this;
    request.restart();
    ++live_;
    return RequestRef(request);
}

void RequestPool::release(Request& request) {
    request.nextFree_ = free_;
    free_ = &request;
    --live_;
}

}  // namespace headroom::engine
