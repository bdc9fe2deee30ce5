// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <cstddef>
#include <mutex>
#include <vector>

#include "model/base/units.hpp"
#include "scenarios/study/run.hpp"

namespace headroom::study {

/// Gathers the progress of all parts of a study and reports it a few times a second. Parts may run on several threads.
class ProgressMeter {
public:
    explicit ProgressMeter(const RunOptions& options) : options_(options), began_(Clock::now()) {}

    /// Before anything runs: `parts` further parts of that much simulated time each. Returns the first one's number.
    std::size_t expect(std::size_t parts, base::Duration length);
    /// The part turned out to be longer or shorter than expected.
    void setLength(std::size_t part, base::Duration length);
    /// Part `part` stands at `share` of its length.
    void report(std::size_t part, double share);

private:
    using Clock = std::chrono::steady_clock;

    const RunOptions& options_;
    std::vector<double> lengths_;
    std::vector<double> shares_;
    std::mutex mutex_;
    Clock::time_point began_;
    Clock::time_point last_{};
};

}  // namespace headroom::study
