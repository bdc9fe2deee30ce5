// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cassert>
#include <coroutine>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <utility>
#include <vector>

#include "model/engine/scheduler.hpp"
#include "model/engine/task.hpp"

namespace headroom::engine {

/// One armed deadline in a lane.
struct Deadline {
    std::uint64_t place = 0;  ///< in the lane, counted from its beginning
    base::Instant at;
    std::coroutine_handle<> waiter;
    bool expired = false;
};

/// All timeouts of one length: they expire in the order they were armed, so a row with one event for its head replaces
/// an event each. Nearly all are disarmed long before: that empties a place of the row and touches no other deadline,
/// which with thousands armed would not be in the cache. Owned by its scheduler, see Scheduler::lane().
class TimeoutLane {
public:
    TimeoutLane(Scheduler& scheduler, base::Duration length);
    ~TimeoutLane();
    TimeoutLane(const TimeoutLane&) = delete;
    TimeoutLane& operator=(const TimeoutLane&) = delete;

    base::Duration length() const { return length_; }
    void arm(Deadline& deadline);
    void disarm(Deadline& deadline) noexcept;

private:
    class Watch;
    class Strike;
    Process watch();
    void expireDue();
    Deadline*& at(std::uint64_t place) { return row_[place & mask_]; }
    /// Empties a place a few disarms later, when it has come into the cache.
    void emptySoon(std::uint64_t place) noexcept {
        Deadline*& left = at(place);
        __builtin_prefetch(&left, 1);
        *std::exchange(left_[disarms_++ % kLate], &left) = nullptr;
    }
    /// Empties all places that are to be: before any is looked at or moved.
    void emptyNow() noexcept {
        for (Deadline**& left : left_) *std::exchange(left, &none_) = nullptr;
    }
    /// Lets `first_` pass the places that were emptied: not when one is, since in which order that happens is chance.
    void passGaps() {
        emptyNow();
        while (first_ != end_ && at(first_) == nullptr) ++first_;
    }
    /// Makes room when the row is full to its end: closes the gaps when they are the larger part, else takes twice the
    /// memory.
    void extend();

    Scheduler& scheduler_;
    base::Duration length_;
    std::vector<Deadline*> row_;  ///< a ring, its size a power of two; nullptr where one was disarmed
    std::uint64_t mask_ = 0;      ///< row_.size() - 1
    std::uint64_t first_ = 0;     ///< none is armed before this place; of the earliest after passGaps()
    std::uint64_t end_ = 0;
    std::size_t armed_ = 0;
    static constexpr std::size_t kLate = 8;
    Deadline* none_ = nullptr;
    std::array<Deadline**, kLate> left_;  ///< places that are disarmed and not yet empty; &none_ for none
    std::size_t disarms_ = 0;
    std::coroutine_handle<> idleWatch_;
};

/// What happens to the callee when its time is up.
enum class OnTimeout : std::uint8_t {
    Abandon,  ///< it goes on, unheard (a Lambda behind a gateway's 30 s)
    Kill,     ///< it is destroyed before its caller goes on (a function's own timeout)
};

/// Awaits `task` for at most the lane's length; what came of it take() says, once, in a statement of its own. As the
/// value of the await it would have a place in the caller's frame.
template <class T>
class [[nodiscard]] Limited {
public:
    Limited(TimeoutLane& lane, Task<T> task, OnTimeout policy) : lane_(lane), task_(std::move(task)), policy_(policy) {}
    Limited(const Limited&) = delete;
    Limited& operator=(const Limited&) = delete;
    ~Limited() {
        if (!armed_) return;
        lane_.disarm(deadline_);
        letGo();
    }
    bool await_ready() const noexcept { return false; }
    void await_suspend(std::coroutine_handle<> caller) {
        deadline_.waiter = caller;
        lane_.arm(deadline_);
        armed_ = true;
        task_.start(caller);
    }
    void await_resume() const noexcept {}
    /// Nothing when the time is up.
    std::optional<T> take() {
        assert(armed_);  // another deadline would be disarmed in its stead
        armed_ = false;
        if (deadline_.expired) {
            if (policy_ == OnTimeout::Abandon) {
                task_.detach();
            } else {
                task_.end();
            }
            return std::nullopt;
        }
        lane_.disarm(deadline_);
        std::optional<T> result(task_.take());
        if (policy_ == OnTimeout::Kill) task_.end();
        return result;
    }

private:
    void letGo() {
        if (policy_ == OnTimeout::Abandon && !task_.done() && !Scheduler::current().tearingDown()) task_.detach();
    }
    TimeoutLane& lane_;
    Task<T> task_;
    [[no_unique_address]] Deadline deadline_;  // what follows lies behind its flag
    OnTimeout policy_;
    bool armed_ = false;
};

/// The same in one: `co_await` yields what came of the task.
template <class T>
class [[nodiscard]] WithTimeout : private Limited<T> {
public:
    using Limited<T>::Limited;
    using Limited<T>::await_ready;
    using Limited<T>::await_suspend;
    std::optional<T> await_resume() { return this->take(); }
};
template <class T>
WithTimeout(TimeoutLane&, Task<T>, OnTimeout) -> WithTimeout<T>;

}  // namespace headroom::engine
