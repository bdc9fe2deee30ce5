// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <condition_variable>
#include <functional>
#include <mutex>
#include <stop_token>
#include <thread>

namespace headroom::gui {

/// One thread that does one job at a time; the newest one wins: a job under way is asked to stop, one that waits is
/// dropped. Jobs hand their results over by themselves. The destructor stops what runs and waits for it.
class LatestWorker {
public:
    using Job = std::function<void(std::stop_token)>;

    LatestWorker();
    ~LatestWorker();
    LatestWorker(const LatestWorker&) = delete;
    LatestWorker& operator=(const LatestWorker&) = delete;

    void submit(Job job);
    /// Asks the job under way to stop and drops the one that waits.
    void stop();

private:
    void work(const std::stop_token& quit);
    std::mutex mutex_;
    std::condition_variable_any ready_;
    Job waiting_;
    std::stop_source current_;
    std::jthread thread_;  ///< last: it uses the others
};

}  // namespace headroom::gui
