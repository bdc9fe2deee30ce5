// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/engine/request.hpp"

#include "model/engine/request_pool.hpp"

namespace headroom::engine {

std::uint8_t Request::givenUp(std::uint8_t branch) const {
    for (; branch != 0; branch = parents_[branch]) {
        if ((abandoned_ >> branch & 1U) != 0) return branch;
    }
    return 0;
}

bool Request::isUnder(std::uint8_t branch, std::uint8_t top) const {
    while (branch != top && branch != 0) branch = parents_[branch];
    return branch == top;
}

void Request::merge(const Span& span) {
    std::size_t at = kMaxSpans - 1;
    for (std::size_t i = kMaxSpans; i-- > 0;) {
        if (spans_[i].hop == span.hop && spans_[i].cause == span.cause && spans_[i].unheard == span.unheard) {
            at = i;
            break;
        }
    }
    if (spans_[at].unheard == span.unheard) spans_[at].length += span.length;
}

void Request::restart() {
    attempts = 0;
    abandoned_ = 0;
    spanCount_ = 0;
    branchCount_ = 1;
}

RequestRef RequestPool::acquire() {
    if (free_ == nullptr) {
        requests_.emplace_back();
        requests_.back().pool_ = this;
        free_ = &requests_.back();
    }
    Request& request = *free_;
    free_ = request.nextFree_;
    request.nextFree_ = nullptr;
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
