// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <coroutine>
#include <cstdint>

#include "model/base/units.hpp"
#include "model/engine/scheduler.hpp"

namespace headroom::lambda {

/// The vCPUs of an environment while several strands of an execution may compute at once. Threads share them evenly:
/// with more threads than vCPUs each gets its part, and everything takes longer. By arithmetic, with one event for each
/// strand that computes.
class SharedCpu {
public:
    explicit SharedCpu(double cpus);
    SharedCpu(const SharedCpu&) = delete;
    SharedCpu& operator=(const SharedCpu&) = delete;

    /// Awaited: computes with `threads` busy threads what takes `alone` when nobody else does. Destroying the awaiting
    /// coroutine gives the vCPUs back.
    class Work {
    public:
        Work(SharedCpu& cpu, base::Duration alone, std::int64_t threads)
            : cpu_(cpu), alone_(alone), threads_(static_cast<double>(threads)) {}
        Work(const Work&) = delete;
        Work& operator=(const Work&) = delete;
        ~Work();
        bool await_ready() const noexcept { return alone_.count <= 0; }
        void await_suspend(std::coroutine_handle<> self);
        void await_resume();

    private:
        friend class SharedCpu;
        SharedCpu& cpu_;
        base::Duration alone_;
        double threads_;
        double goal_ = 0.0;  ///< reached when cpu_.progress_ gets there
        std::coroutine_handle<> waiter_;
        std::uint32_t slot_ = 0;
        Work* previous_ = nullptr;
        Work* next_ = nullptr;
    };

private:
    /// How fast a thread runs: 1 on a vCPU of its own.
    double speed() const { return threads_ > cpus_ ? cpus_ / threads_ : 1.0; }
    void advance();
    void enter(Work& work);
    void unlink(Work& work);
    void reschedule();

    double cpus_;
    double threads_ = 0.0;   ///< that compute now
    double progress_ = 0.0;  ///< ns at full speed that each of them has had
    base::Instant since_;
    Work* first_ = nullptr;
};

}  // namespace headroom::lambda
