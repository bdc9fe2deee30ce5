// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <coroutine>
#include <cstdint>

#include "model/engine/scheduler.hpp"

namespace headroom::engine {

/// Counted permits with a first-come queue. Release before acquire at the same instant follows from the ranks of the
/// events that lead here.
class Semaphore {
public:
    explicit Semaphore(std::int64_t permits) : free_(permits) {}
    Semaphore(const Semaphore&) = delete;
    Semaphore& operator=(const Semaphore&) = delete;

    /// `co_await semaphore.acquire()`: suspends until a permit is free. Destroying the waiter leaves the queue.
    class [[nodiscard]] Acquire {
    public:
        explicit Acquire(Semaphore& semaphore) : semaphore_(semaphore) {}
        Acquire(const Acquire&) = delete;
        Acquire& operator=(const Acquire&) = delete;
        ~Acquire() {
            if (state_ == State::Queued) semaphore_.leave(*this);
            if (state_ == State::Woken) semaphore_.refuse(*this);
        }
        bool await_ready() noexcept { return semaphore_.tryAcquire(); }
        void await_suspend(std::coroutine_handle<> self) noexcept {
            waiter_ = self;
            semaphore_.join(*this);
        }
        void await_resume() noexcept { state_ = State::Idle; }

    private:
        friend class Semaphore;
        enum class State : std::uint8_t { Idle, Queued, Woken };
        Semaphore& semaphore_;
        Acquire* previous_ = nullptr;
        Acquire* next_ = nullptr;
        std::coroutine_handle<> waiter_;
        std::uint32_t slot_ = 0;  ///< of the wake-up, once woken
        State state_ = State::Idle;
    };

    Acquire acquire() { return Acquire(*this); }
    bool tryAcquire() noexcept {
        if (free_ <= 0 || first_ != nullptr) return false;
        --free_;
        return true;
    }
    /// Hands the permit to the longest waiter or frees it. The waiter runs at this instant, once the present coroutine
    /// has suspended; nobody can overtake it.
    void release();
    std::int64_t free() const { return free_; }
    std::int64_t waiting() const { return waiting_; }

private:
    void join(Acquire& waiter) noexcept;
    void leave(Acquire& waiter) noexcept;
    void refuse(Acquire& waiter);
    std::int64_t free_;
    std::int64_t waiting_ = 0;
    Acquire* first_ = nullptr;
    Acquire* last_ = nullptr;
};

}  // namespace headroom::engine
