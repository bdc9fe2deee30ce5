// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cassert>
#include <coroutine>
#include <cstddef>
#include <exception>
#include <utility>

#include "model/engine/frame_pool.hpp"
#include "model/engine/request_pool.hpp"
#include "model/engine/scheduler.hpp"

namespace headroom::engine {

/// What all promises share, at the same place in their frames: frames come from the world's pool.
struct PromiseBase {
    std::coroutine_handle<> continuation;  ///< who awaits it; nobody awaits a process
    /// What the work goes back to whenever it wakes: its request, and an argument whose type says kFetchedAhead. With
    /// thousands of them in flight neither is in the cache, so the scheduler fetches them ahead.
    const Request* request = nullptr;
    const void* place = nullptr;

    PromiseBase() = default;
    template <class... Arguments>
    explicit PromiseBase(const Arguments&... arguments) {
        (meet(arguments), ...);
    }

    static void* operator new(std::size_t size) { return FramePool::current->allocate(size); }
    static void operator delete(void* frame, std::size_t size) noexcept { FramePool::current->release(frame, size); }
    std::suspend_always initial_suspend() const noexcept { return {}; }
    void unhandled_exception() const noexcept { Scheduler::current().fail(std::current_exception()); }

private:
    void meet(const RequestRef& argument) { request = argument.operator->(); }
    template <class Argument>
    void meet(const Argument& argument) {
        if constexpr (requires { Argument::kFetchedAhead; }) place = &argument;
    }
};

struct TaskPromiseBase : PromiseBase {
    using PromiseBase::PromiseBase;
    std::uint32_t detached = Scheduler::kNobody;  ///< its place among the processes once the caller has walked away

    struct Final {
        bool await_ready() const noexcept { return false; }
        template <class Promise>
        void await_suspend(std::coroutine_handle<Promise> self) const noexcept {
            TaskPromiseBase& promise = self.promise();
            if (Scheduler::current().failed()) return;  // the run ends; the world's end destroys what is left
            if (promise.continuation) {
                Scheduler::current().handOver(promise.continuation);
            } else if (promise.detached != Scheduler::kNobody) {
                Scheduler::current().leave(promise.detached);
                self.destroy();
            }
        }
        void await_resume() const noexcept {}
    };
    Final final_suspend() const noexcept { return {}; }
};

/// What a task yields that yields nothing.
struct Done {};

/// A lazily started piece of work that its caller awaits and owns. Resumption goes through the scheduler's
/// trampoline, so a million awaits that complete at once need no stack (facts: symmetric transfer overflows it in
/// -O0 and sanitizer builds of g++ 12).
template <class T>
class [[nodiscard]] Task {
public:
    struct promise_type : TaskPromiseBase {
        using TaskPromiseBase::TaskPromiseBase;
        T result{};  ///< once it is done; of one that failed a default, and the run throws what it threw
        Task get_return_object() { return Task(std::coroutine_handle<promise_type>::from_promise(*this)); }
        void return_value(T value) { result = std::move(value); }
    };

    Task(Task&& other) noexcept : handle_(std::exchange(other.handle_, {})) {}
    Task& operator=(Task&&) = delete;
    ~Task() { end(); }

    bool done() const { return handle_.done(); }
    T take() {
        assert(done());
        return std::move(handle_.promise().result);
    }

    /// Starts the work; `continuation` runs when it ends.
    void start(std::coroutine_handle<> continuation) {
        handle_.promise().continuation = continuation;
        Scheduler::current().handOver(handle_);
    }
    /// Runs the work up to its first wait; what it comes to is kept until somebody asks. @see Alongside
    void begin() { Scheduler::current().resume(handle_); }
    /// `continuation` runs when work that is under way ends.
    void continueWith(std::coroutine_handle<> continuation) noexcept { handle_.promise().continuation = continuation; }
    /// Lets started work go on without its caller: its result is dropped, it ends by itself.
    void detach() {
        TaskPromiseBase& promise = handle_.promise();
        promise.continuation = {};
        promise.detached = Scheduler::current().enter(handle_);
        handle_ = {};
    }

    /// Destroys the work, whether it has ended or not.
    void end() {
        if (handle_) std::exchange(handle_, {}).destroy();
    }

    /// Awaiting a task kills it together with its caller; see independent() for calls to other services. It is its own
    /// awaiter: another would have a place in the caller's frame.
    bool await_ready() const noexcept { return false; }
    void await_suspend(std::coroutine_handle<> caller) noexcept { start(caller); }
    T await_resume() noexcept { return take(); }

private:
    explicit Task(std::coroutine_handle<promise_type> handle) : handle_(handle) {}
    std::coroutine_handle<promise_type> handle_;
};

/// Awaits work in another service: when the caller is destroyed first (its own timeout), the callee goes on.
template <class T>
class [[nodiscard]] Independent {
public:
    explicit Independent(Task<T> task) : task_(std::move(task)) {}
    Independent(const Independent&) = delete;
    Independent& operator=(const Independent&) = delete;
    ~Independent() {
        if (started_ && !task_.done() && !Scheduler::current().tearingDown()) task_.detach();
    }
    bool await_ready() const noexcept { return false; }
    void await_suspend(std::coroutine_handle<> caller) noexcept {
        started_ = true;
        task_.start(caller);
    }
    T await_resume() noexcept { return task_.take(); }

private:
    Task<T> task_;
    bool started_ = false;
};

/// A coroutine nobody awaits: it starts when spawned and destroys itself at its end.
class Process {
public:
    struct promise_type : PromiseBase {
        std::uint32_t place = Scheduler::kNobody;
        Process get_return_object() { return Process(std::coroutine_handle<promise_type>::from_promise(*this)); }
        struct Final {
            bool await_ready() const noexcept { return false; }
            void await_suspend(std::coroutine_handle<promise_type> self) const noexcept {
                if (Scheduler::current().failed()) return;
                Scheduler::current().leave(self.promise().place);
                self.destroy();
            }
            void await_resume() const noexcept {}
        };
        Final final_suspend() const noexcept { return {}; }
        void return_void() const noexcept {}
    };

    Process(Process&& other) noexcept : handle_(std::exchange(other.handle_, {})) {}
    Process& operator=(Process&&) = delete;
    ~Process() {
        if (handle_) handle_.destroy();
    }
    /// Runs the process up to its first wait, from inside or outside another coroutine.
    void spawn() && {
        auto handle = std::exchange(handle_, {});
        Scheduler& scheduler = Scheduler::current();
        handle.promise().place = scheduler.enter(handle);
        scheduler.resume(handle);
    }

private:
    explicit Process(std::coroutine_handle<promise_type> handle) : handle_(handle) {}
    std::coroutine_handle<promise_type> handle_;
};

}  // namespace headroom::engine
