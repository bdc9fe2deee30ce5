// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <coroutine>

#include "model/engine/scheduler.hpp"

namespace headroom::engine {

/// Suspends the coroutine until an instant. Destroying the coroutine meanwhile cancels the wake-up.
class Delay {
public:
    Delay(base::Instant until, Rank rank) : until_(until), rank_(rank) {}
    /// A coroutine that waits more than once keeps one of them and says before each wait how long: every other would
    /// have a place of its own in its frame.
    Delay() = default;
    void last(base::Duration length) { until_ = Scheduler::current().now() + length; }
    Delay(const Delay&) = delete;
    Delay& operator=(const Delay&) = delete;
    ~Delay() {
        if (waiting_) Scheduler::current().cancel(slot_);
    }
    bool await_ready() const noexcept { return until_ <= Scheduler::current().now(); }
    void await_suspend(std::coroutine_handle<> self) {
        slot_ = Scheduler::current().schedule(until_, rank_, self);
        waiting_ = true;
    }
    void await_resume() noexcept { waiting_ = false; }

private:
    base::Instant until_;
    std::uint32_t slot_ = 0;
    Rank rank_ = Rank::Release;
    bool waiting_ = false;
};

/// `co_await delay(milliseconds(5))`: simulated time passes. A delay of zero or less does not suspend.
inline Delay delay(base::Duration length, Rank rank = Rank::Release) {
    return {Scheduler::current().now() + length, rank};
}
inline Delay delayUntil(base::Instant at, Rank rank = Rank::Release) { return {at, rank}; }

}  // namespace headroom::engine
