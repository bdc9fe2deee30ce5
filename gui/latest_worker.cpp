// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/latest_worker.hpp"

#include <utility>

namespace headroom::gui {

LatestWorker::LatestWorker() : thread_([this](const std::stop_token& quit) { work(quit); }) {}

LatestWorker::~LatestWorker() {
    stop();
    thread_.request_stop();
}

void LatestWorker::submit(Job job) {
    {
        const std::lock_guard lock(mutex_);
        current_.request_stop();
        waiting_ = std::move(job);
    }
    ready_.notify_one();
}

void LatestWorker::stop() {
    const std::lock_guard lock(mutex_);
    current_.request_stop();
    waiting_ = nullptr;
}

void LatestWorker::work(const std::stop_token& quit) {
    std::unique_lock lock(mutex_);
    while (ready_.wait(lock, quit, [this] { return waiting_ != nullptr; })) {
        const Job job = std::exchange(waiting_, nullptr);
        current_ = std::stop_source();
        const std::stop_token token = current_.get_token();
        lock.unlock();
        job(token);
        lock.lock();
    }
}

}  // namespace headroom::gui
