// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cassert>
#include <coroutine>
#include <cstdint>
#include <utility>

#include "model/engine/scheduler.hpp"
#include "model/engine/task.hpp"

namespace headroom::engine {

/// A member's place in the list of its group.
struct GroupLink {
    GroupLink* previous = this;
    GroupLink* next = this;
    std::coroutine_handle<> handle;

    void linkInto(GroupLink& list) {
        previous = &list;
        next = list.next;
        list.next->previous = this;
        list.next = this;
    }
    void unlink() {
        previous->next = next;
        next->previous = previous;
        previous = next = this;
    }
};

/// Work that goes on side by side, any number of pieces, owned by the one coroutine that started it: destroying the
/// group kills what still runs, one after the other and so without recursion. Nothing is allocated but frames.
class TaskGroup {
public:
    /// A piece of work: a coroutine that ends by itself.
    class [[nodiscard]] Member {
    public:
        struct promise_type : PromiseBase {
            GroupLink link;
            TaskGroup* group = nullptr;
            Member get_return_object() { return Member(std::coroutine_handle<promise_type>::from_promise(*this)); }
            struct Final {
                bool await_ready() const noexcept { return false; }
                void await_suspend(std::coroutine_handle<promise_type> self) const noexcept {
                    if (Scheduler::current().failed()) return;
                    TaskGroup& group = *self.promise().group;
                    self.promise().link.unlink();
                    self.destroy();
                    group.left();
                }
                void await_resume() const noexcept {}
            };
            Final final_suspend() const noexcept { return {}; }
            void return_void() const noexcept {}
        };
        Member(Member&& other) noexcept : handle_(std::exchange(other.handle_, {})) {}
        Member& operator=(Member&&) = delete;
        ~Member() {
            if (handle_) handle_.destroy();
        }

    private:
        friend class TaskGroup;
        explicit Member(std::coroutine_handle<promise_type> handle) : handle_(handle) {}
        std::coroutine_handle<promise_type> handle_;
    };

    TaskGroup() = default;
    TaskGroup(const TaskGroup&) = delete;
    TaskGroup& operator=(const TaskGroup&) = delete;
    ~TaskGroup() {
        while (list_.next != &list_) {
            GroupLink& first = *list_.next;
            first.unlink();
            first.handle.destroy();
        }
    }

    /// Runs the piece up to its first wait. The owner or a member may call it.
    void start(Member member) {
        auto handle = std::exchange(member.handle_, {});
        handle.promise().group = this;
        handle.promise().link.handle = handle;
        handle.promise().link.linkInto(list_);
        ++running_;
        Scheduler::current().resume(handle);
    }
    /// The owner need not wait for the others: settled() ends at this instant.
    void stop() {
        stopped_ = true;
        wake();
    }
    std::int64_t running() const { return running_; }

    /// `co_await group.settled()`: until nothing runs any more, or stop(). Of the owner alone.
    class [[nodiscard]] Settled {
    public:
        explicit Settled(TaskGroup& group) : group_(group) {}
        Settled(const Settled&) = delete;
        Settled& operator=(const Settled&) = delete;
        ~Settled() {
            if (group_.woken_) Scheduler::current().cancel(group_.slot_);
            group_.waiter_ = {};
            group_.woken_ = false;
        }
        bool await_ready() const noexcept { return group_.running_ == 0 || group_.stopped_; }
        void await_suspend(std::coroutine_handle<> owner) noexcept { group_.waiter_ = owner; }
        void await_resume() noexcept { group_.woken_ = false; }

    private:
        TaskGroup& group_;
    };
    Settled settled() { return Settled(*this); }

private:
    void left() {
        if (--running_ == 0) wake();
    }
    /// By an event, for the owner may destroy the group: no member may be running then.
    void wake() {
        if (!waiter_) return;
        slot_ = Scheduler::current().schedule(Scheduler::current().now(), Rank::Release,
                                              std::exchange(waiter_, std::coroutine_handle<>()));
        woken_ = true;
    }

    GroupLink list_;
    std::int64_t running_ = 0;
    std::coroutine_handle<> waiter_;
    std::uint32_t slot_ = 0;
    bool woken_ = false;
    bool stopped_ = false;
};

}  // namespace headroom::engine
