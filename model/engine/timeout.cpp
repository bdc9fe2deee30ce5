// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/engine/timeout.hpp"

#include <algorithm>

#include "model/engine/delay.hpp"

namespace headroom::engine {

/// Suspends the lane's watch while no deadline is armed.
class TimeoutLane::Watch {
public:
    explicit Watch(TimeoutLane& lane) : lane_(lane) {}
    bool await_ready() const noexcept { return lane_.first_ != nullptr; }
    void await_suspend(std::coroutine_handle<> self) const noexcept { lane_.idleWatch_ = self; }
    void await_resume() const noexcept {}

private:
    TimeoutLane& lane_;
};

/// A delay that suspends even when its time is now: a timeout of zero must not strike while it is being armed.
class TimeoutLane::Strike : public Delay {
public:
    explicit Strike(base::Instant at) : Delay(at, Rank::Timeout) {}
    bool await_ready() const noexcept { return false; }
};

TimeoutLane::TimeoutLane(Scheduler& scheduler, base::Duration length)
    : scheduler_(scheduler), length_(std::max(length, base::Duration(0))) {
    const SchedulerScope scope(scheduler_);
    watch().spawn();
}

TimeoutLane::~TimeoutLane() = default;

void TimeoutLane::arm(Deadline& deadline) {
    deadline.at = scheduler_.now() + length_;
    deadline.expired = false;
    deadline.previous = last_;
    deadline.next = nullptr;
    (last_ != nullptr ? last_->next : first_) = &deadline;
    last_ = &deadline;
    if (idleWatch_) scheduler_.resume(std::exchange(idleWatch_, {}));
}

void TimeoutLane::disarm(Deadline& deadline) noexcept {
    if (deadline.expired) return;
    (deadline.previous != nullptr ? deadline.previous->next : first_) = deadline.next;
    (deadline.next != nullptr ? deadline.next->previous : last_) = deadline.previous;
    deadline.expired = true;  // out of the list; a second disarm does nothing
}

void TimeoutLane::expireDue() {
    while (first_ != nullptr && first_->at <= scheduler_.now()) {
        Deadline& due = *first_;
        disarm(due);
        scheduler_.resume(due.waiter);
    }
}

Process TimeoutLane::watch() {
    for (;;) {
        co_await Watch(*this);
        co_await Strike(first_->at);
        expireDue();
    }
}

}  // namespace headroom::engine
