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

// How many events ahead
constexpr std::size_t kSlotAhead = 5;
static_assert(kSlotAhead < EventQueue::kFurthest);
constexpr std::size_t kFrameAhead = 3;
constexpr std::size_t kCallerAhead = 2;

/// With thousands in flight frames are not in the cache. Those of a function's invocation, its code and its client are
/// of 120 to 260 bytes, of which waking touches nearly all; of larger ones (an API's, that of a call with retries)
/// these are the first lines.
constexpr std::size_t kFrameLines = 4;
constexpr std::size_t kRequestLines = 2;  ///< of a request, beyond which its later spans lie
constexpr std::size_t kPlaceLines = 1;    ///< of an environment

/// Inlined at all costs: g++ 12 takes a function that does nothing else for one without effect, and leaves it out.
[[gnu::always_inline]] inline void prefetchLines(const void* from, std::size_t lines) {
    if (from == nullptr) return;  // the processor would look for its page every time
    for (std::size_t line = 0; line < lines; ++line) {
        __builtin_prefetch(static_cast<const std::byte*>(from) + 64 * line, 1);
    }
}

const PromiseBase& promiseOf(void* frame) { return std::coroutine_handle<PromiseBase>::from_address(frame).promise(); }

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
        const std::uintptr_t address = processes_.back();
        processes_.pop_back();
        if ((address & kFree) != 0) continue;
        std::coroutine_handle<>::from_address(reinterpret_cast<void*>(address)).destroy();
    }
    freePlace_ = kNobody;
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

/// What the next events wake, each piece long enough ahead that nothing here waits for memory: the slot, the frame it
/// holds, who awaits that one and its request; and who awaits the caller of `next`, which is woken now and ends before.
void Scheduler::fetchAhead(void* next) {
    queue_.lookAhead(kSlotAhead + 1);
    const auto wokenBy = [this](std::size_t places) {
        const Event* const event = queue_.ahead(places);
        return reinterpret_cast<void*>(event == nullptr ? 0 : slots_[event->slot()]);
    };
    if (const Event* const event = queue_.ahead(kSlotAhead)) __builtin_prefetch(&slots_[event->slot()]);
    prefetchLines(wokenBy(kFrameAhead), kFrameLines);
    if (void* const woken = wokenBy(kCallerAhead)) {
        const PromiseBase& promise = promiseOf(woken);
        prefetchLines(promise.continuation.address(), kFrameLines);
        prefetchLines(promise.request, kRequestLines);
        prefetchLines(promise.place, kPlaceLines);
    }
    void* const caller = next == nullptr ? nullptr : promiseOf(next).continuation.address();
    if (caller != nullptr) prefetchLines(promiseOf(caller).continuation.address(), kFrameLines);
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
        const std::uintptr_t address = slots_[event.slot()];
        if (queue_.size() > kCrowd) fetchAhead(reinterpret_cast<void*>(address));
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
