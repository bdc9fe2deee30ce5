// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/engine/timeout.hpp"

#include <algorithm>

#include "model/engine/delay.hpp"

namespace headroom::engine {

namespace {
constexpr std::size_t kShortestRow = 64;
}

/// Suspends the lane's watch while no deadline is armed.
class TimeoutLane::Watch {
public:
    explicit Watch(TimeoutLane& lane) : lane_(lane) {}
    bool await_ready() const noexcept { return lane_.armed_ > 0; }
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
    : scheduler_(scheduler), length_(std::max(length, base::Duration(0))), row_(kShortestRow), mask_(kShortestRow - 1) {
    left_.fill(&none_);
    const SchedulerScope scope(scheduler_);
    watch().spawn();
}

TimeoutLane::~TimeoutLane() = default;

void TimeoutLane::arm(Deadline& deadline) {
    deadline.at = scheduler_.now() + length_;
    deadline.expired = false;
    if (end_ - first_ > mask_) extend();
    deadline.place = end_++;
    at(deadline.place) = &deadline;
    ++armed_;
    if (idleWatch_) scheduler_.resume(std::exchange(idleWatch_, {}));
}

void TimeoutLane::disarm(Deadline& deadline) noexcept {
    if (deadline.expired) return;
    emptySoon(deadline.place);
    --armed_;
    deadline.expired = true;  // out of the row; a second disarm does nothing
}

void TimeoutLane::extend() {
    passGaps();
    if (end_ - first_ <= row_.size() / 2) return;
    if (armed_ * 2 > row_.size()) {
        std::vector<Deadline*> longer(row_.size() * 2);
        for (std::uint64_t place = first_; place != end_; ++place) longer[place & (longer.size() - 1)] = at(place);
        row_.swap(longer);
        mask_ = row_.size() - 1;
        return;
    }
    std::uint64_t to = first_;
    for (std::uint64_t from = first_; from != end_; ++from) {
        Deadline* const deadline = at(from);
        if (deadline == nullptr) continue;
        deadline->place = to;
        at(to++) = deadline;
    }
    end_ = to;
}

void TimeoutLane::expireDue() {
    while (armed_ > 0) {
        passGaps();
        Deadline& due = *at(first_);
        if (due.at > scheduler_.now()) return;
        disarm(due);
        scheduler_.resume(due.waiter);
    }
}

Process TimeoutLane::watch() {
    for (;;) {
        co_await Watch(*this);
        passGaps();
        co_await Strike(at(first_)->at);
        expireDue();
    }
}

}  // namespace headroom::engine
