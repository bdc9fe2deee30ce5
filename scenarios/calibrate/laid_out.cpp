// SPDX-License-Identifier: GPL-3.0-or-later
#include "scenarios/calibrate/laid_out.hpp"

#include <algorithm>
#include <cmath>
#include <optional>

#include "model/base/elementary.hpp"

namespace headroom::calibrate {

namespace {

/// From a nanosecond to three hours, which is more than any duration of Lambda's.
constexpr double kLowest = -14.0;
constexpr double kHighest = 16.2;
constexpr double kBucket = 0.004;
constexpr double kOneByOne = 24.0;  // ranks

/// The expected score of a rank (Blom, Statistical Estimates and Transformed Beta-Variables, 1958: 3/8).
double scoreOf(double rank, double count) { return base::math::normalQuantile((rank - 0.375) / (count + 0.25)); }

RankScores::Place placeOf(double share, double count, Reading reading) {
    const bool nearest = reading == Reading::Nearest;
    const double place = nearest ? std::max(std::ceil(share * count - 1e-9), 1.0) : 1.0 + (count - 1.0) * share;
    const double below = std::floor(place);
    return {scoreOf(below, count), scoreOf(std::min(below + 1.0, count), count), place - below};
}

RankScores scoresOf(double count, Reading reading) {
    RankScores scores;
    scores.median = placeOf(0.5, count, reading);
    scores.p99 = placeOf(0.99, count, reading);
    scores.ranks = count;
    double above = 0.0;  // ranks from the top that are done
    while (above < count - 0.5) {
        // Single ranks at the top and in small periods; further down groups that grow, to an eighth of the whole.
        double width = count <= kOneByOne ? 1.0 : std::clamp(std::floor(above / 3.0), 1.0, std::max(count / 12.0, 1.0));
        width = std::min(width, count - above);
        scores.groups.push_back({scoreOf(count - above - (width - 1.0) / 2.0, count), width});
        above += width;
    }
    return scores;
}

/// Counts up to 100 as they are, others to 1 %.
long long rounded(double count) {
    double unit = 1.0;
    while (count / unit > 200.0) unit *= 2.0;
    return std::max(std::llround(count / unit), 1LL) * std::llround(unit);
}

}  // namespace

double RankScores::Place::logOf(double sigma) const {
    if (share <= 0.0) return sigma * below;
    return std::log((1.0 - share) * std::exp(sigma * below) + share * std::exp(sigma * above));
}

PeriodLaw lawThrough(const RankScores& scores, double logMedian, double logP99) {
    const double rise = logP99 - logMedian;
    const double apart = scores.p99.below + scores.p99.share * (scores.p99.above - scores.p99.below) -
                         scores.median.below - scores.median.share * (scores.median.above - scores.median.below);
    if (rise <= 0.0 || apart <= 0.0) return {logMedian, 0.0};
    double sigma = rise / apart;
    constexpr int kRounds = 4;  // a straight line between values bends a little between their logarithms
    for (int i = 0; i < kRounds; ++i) {
        const double risen = scores.p99.logOf(sigma) - scores.median.logOf(sigma);
        if (risen <= 0.0) break;
        sigma *= rise / risen;
    }
    return {logMedian - scores.median.logOf(sigma), sigma};
}

const RankScores& LaidOut::scores(double count) {
    const long long key = rounded(count);
    const auto found = known_.find(key);
    if (found != known_.end()) return found->second;
    return known_.emplace(key, scoresOf(static_cast<double>(key), reading_)).first->second;
}

LogSpread::LogSpread() : buckets_(static_cast<std::size_t>((kHighest - kLowest) / kBucket) + 1) {}

void LogSpread::add(double log, double weight) {
    const double place = (std::clamp(log, kLowest, kHighest) - kLowest) / kBucket;
    buckets_[std::min(static_cast<std::size_t>(place), buckets_.size() - 1)] += weight;
    weight_ += weight;
}

void LogSpread::add(const LogSpread& other) {
    for (std::size_t i = 0; i < buckets_.size(); ++i) buckets_[i] += other.buckets_[i];
    weight_ += other.weight_;
}

double LogSpread::mean() const {
    double sum = 0.0;
    for (std::size_t i = 0; i < buckets_.size(); ++i) {
        if (buckets_[i] > 0.0) sum += buckets_[i] * std::exp(kLowest + (static_cast<double>(i) + 0.5) * kBucket);
    }
    return sum / weight_;
}

/// What lies in a bucket may stand for ranks that reach halfway to its neighbours: between near ones it is read off the
/// line. Far ones are values apart, with nothing between them.
double LogSpread::quantile(double share) const {
    constexpr double kFar = 0.5;
    const double wanted = share * weight_;
    struct Middle {
        double rank = 0.0;
        double log = 0.0;
    };
    std::optional<Middle> last;
    double below = 0.0;
    for (std::size_t i = 0; i < buckets_.size(); ++i) {
        if (buckets_[i] <= 0.0) continue;
        const Middle here{below + buckets_[i] / 2.0, kLowest + (static_cast<double>(i) + 0.5) * kBucket};
        if (here.rank >= wanted) {
            if (!last) return here.log;
            if (here.log - last->log > kFar) return below >= wanted ? last->log : here.log;
            return last->log + (here.log - last->log) * (wanted - last->rank) / (here.rank - last->rank);
        }
        below += buckets_[i];
        last = here;
    }
    return last ? last->log : kHighest;
}

}  // namespace headroom::calibrate
