// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/engine/scheduler.hpp"

#include <algorithm>
#include <stdexcept>

#include "model/engine/delay.hpp"
#include "model/engine/task.hpp"
#include "model/engine/timeout.hpp"

namespace headroom::engine {

namespace {
constexpr std::uint64_t kEventsBetweenQuestions = 8192;                      // between two looks at the stop token
constexpr std::uint64_t kLastSequence = Event::kMaxSequence - (1ULL << 32);  // room for what one event may schedule
constexpr std::size_t kCancelledKept = 4096;  // below this a sweep is not worth its while
constexpr std::size_t kCrowd = 64;            // with fewer pending all frames are in the cache

/// A frame is 200 to 500 bytes of which waking touches nearly all; with thousands in flight it is not in the cache.
constexpr std::size_t kFrameLines = 6;
constexpr std::size_t kRequestLines = 4;  ///< of a request, beyond which its spans lie
constexpr std::size_t kPlaceLines = 2;    ///< of an environment

void prefetchLines(const void* from, std::size_t lines) {
    for (std::size_t line = 0; line < lines; ++line) {
        __builtin_prefetch(static_cast<const std::byte*>(from) + 64 * line, 1);
    }
}

void prefetchFrame(const void* frame) { prefetchLines(frame, kFrameLines); }

}  // namespace

SchedulerScope::SchedulerScope(Scheduler& scheduler)
    : previous_(std::exchange(Scheduler::current_, &scheduler)),
      previousPool_(std::exchange(FramePool::current, &scheduler.frames_)) {}

SchedulerScope::~SchedulerScope() {
    Scheduler::current_ = previous_;
    FramePool::current = previousPool_;
}

Scheduler::Scheduler() = default;

Scheduler::~Scheduler() { tearDown(); }

void Scheduler::tearDown() {
    const SchedulerScope scope(*this);
    tearingDown_ = true;
    while (!processes_.empty()) {
        const std::coroutine_handle<> process = processes_.back().process;
        processes_.pop_back();
        process.destroy();
    }
    lanes_.clear();
    tearingDown_ = false;
}

std::uint32_t Scheduler::addSlot() {
    if (slots_.size() >= Event::kMaxSlots) throw std::length_error("more than 16,777,216 events are pending at once");
    slots_.push_back(0);
    return static_cast<std::uint32_t>(slots_.size() - 1);
}

void Scheduler::sweepCancelled() {
    queue_.removeIf([this](const Event& event) {
        if (slots_[event.slot()] != 0) return false;
        freeSlot(event.slot());
        return true;
    });
    cancelled_ = 0;
}

/// The frame of the event after the next, and of the coroutine that awaits the next one, whose own frame was fetched
/// an event ago: so nothing here waits for memory.
void Scheduler::fetchAhead() {
    const std::uintptr_t next = slots_[queue_.top().slot()];
    const Event* const second = queue_.ahead(1);
    if (const Event* const third = queue_.ahead(2)) __builtin_prefetch(&slots_[third->slot()]);
    prefetchFrame(reinterpret_cast<const void*>(second != nullptr ? slots_[second->slot()] : next));
    if (next == 0) return;
    const auto waking = std::coroutine_handle<PromiseBase>::from_address(reinterpret_cast<void*>(next));
    const PromiseBase& promise = waking.promise();
    prefetchFrame(promise.continuation.address());
    prefetchLines(promise.request, kRequestLines);
    prefetchLines(promise.place, kPlaceLines);
}

Scheduler::Stopped Scheduler::runUntil(base::Instant end, std::stop_token stop,
                                       const std::function<void(base::Instant)>& progress) {
    const SchedulerScope scope(*this);
    std::uint64_t untilQuestion = kEventsBetweenQuestions;
    if (failure_) std::rethrow_exception(std::exchange(failure_, nullptr));  // of a process spawned before the run
    while (!queue_.empty()) {
        const Event event = queue_.top();
        if (event.time >= end.ns) {
            now_ = std::max(now_, end);
            return Stopped::AtEnd;
        }
        queue_.pop();
        if (queue_.size() > kCrowd) fetchAhead();
        const std::uintptr_t address = slots_[event.slot()];
        freeSlot(event.slot());
        if (address == 0) {
            --cancelled_;
            continue;
        }
        now_.ns = event.time;
        ++handled_;
        resume(std::coroutine_handle<>::from_address(reinterpret_cast<void*>(address)));
        if (failure_) std::rethrow_exception(std::exchange(failure_, nullptr));
        if (--untilQuestion == 0) {
            untilQuestion = kEventsBetweenQuestions;
            if (sequence_ > kLastSequence) throw std::length_error("a run of more than 2.7e11 events");
            if (cancelled_ > kCancelledKept + queue_.size() / 2) sweepCancelled();
            if (stop.stop_requested()) return Stopped::Cancelled;
            if (progress) progress(now_);
        }
    }
    now_ = std::max(now_, end);
    return Stopped::Idle;
}

TimeoutLane& Scheduler::lane(base::Duration length) {
    for (const auto& lane : lanes_) {
        if (lane->length() == length) return *lane;
    }
    lanes_.push_back(std::make_unique<TimeoutLane>(*this, length));
    return *lanes_.back();
}

}  // namespace headroom::engine
