// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/engine/semaphore.hpp"

namespace headroom::engine {

void Semaphore::join(Acquire& waiter) noexcept {
    waiter.state_ = Acquire::State::Queued;
    waiter.previous_ = last_;
    waiter.next_ = nullptr;
    (last_ != nullptr ? last_->next_ : first_) = &waiter;
    last_ = &waiter;
    ++waiting_;
}

void Semaphore::leave(Acquire& waiter) noexcept {
    (waiter.previous_ != nullptr ? waiter.previous_->next_ : first_) = waiter.next_;
    (waiter.next_ != nullptr ? waiter.next_->previous_ : last_) = waiter.previous_;
    waiter.state_ = Acquire::State::Idle;
    --waiting_;
}

void Semaphore::release() {
    Scheduler& scheduler = Scheduler::current();
    if (first_ == nullptr || scheduler.tearingDown()) {
        ++free_;
        return;
    }
    // Through the event list, not by resuming it here: a chain of waiters that finish at once would eat the stack.
    Acquire& next = *first_;
    leave(next);
    next.slot_ = scheduler.schedule(scheduler.now(), Rank::Release, next.waiter_);
    next.state_ = Acquire::State::Woken;
}

/// The waiter was destroyed between being handed the permit and running: the permit goes to the next.
void Semaphore::refuse(Acquire& waiter) {
    Scheduler::current().cancel(waiter.slot_);
    release();
}

}  // namespace headroom::engine
