// SPDX-License-Identifier: GPL-3.0-or-later
#include "scenarios/study/progress_meter.hpp"

namespace headroom::study {

namespace {
constexpr auto kBetweenReports = std::chrono::milliseconds(100);
constexpr double kTooEarlyToTell = 0.005;
}  // namespace

std::size_t ProgressMeter::expect(std::size_t parts, base::Duration length) {
    const std::scoped_lock lock(mutex_);
    const std::size_t first = lengths_.size();
    lengths_.resize(first + parts, base::toSeconds(length));
    shares_.resize(first + parts, 0.0);
    return first;
}

void ProgressMeter::setLength(std::size_t part, base::Duration length) {
    const std::scoped_lock lock(mutex_);
    lengths_[part] = base::toSeconds(length);
}

void ProgressMeter::report(std::size_t part, double share) {
    const std::scoped_lock lock(mutex_);
    shares_[part] = share;
    const auto now = Clock::now();
    if (!options_.onProgress || now - last_ < kBetweenReports) return;
    last_ = now;
    double done = 0.0;
    double all = 0.0;
    for (std::size_t i = 0; i < lengths_.size(); ++i) {
        done += shares_[i] * lengths_[i];
        all += lengths_[i];
    }
    Progress progress;
    progress.done = all > 0.0 ? done / all : 0.0;
    progress.elapsedSeconds = std::chrono::duration<double>(now - began_).count();
    if (progress.done > kTooEarlyToTell) {
        progress.leftSeconds = progress.elapsedSeconds * (1.0 - progress.done) / progress.done;
    }
    options_.onProgress(progress);
}

}  // namespace headroom::study
