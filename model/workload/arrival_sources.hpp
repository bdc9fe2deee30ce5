// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <memory>

#include "model/base/random.hpp"
#include "model/base/ziggurat.hpp"
#include "model/workload/arrivals.hpp"
#include "model/workload/rate_curve.hpp"

/// The sources behind makeArrivals, one class a mechanism.
namespace headroom::workload {

/// Nanoseconds rounded down and kept within a century of 0, so that stretched times cannot overflow the clock.
std::int64_t wholeWithinClock(double ns);

/// A Poisson process with a varying rate, exactly, by thinning (P. A. W. Lewis, G. S. Shedler, "Simulation of
/// nonhomogeneous Poisson processes by thinning", Naval Research Logistics 26, 1979): candidates at the greatest rate
/// of a short piece, taken with probability rate / greatest; below the least rate without computing the rate.
class PoissonArrivals final : public ArrivalSource {
public:
    PoissonArrivals(std::unique_ptr<RateCurve> curve, std::uint64_t key, base::Instant begin, base::Instant end);
    std::optional<base::Instant> next() override;

private:
    bool enterPieceAt(base::Instant begin);
    bool accepts(base::Instant candidate);

    std::unique_ptr<RateCurve> curve_;
    base::Stream stream_;
    base::Instant end_;
    base::Instant pieceBegin_;
    RatePiece piece_;
    double meanGapNs_ = 0.0;
    double offsetNs_ = 0.0;  ///< of the last candidate from pieceBegin_
    double lengthNs_ = 0.0;
};

/// Arrival k at k / rate, rounded down to the nanosecond; no drift.
class EvenArrivals final : public ArrivalSource {
public:
    EvenArrivals(double perSecond, base::Instant begin, base::Instant end);
    std::optional<base::Instant> next() override;

private:
    double periodNs_;
    std::int64_t k_ = 0;
    base::Instant end_;
};

/// The runs of a schedule, each `scale` times.
class ScheduleArrivals final : public ArrivalSource {
public:
    ScheduleArrivals(const ArrivalSpec& spec, base::Instant begin, base::Instant end);
    std::optional<base::Instant> next() override;

private:
    Schedule schedule_;
    Calendar calendar_;
    std::int64_t copies_;
    std::int64_t left_ = 0;
    double timeScale_;
    base::Instant patternNext_;
    base::Instant current_;
    base::Instant begin_;
    base::Instant end_;
};

/// A trace of counts; see TraceReplay for the rules.
class CountArrivals final : public ArrivalSource {
public:
    CountArrivals(const ArrivalSpec& spec, std::uint64_t key, base::Instant begin, base::Instant end);
    std::optional<base::Instant> next() override;

private:
    std::int64_t boundary(std::int64_t interval) const;
    std::int64_t countOf(std::int64_t interval) const;
    void load(std::int64_t interval);

    std::vector<double> upTo_;  ///< running sums of the scaled counts
    double stepNs_;
    double newClusterChance_;
    std::uint64_t key_;
    std::int64_t interval_;
    std::int64_t left_ = 0;      ///< arrivals not yet given in this interval
    std::int64_t clusters_ = 0;  ///< instants not yet drawn in this interval
    double position_ = 0.0;      ///< of the last instant, as a part of the interval
    base::Stream times_;
    base::Stream clustering_;
    base::Instant begin_;
    base::Instant end_;
};

/// A trace of single arrivals.
class RecordedArrivals final : public ArrivalSource {
public:
    RecordedArrivals(const ArrivalSpec& spec, base::Instant begin, base::Instant end);
    std::optional<base::Instant> next() override;

private:
    base::Instant timeOf(std::int64_t index) const;
    std::int64_t copiesOf(std::int64_t index) const;

    std::shared_ptr<const Trace> trace_;
    double scale_;
    double timeScale_;
    std::int64_t index_;
    std::int64_t copies_ = 0;
    base::Instant end_;
};

}  // namespace headroom::workload
