// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <exception>
#include <mutex>
#include <thread>
#include <vector>

namespace headroom::study {

/// Runs `work` on `count` threads at once, the calling one among them; returns when all are done. What one of them
/// throws is thrown here.
template <class Work>
void onThreads(std::size_t count, const Work& work) {
    std::exception_ptr thrown;
    std::mutex mutex;
    const auto guarded = [&] {
        try {
            work();
        } catch (...) {
            const std::scoped_lock lock(mutex);
            thrown = std::current_exception();
        }
    };
    {
        std::vector<std::jthread> pool;
        for (std::size_t i = 1; i < count; ++i) pool.emplace_back(guarded);
        guarded();
    }
    if (thrown) std::rethrow_exception(thrown);
}

}  // namespace headroom::study
