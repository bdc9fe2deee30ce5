// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/engine/scheduler.hpp"

#include <stdexcept>

#include "model/engine/delay.hpp"
#include "model/engine/task.hpp"
#include "model/engine/timeout.hpp"

namespace headroom::engine {

namespace {
constexpr std::uint64_t kEventsBetweenQuestions = 8192;  // between two looks at the stop token
}  // namespace

SchedulerScope::SchedulerScope(Scheduler& scheduler)
    : previous_(std::exchange(Scheduler::current_, &scheduler)),
      previousPool_(std::exchange(FramePool::current, &scheduler.frames_)) {}

SchedulerScope::~SchedulerScope() {
    Scheduler::current_ = previous_;
    FramePool::current = previousPool_;
}

Scheduler::Scheduler() : processes_(std::make_unique<ProcessLink>()) {}

Scheduler::~Scheduler() { tearDown(); }

void Scheduler::tearDown() {
    const SchedulerScope scope(*this);
    tearingDown_ = true;
    while (processes_->next != processes_.get()) {
        ProcessLink& link = *processes_->next;
        link.unlink();
        link.handle.destroy();
    }
    lanes_.clear();
    tearingDown_ = false;
}

std::uint32_t Scheduler::addSlot() {
    if (slots_.size() >= Event::kMaxSlots) throw std::length_error("more than 16,777,216 events are pending at once");
    slots_.emplace_back();
    return static_cast<std::uint32_t>(slots_.size() - 1);
}

Scheduler::Stopped Scheduler::runUntil(base::Instant end, std::stop_token stop,
                                       const std::function<void(base::Instant)>& progress) {
    const SchedulerScope scope(*this);
    std::uint64_t untilQuestion = kEventsBetweenQuestions;
    while (!queue_.empty()) {
        const Event event = queue_.top();
        if (event.time >= end.ns) {
            now_ = end;
            return Stopped::AtEnd;
        }
        queue_.pop();
        void* address = slots_[event.slot()].address;
        freeSlots_.push_back(event.slot());
        if (address == nullptr) continue;
        now_.ns = event.time;
        ++handled_;
        resume(std::coroutine_handle<>::from_address(address));
        if (failure_) std::rethrow_exception(std::exchange(failure_, nullptr));
        if (--untilQuestion == 0) {
            untilQuestion = kEventsBetweenQuestions;
            if (sequence_ > Event::kMaxSequence - 2 * kEventsBetweenQuestions) throw std::length_error("a run of more than 2.7e11 events");
            if (stop.stop_requested()) return Stopped::Cancelled;
            if (progress) progress(now_);
        }
    }
    now_ = end;
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
