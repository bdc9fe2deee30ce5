// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <coroutine>
#include <utility>

#include "model/engine/task.hpp"

namespace headroom::engine {

/// Work that goes on beside its owner, from begin() until it is awaited. Destroying it kills the work.
template <class T>
class [[nodiscard]] Alongside {
public:
    explicit Alongside(Task<T> task) : task_(std::move(task)) {}
    Alongside(const Alongside&) = delete;
    Alongside& operator=(const Alongside&) = delete;

    /// Runs the work up to its first wait. Call once, before awaiting.
    void begin() { task_.begin(); }

    bool await_ready() const noexcept { return task_.done(); }
    void await_suspend(std::coroutine_handle<> owner) noexcept { task_.continueWith(owner); }
    T await_resume() { return task_.take(); }

private:
    Task<T> task_;
};

}  // namespace headroom::engine
