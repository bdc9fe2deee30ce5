// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/event_loop_watch.hpp"

#include <algorithm>
#include <ctime>

namespace headroom::gui {

namespace {

constexpr std::chrono::milliseconds kTick{5};

/// What this thread has worked, ever.
std::chrono::nanoseconds threadTime() {
    timespec now{};
    if (::clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now) != 0) return {};
    return std::chrono::seconds(now.tv_sec) + std::chrono::nanoseconds(now.tv_nsec);
}

std::chrono::milliseconds inMillis(std::chrono::nanoseconds time) {
    return std::chrono::duration_cast<std::chrono::milliseconds>(time);
}

}  // namespace

EventLoopWatch::EventLoopWatch(QObject* parent) : QObject(parent) {
    timer_.setTimerType(Qt::PreciseTimer);
    timer_.setInterval(kTick);
    connect(&timer_, &QTimer::timeout, this, &EventLoopWatch::tick);
}

void EventLoopWatch::start() {
    blocks_.clear();
    longest_ = {};
    since_.start();
    worked_ = threadTime();
    timer_.start();
}

void EventLoopWatch::tick() {
    const auto away = inMillis(std::chrono::nanoseconds(since_.nsecsElapsed()));
    const std::chrono::nanoseconds now = threadTime();
    const auto worked = inMillis(now - worked_);
    since_.start();
    worked_ = now;
    longest_ = std::max(longest_, worked);
    if (away <= kTooLong + kTick) return;
    blocks_.push_back({away, worked});
    emit blocked(away, worked);
}

}  // namespace headroom::gui
