// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <condition_variable>
#include <mutex>
#include <optional>
#include <stop_token>

namespace headroom::gui {

/// Holds a run while it is paused. The run passes it now and then; the window opens and closes it.
class RunGate {
public:
    void close();
    void open();
    bool isClosed() const;
    /// Called by the run: waits while the gate is closed, but never longer than until it is told to stop. Returns how
    /// long it has been held in all.
    std::chrono::duration<double> pass(const std::stop_token& stop);
    /// How long the run has been held in all, up to now.
    std::chrono::duration<double> held() const;

private:
    mutable std::mutex mutex_;
    std::condition_variable_any changed_;
    bool closed_ = false;
    std::chrono::duration<double> held_{};  ///< before the present hold
    std::optional<std::chrono::steady_clock::time_point> heldSince_;
};

}  // namespace headroom::gui
