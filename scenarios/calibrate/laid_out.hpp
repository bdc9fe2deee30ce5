// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <map>
#include <utility>
#include <vector>

namespace headroom::calibrate {

/// Which of a period's values a percentile of it is.
enum class Reading : std::uint8_t {
    Nearest,  ///< the smallest that the share does not exceed
    Between,  ///< between two ranks, in proportion
};

/// Where the values of a period lie, in standard deviations of a normal law: expected scores of its ranks (Blom 1958),
/// several ranks of a large period together.
struct RankScores {
    struct Group {
        double score = 0.0;
        double weight = 0.0;  ///< ranks
    };
    /// Between two ranks, or on one of them.
    struct Place {
        double below = 0.0;
        double above = 0.0;
        double share = 0.0;  ///< of the way from the one to the other
        /// The logarithm of the value there, of a log-normal law of that spread around 1.
        double logOf(double sigma) const;
    };
    std::vector<Group> groups;
    Place median;  ///< where its p50 stands
    Place p99;
    double ranks = 0.0;
};

/// The log-normal law that has a period's p50 and p99 where they stand, by the logarithms of both.
struct PeriodLaw {
    double mu = 0.0;
    double sigma = 0.0;
};
PeriodLaw lawThrough(const RankScores& scores, double logMedian, double logP99);

/// Of periods of any count; each count is worked out once, large ones to 1 %.
class LaidOut {
public:
    explicit LaidOut(Reading reading) : reading_(reading) {}
    /// Requires at least one.
    const RankScores& scores(double count);

private:
    Reading reading_;
    std::map<long long, RankScores> known_;
};

/// How values are spread, by the logarithm of their milliseconds, to 0.4 %.
class LogSpread {
public:
    LogSpread();
    void add(double log, double weight);
    void add(const LogSpread& other);
    double weight() const { return weight_; }
    double mean() const;                  ///< milliseconds
    double quantile(double share) const;  ///< its logarithm; requires a weight

private:
    std::vector<double> buckets_;
    double weight_ = 0.0;
};

}  // namespace headroom::calibrate
