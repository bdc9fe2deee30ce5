// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/interrupt.hpp"

#include <csignal>
#include <ctime>

namespace headroom::cli {

namespace {

/// nohup has the hang-up ignored. Blocked, it would be waited for all the same.
bool isIgnored(int signal) {
    struct sigaction now {};
    return sigaction(signal, nullptr, &now) == 0 && now.sa_handler == SIG_IGN;
}

/// Those of which a second one ends the process.
sigset_t endings() {
    sigset_t set;
    sigemptyset(&set);
    sigaddset(&set, SIGINT);
    sigaddset(&set, SIGTERM);
    return set;
}

sigset_t signals() {
    sigset_t set = endings();
    if (!isIgnored(SIGHUP)) sigaddset(&set, SIGHUP);
    return set;
}

}  // namespace

// Blocked in every thread and waited for in one: no code runs in a signal handler.
Interrupt::Interrupt() {
    const sigset_t set = signals();
    pthread_sigmask(SIG_BLOCK, &set, nullptr);
    watcher_ = std::jthread([this, source = source_](const std::stop_token& stop) mutable {
        const sigset_t waited = signals();
        while (!stop.stop_requested()) {
            const timespec pause{0, 50'000'000};
            const int signal = sigtimedwait(&waited, nullptr, &pause);
            if (signal < 0) continue;
            hungUp_ = signal == SIGHUP;
            source.request_stop();
            const sigset_t ending = endings();
            pthread_sigmask(SIG_UNBLOCK, &ending, nullptr);
            return;
        }
    });
}

Interrupt::~Interrupt() {
    watcher_.request_stop();
    watcher_.join();
    // A terminal that closes hangs up more than once, and what is finished is still to be written.
    const sigset_t set = hungUp_ ? endings() : signals();
    pthread_sigmask(SIG_UNBLOCK, &set, nullptr);
}

}  // namespace headroom::cli
