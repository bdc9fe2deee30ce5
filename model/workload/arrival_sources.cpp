// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/workload/arrival_sources.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

namespace headroom::workload {

using base::Duration;
using base::Instant;

std::int64_t wholeWithinClock(double ns) {
    constexpr double kFarthest = 3.2e18;
    return static_cast<std::int64_t>(std::floor(std::clamp(ns, -kFarthest, kFarthest)));
}

PoissonArrivals::PoissonArrivals(std::unique_ptr<RateCurve> curve, std::uint64_t key, Instant begin, Instant end)
    : curve_(std::move(curve)), stream_(key), end_(end) {
    enterPieceAt(begin);
}

bool PoissonArrivals::enterPieceAt(Instant begin) {
    offsetNs_ = lengthNs_ = 0.0;
    for (;; begin = piece_.end) {
        if (begin >= end_) { return false; }
        piece_ = curve_->pieceAt(begin);
        if (piece_.high > 0.0) { break; }
    }
    pieceBegin_ = begin;
    piece_.end = std::min(piece_.end, end_);
    meanGapNs_ = 1e9 / piece_.high;
    lengthNs_ = static_cast<double>((piece_.end - begin).count);
    return true;
}

std::optional<Instant> PoissonArrivals::next() {
    if (lengthNs_ == 0.0) { return std::nullopt; }
    for (;;) {
        offsetNs_ += meanGapNs_ * base::standardExponential(stream_);
        if (offsetNs_ >= lengthNs_) {  // no memory: a new piece begins with a new gap
            if (!enterPieceAt(piece_.end)) { return std::nullopt; }
            continue;
        }
        const Instant candidate{pieceBegin_.ns + static_cast<std::int64_t>(offsetNs_)};
        if (piece_.low == piece_.high || accepts(candidate)) { return candidate; }
    }
}

bool PoissonArrivals::accepts(Instant candidate) {
    const double level = stream_.uniform() * piece_.high;
    return level < piece_.low || level < curve_->at(candidate);
}

EvenArrivals::EvenArrivals(double perSecond, Instant begin, Instant end) : periodNs_(1e9 / perSecond), end_(end) {
    k_ = static_cast<std::int64_t>(std::ceil(static_cast<double>(begin.ns) / periodNs_));
    while (std::floor(static_cast<double>(k_) * periodNs_) < static_cast<double>(begin.ns)) { ++k_; }
}

std::optional<Instant> EvenArrivals::next() {
    const double at = std::floor(static_cast<double>(k_) * periodNs_);
    if (!(at < static_cast<double>(end_.ns))) { return std::nullopt; }
    ++k_;
    return Instant{static_cast<std::int64_t>(at)};
}

ScheduleArrivals::ScheduleArrivals(const ArrivalSpec& spec, Instant begin, Instant end)
    : schedule_(std::get<Schedule>(spec.process)),
      calendar_(spec.calendar),
      copies_(static_cast<std::int64_t>(spec.scale)),
      timeScale_(spec.timeScale),
      patternNext_{wholeWithinClock(static_cast<double>(begin.ns) / spec.timeScale)},
      begin_(begin),
      end_(end) {}

std::optional<Instant> ScheduleArrivals::next() {
    while (left_ == 0) {
        if (copies_ == 0) { return std::nullopt; }
        const std::optional<Instant> run = nextRun(schedule_, calendar_, patternNext_);
        if (!run) { return std::nullopt; }
        patternNext_ = *run + Duration(1);
        current_ = timeScale_ == 1.0 ? *run : Instant{wholeWithinClock(static_cast<double>(run->ns) * timeScale_)};
        if (current_ >= end_) { return std::nullopt; }
        if (current_ >= begin_) { left_ = copies_; }
    }
    --left_;
    return current_;
}

std::unique_ptr<ArrivalSource> makeArrivals(const ArrivalSpec& spec, std::uint64_t key, Instant begin, Instant end) {
    if (std::unique_ptr<RateCurve> curve = makeRateCurve(spec, base::deriveKey(key, 1))) {
        return std::make_unique<PoissonArrivals>(std::move(curve), base::deriveKey(key, 0), begin, end);
    }
    if (const auto* constant = std::get_if<Constant>(&spec.process)) {
        return std::make_unique<EvenArrivals>(constant->rate.perSecond * spec.scale / spec.timeScale, begin, end);
    }
    if (const auto* replay = std::get_if<TraceReplay>(&spec.process)) {
        if (replay->trace->arrivals.empty()) { return std::make_unique<CountArrivals>(spec, key, begin, end); }
        return std::make_unique<RecordedArrivals>(spec, begin, end);
    }
    if (std::holds_alternative<Schedule>(spec.process)) { return std::make_unique<ScheduleArrivals>(spec, begin, end); }
    return nullptr;
}

}  // namespace headroom::workload
