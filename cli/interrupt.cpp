// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/interrupt.hpp"

#include <csignal>
#include <ctime>

namespace headroom::cli {

namespace {

sigset_t signals() {
    sigset_t set;
    sigemptyset(&set);
    sigaddset(&set, SIGINT);
    sigaddset(&set, SIGTERM);
    return set;
}

}  // namespace

// Blocked in every thread and waited for in one: no code runs in a signal handler.
Interrupt::Interrupt() {
    const sigset_t set = signals();
    pthread_sigmask(SIG_BLOCK, &set, nullptr);
    watcher_ = std::jthread([source = source_](const std::stop_token& stop) mutable {
        const sigset_t waited = signals();
        while (!stop.stop_requested()) {
            const timespec pause{0, 50'000'000};
            if (sigtimedwait(&waited, nullptr, &pause) < 0) continue;
            source.request_stop();
            pthread_sigmask(SIG_UNBLOCK, &waited, nullptr);
            return;
        }
    });
}

Interrupt::~Interrupt() {
    watcher_.request_stop();
    watcher_.join();
    const sigset_t set = signals();
    pthread_sigmask(SIG_UNBLOCK, &set, nullptr);
}

}  // namespace headroom::cli
