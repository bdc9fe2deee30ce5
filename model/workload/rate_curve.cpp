// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/workload/rate_curve.hpp"

#include <algorithm>
#include <cmath>

#include "model/base/regime_clock.hpp"
#include "model/workload/day_wave.hpp"

namespace headroom::workload {
namespace {

using base::Duration;
using base::Instant;

constexpr Duration kLongestPiece = base::hours(1);
constexpr int kLinearPieces = 64;

// A pattern squeezed until a run spans more than a century of it would leave the clock's range: it stands still there.
constexpr double kFarthestPattern = 3.2e18;

RatePiece flat(double rate, Instant end) { return {rate, rate, end}; }

/// The straight line from (begin, from) to (begin + over, to), cut into pieces over which it changes little.
RatePiece linearPiece(double from, double to, Instant begin, Duration over, Instant now) {
    const std::int64_t step = std::max<std::int64_t>(1, over.count / kLinearPieces);
    const std::int64_t since = (now - begin).count;
    const std::int64_t next = std::min(over.count, (since / step + 1) * step);
    const auto rateAt = [&](std::int64_t ns) {
        return from + (to - from) * (static_cast<double>(ns) / static_cast<double>(over.count));
    };
    const auto [low, high] = std::minmax({rateAt(since), rateAt(next)});
    return {low, high, begin + Duration(next)};
}

class FlatCurve : public RateCurve {
public:
    FlatCurve(const ArrivalSpec& spec, const Poisson& poisson)
        : RateCurve(spec.scale, spec.timeScale), rate_(poisson.rate.perSecond) {}

protected:
    double patternAt(Instant) override { return rate_; }
    RatePiece patternPieceAt(Instant now) override { return flat(rate_, now + kLongestPiece); }

private:
    double rate_;
};

/// What repeats by the local clock: Diurnal and Weekly.
class CalendarCurve : public RateCurve {
public:
    CalendarCurve(const ArrivalSpec& spec, const Diurnal& diurnal)
        : RateCurve(spec.scale, spec.timeScale),
          calendar_(spec.calendar),
          wave_(diurnal.peakToMean, diurnal.peakAt),
          days_(7, diurnal.mean.perSecond) {}

    CalendarCurve(const ArrivalSpec& spec, const Weekly& weekly)
        : RateCurve(spec.scale, spec.timeScale),
          calendar_(spec.calendar),
          wave_(weekly.peakToMean, weekly.peakAt),
          days_(weekly.days.begin(), weekly.days.end()),
          hours_(weekly.hours) {
        scaleToMean(hours_.empty() ? days_ : hours_, weekly.mean.perSecond);
    }

protected:
    double patternAt(Instant now) override {
        const Timestamp local = calendar_.local(now);
        const Duration time = timeOfDay(local);
        return hours_.empty() ? days_[weekday(local)] * wave_.at(time) : hours_[hourOfWeek(local)];
    }

    RatePiece patternPieceAt(Instant now) override {
        const Timestamp local = calendar_.local(now);
        const Duration time = timeOfDay(local);
        const Duration step = hours_.empty() ? wave_.step() : base::hours(1);
        const Duration next((time.count / step.count + 1) * step.count);
        RatePiece piece = flat(0.0, now + (next - time));
        if (hours_.empty()) {
            const DayWave::Range range = wave_.range(time, next);
            piece.low = days_[weekday(local)] * range.low;
            piece.high = days_[weekday(local)] * range.high;
        } else {
            piece.low = piece.high = hours_[hourOfWeek(local)];
        }
        if (const auto change = calendar_.zone.nextChange(calendar_.utc(now))) {
            piece.end = std::min(piece.end, calendar_.instantOf(*change));
        }
        return piece;
    }

private:
    static std::size_t weekday(Timestamp local) { return static_cast<std::size_t>(weekdayOfDays(dayOf(local))); }
    static std::size_t hourOfWeek(Timestamp local) {
        return weekday(local) * 24 + static_cast<std::size_t>(timeOfDay(local) / base::hours(1));
    }
    static void scaleToMean(std::vector<double>& values, double mean) {
        double sum = 0.0;
        for (const double value : values) { sum += value; }
        for (double& value : values) { value *= mean * static_cast<double>(values.size()) / sum; }
    }

    Calendar calendar_;
    DayWave wave_;
    std::vector<double> days_;
    std::vector<double> hours_;
};

class RampCurve : public RateCurve {
public:
    RampCurve(const ArrivalSpec& spec, const Ramp& ramp) : RateCurve(spec.scale, spec.timeScale), ramp_(ramp) {}

protected:
    double patternAt(Instant now) override {
        const RatePiece piece = patternPieceAt(now);
        if (piece.low == piece.high) { return piece.low; }
        const double part = static_cast<double>((now - begin()).count) / static_cast<double>(ramp_.over.count);
        return ramp_.from.perSecond + (ramp_.to.perSecond - ramp_.from.perSecond) * part;
    }

    RatePiece patternPieceAt(Instant now) override {
        if (now < begin()) { return flat(ramp_.from.perSecond, std::min(begin(), now + kLongestPiece)); }
        if (now >= begin() + ramp_.over) { return flat(ramp_.to.perSecond, now + kLongestPiece); }
        return linearPiece(ramp_.from.perSecond, ramp_.to.perSecond, begin(), ramp_.over, now);
    }

private:
    Instant begin() const { return Instant{} + ramp_.at; }

    Ramp ramp_;
};

class StepsCurve : public RateCurve {
public:
    StepsCurve(const ArrivalSpec& spec, const Steps& steps)
        : RateCurve(spec.scale, spec.timeScale), steps_(steps.steps) {}

protected:
    double patternAt(Instant now) override { return patternPieceAt(now).low; }

    RatePiece patternPieceAt(Instant now) override {
        const auto next = std::upper_bound(steps_.begin(), steps_.end(), now - Instant{},
                                           [](Duration at, const Steps::Step& step) { return at < step.at; });
        // A load that begins after Start has nothing before it; the rate at Start is the warm-up's as well.
        const bool before = next == steps_.begin() && next->at > Duration(0);
        const double rate = before ? 0.0 : (next == steps_.begin() ? next : next - 1)->rate.perSecond;
        const Instant longest = now + kLongestPiece;
        return flat(rate, next == steps_.end() ? longest : std::min(longest, Instant{} + next->at));
    }

private:
    std::vector<Steps::Step> steps_;
};

class SpikeCurve : public RateCurve {
public:
    SpikeCurve(const ArrivalSpec& spec, const Spike& spike)
        : RateCurve(spec.scale, spec.timeScale),
          base_(spike.base.perSecond),
          peak_(spike.peak.perSecond),
          rise_(spike.rise),
          begin_(Instant{} + spike.at),
          end_(begin_ + spike.length) {}

protected:
    double patternAt(Instant now) override {
        if (now < begin_ || now >= end_) { return base_; }
        const Duration fromEdge = std::min(now - begin_, end_ - now);
        if (fromEdge >= rise_) { return peak_; }
        return base_ + (peak_ - base_) * (static_cast<double>(fromEdge.count) / static_cast<double>(rise_.count));
    }

    RatePiece patternPieceAt(Instant now) override {
        if (now < begin_) { return flat(base_, std::min(begin_, now + kLongestPiece)); }
        if (now < begin_ + rise_) { return linearPiece(base_, peak_, begin_, rise_, now); }
        if (now < end_ - rise_) { return flat(peak_, std::min(end_ - rise_, now + kLongestPiece)); }
        if (now < end_) { return linearPiece(peak_, base_, end_ - rise_, rise_, now); }
        return flat(base_, now + kLongestPiece);
    }

private:
    double base_;
    double peak_;
    Duration rise_;
    Instant begin_;
    Instant end_;
};

class BurstyCurve : public RateCurve {
public:
    BurstyCurve(const ArrivalSpec& spec, const Bursty& bursty, std::uint64_t key)
        : RateCurve(spec.scale, spec.timeScale), clock_(meanStays(bursty), key) {
        for (const Bursty::State& state : bursty.states) { rates_.push_back(state.rate.perSecond); }
    }

protected:
    double patternAt(Instant now) override { return rates_[clock_.at(now)]; }
    RatePiece patternPieceAt(Instant now) override {
        const double rate = rates_[clock_.at(now)];
        return flat(rate, clock_.until());
    }

private:
    static std::vector<double> meanStays(const Bursty& bursty) {
        std::vector<double> means;
        for (const Bursty::State& state : bursty.states) { means.push_back(base::toSeconds(state.meanStay)); }
        return means;
    }

    base::RegimeClock clock_;
    std::vector<double> rates_;
};

struct CurveOf {
    const ArrivalSpec& spec;
    std::uint64_t key;

    std::unique_ptr<RateCurve> operator()(const Poisson& p) const { return std::make_unique<FlatCurve>(spec, p); }
    std::unique_ptr<RateCurve> operator()(const Diurnal& p) const { return std::make_unique<CalendarCurve>(spec, p); }
    std::unique_ptr<RateCurve> operator()(const Weekly& p) const { return std::make_unique<CalendarCurve>(spec, p); }
    std::unique_ptr<RateCurve> operator()(const Ramp& p) const { return std::make_unique<RampCurve>(spec, p); }
    std::unique_ptr<RateCurve> operator()(const Steps& p) const { return std::make_unique<StepsCurve>(spec, p); }
    std::unique_ptr<RateCurve> operator()(const Spike& p) const { return std::make_unique<SpikeCurve>(spec, p); }
    std::unique_ptr<RateCurve> operator()(const Bursty& p) const { return std::make_unique<BurstyCurve>(spec, p, key); }
    template <class Other>
    std::unique_ptr<RateCurve> operator()(const Other&) const {
        return nullptr;
    }
};

}  // namespace

Instant RateCurve::toPattern(Instant now) const {
    if (timeScale_ == 1.0) { return now; }
    const double pattern = std::floor(static_cast<double>(now.ns) / timeScale_);
    return Instant{static_cast<std::int64_t>(std::clamp(pattern, -kFarthestPattern, kFarthestPattern))};
}

RatePiece RateCurve::pieceAt(Instant now) {
    RatePiece piece = patternPieceAt(toPattern(now));
    piece.low *= factor_;
    piece.high *= factor_;
    if (timeScale_ == 1.0) { return piece; }
    const double end = std::ceil(static_cast<double>(piece.end.ns) * timeScale_);
    const bool standing = std::abs(static_cast<double>(now.ns)) >= kFarthestPattern * timeScale_;
    piece.end = standing ? now + kLongestPiece : std::max(now + Duration(1), Instant{static_cast<std::int64_t>(end)});
    return piece;
}

std::unique_ptr<RateCurve> makeRateCurve(const ArrivalSpec& spec, std::uint64_t key) {
    return std::visit(CurveOf{spec, key}, spec.process);
}

}  // namespace headroom::workload
