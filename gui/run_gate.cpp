// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/run_gate.hpp"

namespace headroom::gui {

void RunGate::close() {
    const std::lock_guard lock(mutex_);
    closed_ = true;
}

void RunGate::open() {
    {
        const std::lock_guard lock(mutex_);
        closed_ = false;
    }
    changed_.notify_all();
}

bool RunGate::isClosed() const {
    const std::lock_guard lock(mutex_);
    return closed_;
}

std::chrono::duration<double> RunGate::pass(const std::stop_token& stop) {
    std::unique_lock lock(mutex_);
    if (!closed_) return held_;
    heldSince_ = std::chrono::steady_clock::now();
    changed_.wait(lock, stop, [this] { return !closed_; });
    held_ += std::chrono::steady_clock::now() - *heldSince_;
    heldSince_.reset();
    return held_;
}

std::chrono::duration<double> RunGate::held() const {
    const std::lock_guard lock(mutex_);
    if (!heldSince_) return held_;
    return held_ + (std::chrono::steady_clock::now() - *heldSince_);
}

}  // namespace headroom::gui
