// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/engine/request.hpp"

#include "model/engine/request_pool.hpp"

namespace headroom::engine {

bool Request::isAbandoned(std::uint8_t branch) const {
    for (;; branch = parents_[branch]) {
        if ((abandoned_ >> branch & 1U) != 0) return true;
        if (branch == 0) return false;
    }
}

void Request::merge(HopId hop, Cause cause, base::Duration length) {
    std::size_t at = kMaxSpans - 1;
    for (std::size_t i = kMaxSpans; i-- > 0;) {
        if (spans_[i].hop == hop && spans_[i].cause == cause) {
            at = i;
            break;
        }
    }
    spans_[at].length += length;
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
