// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <cmath>

#include "model/base/elementary.hpp"
#include "model/workload/arrival_sources.hpp"

namespace headroom::workload {
namespace {

using base::Duration;
using base::Instant;

// Interval -1 mirrors interval 0, -2 mirrors 1: the warm-up plays the trace backwards from its beginning.
std::int64_t mirrored(std::int64_t index) { return index >= 0 ? index : -index - 1; }

std::int64_t roundedDifference(double from, double to) {
    return static_cast<std::int64_t>(std::floor(to + 0.5)) - static_cast<std::int64_t>(std::floor(from + 0.5));
}

}  // namespace

CountArrivals::CountArrivals(const ArrivalSpec& spec, std::uint64_t key, Instant begin, Instant end)
    : key_(key), times_(0), clustering_(0), begin_(begin), end_(end) {
    const auto& replay = std::get<TraceReplay>(spec.process);
    stepNs_ = static_cast<double>(replay.trace->interval.count) * spec.timeScale;
    newClusterChance_ = 2.0 / (replay.burstiness + 1.0);
    upTo_.push_back(0.0);
    double sum = 0.0;
    for (const double count : replay.trace->counts) {
        sum += count;
        upTo_.push_back(sum * spec.scale);
    }
    const auto intervals = static_cast<std::int64_t>(replay.trace->counts.size());
    const double before = std::floor(static_cast<double>(begin.ns) / stepNs_) - 1.0;
    interval_ =
        static_cast<std::int64_t>(std::clamp(before, static_cast<double>(-intervals), static_cast<double>(intervals))) -
        1;
}

std::int64_t CountArrivals::boundary(std::int64_t interval) const {
    return wholeWithinClock(static_cast<double>(interval) * stepNs_ + 0.5);
}

std::int64_t CountArrivals::countOf(std::int64_t interval) const {
    const auto i = static_cast<std::size_t>(mirrored(interval));
    return i + 1 < upTo_.size() ? roundedDifference(upTo_[i], upTo_[i + 1]) : 0;
}

void CountArrivals::load(std::int64_t interval) {
    const std::uint64_t own = base::deriveKey(key_, static_cast<std::uint64_t>(interval));
    times_ = base::Stream(base::deriveKey(own, 0));
    clustering_ = base::Stream(base::deriveKey(own, 1));
    left_ = clusters_ = countOf(interval);
    position_ = 0.0;
    if (newClusterChance_ >= 1.0 || left_ == 0) { return; }
    // How many clusters the arrivals fall into: counted on a copy of the stream that the replay reads again.
    base::Stream rehearsal = clustering_;
    clusters_ = 1;
    for (std::int64_t i = 1; i < left_; ++i) { clusters_ += rehearsal.chance(newClusterChance_) ? 1 : 0; }
}

std::optional<Instant> CountArrivals::next() {
    for (;;) {
        bool first = false;
        while (left_ == 0) {
            ++interval_;
            const auto intervals = static_cast<std::int64_t>(upTo_.size()) - 1;
            if (interval_ >= intervals || boundary(interval_) >= end_.ns) { return std::nullopt; }
            load(interval_);
            first = true;
        }
        // The least of m uniform times in what is left of the interval: 1 - U^(1/m) of the way.
        if (first || newClusterChance_ >= 1.0 || clustering_.chance(newClusterChance_)) {
            const double step = -base::standardExponential(times_) / static_cast<double>(clusters_--);
            position_ += (1.0 - position_) * (1.0 - base::math::exp(step));
        }
        --left_;
        const std::int64_t from = boundary(interval_);
        const std::int64_t to = boundary(interval_ + 1);
        const auto within = static_cast<std::int64_t>(position_ * static_cast<double>(to - from));
        const Instant at{from + std::clamp<std::int64_t>(within, 0, std::max<std::int64_t>(0, to - from - 1))};
        if (at >= end_) { return std::nullopt; }
        if (at >= begin_) { return at; }
    }
}

RecordedArrivals::RecordedArrivals(const ArrivalSpec& spec, Instant begin, Instant end)
    : trace_(std::get<TraceReplay>(spec.process).trace), scale_(spec.scale), timeScale_(spec.timeScale), end_(end) {
    const auto count = static_cast<std::int64_t>(trace_->arrivals.size());
    std::int64_t low = -count;
    std::int64_t high = count;
    while (low < high) {
        const std::int64_t middle = low + (high - low) / 2;
        if (timeOf(middle) < begin) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    index_ = low - 1;
}

// Index -1 is the first arrival mirrored to just before Start.
Instant RecordedArrivals::timeOf(std::int64_t index) const {
    const Duration offset = trace_->arrivals[static_cast<std::size_t>(mirrored(index))];
    const std::int64_t scaled =
        timeScale_ == 1.0 ? offset.count : wholeWithinClock(static_cast<double>(offset.count) * timeScale_);
    return Instant{index >= 0 ? scaled : -scaled - 1};
}

std::int64_t RecordedArrivals::copiesOf(std::int64_t index) const {
    const auto i = static_cast<double>(mirrored(index));
    return roundedDifference(i * scale_, (i + 1.0) * scale_);
}

std::optional<Instant> RecordedArrivals::next() {
    while (copies_ == 0) {
        ++index_;
        if (index_ >= static_cast<std::int64_t>(trace_->arrivals.size()) || timeOf(index_) >= end_) {
            --index_;
            return std::nullopt;
        }
        copies_ = copiesOf(index_);
    }
    --copies_;
    return timeOf(index_);
}

}  // namespace headroom::workload
