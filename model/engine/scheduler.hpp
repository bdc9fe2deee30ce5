// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cassert>
#include <coroutine>
#include <cstdint>
#include <exception>
#include <functional>
#include <memory>
#include <stop_token>
#include <utility>
#include <vector>

#include "model/base/units.hpp"
#include "model/engine/event_queue.hpp"
#include "model/engine/frame_pool.hpp"

namespace headroom::engine {

/// Order of events at the same instant: what frees something comes before what wants it.
enum class Rank : std::uint8_t {
    Clock = 0,    ///< minute ticks, window edges
    Release = 1,  ///< ends of work
    Normal = 2,   ///< arrivals and everything else
    Timeout = 3,  ///< a reply at the very deadline still counts
};

class TimeoutLane;

/// Clock, event list and the coroutines that live on them: one world, one thread, no shared state.
class Scheduler {
public:
    Scheduler();
    ~Scheduler();
    Scheduler(const Scheduler&) = delete;
    Scheduler& operator=(const Scheduler&) = delete;

    base::Instant now() const { return now_; }
    /// Sets the clock before anything is scheduled (a warm-up starts below zero).
    void startAt(base::Instant at) { now_ = at; }

    /// Wakes `handle` at `at` (not before now). The returned slot stays valid until the wake-up or cancel().
    std::uint32_t schedule(base::Instant at, Rank rank, std::coroutine_handle<> handle) {
        assert(at >= now_);
        const std::uint32_t slot = newSlot();
        slots_[slot] = reinterpret_cast<std::uintptr_t>(handle.address());
        const std::uint64_t order = (static_cast<std::uint64_t>(rank) << (Event::kSequenceBits + Event::kSlotBits)) |
                                    (sequence_++ << Event::kSlotBits) | slot;
        queue_.push(Event{at.ns, order});
        return slot;
    }
    /// Forgets a wake-up that has not happened, in O(1). Its event stays in the list until its time or until such
    /// events are the larger part of the list.
    void cancel(std::uint32_t slot) {
        slots_[slot] = 0;
        ++cancelled_;
    }

    enum class Stopped { AtEnd, Idle, Cancelled };
    /// Runs events with time < end; then the clock stands at `end`. Asks `stop` and calls `progress(now)` now and then.
    /// Throws what fail() was given.
    Stopped runUntil(base::Instant end, std::stop_token stop = {},
                     const std::function<void(base::Instant)>& progress = {});

    /// Runs `handle` and all it hands over to, before returning. Safe from inside a running coroutine, but each such
    /// nesting uses stack: what may wake a chain of others goes through schedule().
    void resume(std::coroutine_handle<> handle) {
        const std::coroutine_handle<> outer = std::exchange(next_, handle);
        while (next_) std::exchange(next_, {}).resume();
        next_ = outer;
    }
    /// The trampoline's slot: the coroutine to run as soon as the present one suspends.
    void handOver(std::coroutine_handle<> next) { next_ = next; }

    /// The queue of timeouts that all last `length`; one is made on first use, at build time.
    TimeoutLane& lane(base::Duration length);

    std::uint64_t eventsHandled() const { return handled_; }
    std::size_t pending() const { return queue_.size(); }
    FramePool& frames() { return frames_; }
    /// A coroutine that nobody awaits begins (a process, abandoned work), so that the world can destroy it at its end.
    /// Returns its place among them, until leave().
    std::uint32_t enter(std::coroutine_handle<> process) {
        assert(!tearingDown_);
        const auto address = reinterpret_cast<std::uintptr_t>(process.address());
        if (freePlace_ == kNobody) {
            processes_.push_back(address);
            return static_cast<std::uint32_t>(processes_.size() - 1);
        }
        const std::uint32_t place = freePlace_;
        freePlace_ = static_cast<std::uint32_t>(processes_[place] >> 1U);
        processes_[place] = address;
        return place;
    }
    void leave(std::uint32_t place) {
        processes_[place] = static_cast<std::uintptr_t>(freePlace_) << 1U | kFree;
        freePlace_ = place;
    }
    static constexpr std::uint32_t kNobody = 0xffff'ffffU;
    /// True while the world is being taken down: abandoned work is destroyed then, not detached.
    bool tearingDown() const { return tearingDown_; }
    /// Destroys every coroutine that is still alive. Called by the destructor; call it earlier when models die first.
    void tearDown();

    /// Called by a coroutine that an exception left (out of memory, too many pending events): ends the run, which
    /// rethrows it.
    void fail(std::exception_ptr failure) {
        if (!failure_) failure_ = std::move(failure);
    }
    bool failed() const { return failure_ != nullptr; }

    /// The scheduler whose coroutines run on this thread.
    static Scheduler& current() { return *current_; }

private:
    friend class SchedulerScope;
    static constexpr std::uint32_t kNoSlot = 0xffff'ffffU;

    std::uint32_t newSlot() {
        if (freeSlot_ == kNoSlot) return addSlot();
        const std::uint32_t slot = freeSlot_;
        freeSlot_ = static_cast<std::uint32_t>(slots_[slot]);
        return slot;
    }
    void freeSlot(std::uint32_t slot) {
        slots_[slot] = freeSlot_;
        freeSlot_ = slot;
    }
    static constexpr std::uintptr_t kFree = 1;  ///< no frame begins at an odd address
    std::uint32_t addSlot();
    void sweepCancelled();
    void fetchAhead(void* next);
    static inline constinit thread_local Scheduler* current_ = nullptr;

    base::Instant now_;
    EventQueue queue_;
    /// Address of the coroutine to wake, 0 when cancelled; the next free slot when free.
    std::vector<std::uintptr_t> slots_;
    std::uint32_t freeSlot_ = kNoSlot;
    std::size_t cancelled_ = 0;  ///< events in the list whose wake-up was cancelled
    std::uint64_t sequence_ = 0;
    std::uint64_t handled_ = 0;
    std::coroutine_handle<> next_;
    FramePool frames_;
    std::vector<std::unique_ptr<TimeoutLane>> lanes_;
    /// Addresses of the coroutines that nobody awaits; where one has left twice the next free place, and kFree. None is
    /// moved: it would have to be told, and with thousands of them its frame is not in the cache.
    std::vector<std::uintptr_t> processes_;
    std::uint32_t freePlace_ = kNobody;
    std::exception_ptr failure_;
    bool tearingDown_ = false;
};

/// Makes a scheduler the thread's current one for a scope; building, running and taking down a world happen in one.
class SchedulerScope {
public:
    explicit SchedulerScope(Scheduler& scheduler);
    ~SchedulerScope();
    SchedulerScope(const SchedulerScope&) = delete;
    SchedulerScope& operator=(const SchedulerScope&) = delete;

private:
    Scheduler* previous_;
    FramePool* previousPool_;
};

}  // namespace headroom::engine
