// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/engine/semaphore.hpp"

namespace headroom::engine {

void Semaphore::join(Acquire& waiter) noexcept {
    waiter.queued_ = true;
    waiter.previous_ = last_;
    (last_ != nullptr ? last_->next_ : first_) = &waiter;
    last_ = &waiter;
    ++waiting_;
}

void Semaphore::leave(Acquire& waiter) noexcept {
    (waiter.previous_ != nullptr ? waiter.previous_->next_ : first_) = waiter.next_;
    (waiter.next_ != nullptr ? waiter.next_->previous_ : last_) = waiter.previous_;
    waiter.queued_ = false;
    --waiting_;
}

void Semaphore::release() {
    if (first_ == nullptr) {
        ++free_;
        return;
    }
    Acquire& next = *first_;
    leave(next);
    Scheduler::current().resume(next.waiter_);
}

}  // namespace headroom::engine
