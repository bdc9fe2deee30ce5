// SPDX-License-Identifier: GPL-3.0-or-later
#include "scenarios/calibrate/pooled_durations.hpp"

#include <algorithm>
#include <cmath>

#include "model/base/elementary.hpp"
#include "scenarios/calibrate/fit.hpp"
#include "scenarios/calibrate/laid_out.hpp"

namespace headroom::calibrate {

namespace {

constexpr std::size_t kBlocks = 20;
/// What a period whose count is not known is taken to have: its percentiles are then those of all.
constexpr double kMany = 1000.0;
constexpr double kFew = 100.0;

double weightOf(const DurationPeriod& period, bool counted) { return counted ? period.count : 1.0; }

/// Half of what a logarithm lies in 95 times of 100, by how far equal stretches of time lie apart.
double halfOf(const std::vector<double>& logs) {
    if (logs.size() < 5) return 0.0;
    const auto n = static_cast<double>(logs.size());
    double mean = 0.0;
    for (const double log : logs) mean += log / n;
    double squares = 0.0;
    for (const double log : logs) squares += (log - mean) * (log - mean);
    return studentT(n - 1.0) * std::sqrt(squares / (n - 1.0) / n);
}

DurationLevel levelOf(double log, double half) { return {std::exp(log - half), std::exp(log), std::exp(log + half)}; }

std::size_t blockOf(std::size_t period, std::size_t periods) { return period * std::min(kBlocks, periods) / periods; }

std::optional<DurationLevel> meanOf(const RecordedDurations& recorded) {
    std::vector<double> sums(kBlocks);
    std::vector<double> weights(kBlocks);
    for (std::size_t i = 0; i < recorded.periods.size(); ++i) {
        const DurationPeriod& period = recorded.periods[i];
        if (!period.mean) continue;
        const std::size_t block = blockOf(i, recorded.periods.size());
        sums[block] += *period.mean * weightOf(period, recorded.counted);
        weights[block] += weightOf(period, recorded.counted);
    }
    double sum = 0.0;
    double weight = 0.0;
    std::vector<double> logs;
    for (std::size_t i = 0; i < kBlocks; ++i) {
        sum += sums[i];
        weight += weights[i];
        if (sums[i] > 0.0) logs.push_back(std::log(sums[i] / weights[i]));
    }
    if (sum <= 0.0) return std::nullopt;
    return levelOf(std::log(sum / weight), halfOf(logs));
}

/// All values, laid out, by stretches of time.
struct Spread {
    std::vector<LogSpread> blocks{kBlocks};
    LogSpread all;
};

bool hasBoth(const DurationPeriod& period) { return period.median && period.p99 && *period.median > 0.0; }

Spread spreadOf(const RecordedDurations& recorded, Reading reading) {
    Spread spread;
    LaidOut laidOut(reading);
    for (std::size_t i = 0; i < recorded.periods.size(); ++i) {
        const DurationPeriod& period = recorded.periods[i];
        if (!hasBoth(period)) continue;
        const double count = recorded.counted ? std::max(period.count, 1.0) : kMany;
        const RankScores& scores = laidOut.scores(count);
        const PeriodLaw law =
            lawThrough(scores, std::log(*period.median), std::log(std::max(*period.p99, *period.median)));
        LogSpread& block = spread.blocks[blockOf(i, recorded.periods.size())];
        for (const RankScores::Group& group : scores.groups)
            block.add(law.mu + group.score * law.sigma, group.weight * count / scores.ranks);
    }
    for (const LogSpread& block : spread.blocks) spread.all.add(block);
    return spread;
}

/// A percentile of all, with what it differs by from one stretch of time to the other, or at least what chance makes of
/// one of so many values of a log-normal law.
DurationLevel percentileOf(const Spread& spread, double share, double sigma, double count) {
    std::vector<double> logs;
    for (const LogSpread& block : spread.blocks) {
        if (block.weight() > 0.0) logs.push_back(block.quantile(share));
    }
    const double z = base::math::normalQuantile(share);
    const double chance = std::sqrt(share * (1.0 - share) / count) / base::math::normalDensity(z) * sigma;
    return levelOf(spread.all.quantile(share), std::max(halfOf(logs), 1.96 * chance));
}

double sigmaOf(const Spread& spread) {
    return (spread.all.quantile(0.99) - spread.all.quantile(0.5)) / base::math::normalQuantile(0.99);
}

void widen(DurationLevel& level, const DurationLevel& other) {
    level.low = std::min(level.low, other.low);
    level.high = std::max(level.high, other.high);
}

/// How far the mean of what was laid out is from the recorded one.
double offBy(const Spread& spread, const std::optional<DurationLevel>& mean) {
    return mean ? std::abs(std::log(spread.all.mean() / mean->value)) : 0.0;
}

void addPercentiles(const RecordedDurations& recorded, PooledDurations& pooled) {
    constexpr double kApart = 0.01;  // a mean that is so much nearer tells which reading it is
    const Spread nearest = spreadOf(recorded, Reading::Nearest);
    const Spread between = spreadOf(recorded, Reading::Between);
    if (nearest.all.weight() <= 0.0) return;
    const double difference = offBy(nearest, pooled.mean) - offBy(between, pooled.mean);
    const Spread& better = difference > 0.0 ? between : nearest;
    const Spread& other = difference > 0.0 ? nearest : between;
    const double count = recorded.counted ? better.all.weight() : static_cast<double>(pooled.periods);
    pooled.median = percentileOf(better, 0.5, sigmaOf(better), count);
    pooled.p99 = percentileOf(better, 0.99, sigmaOf(better), count);
    if (std::abs(difference) < kApart) {
        widen(*pooled.median, percentileOf(other, 0.5, sigmaOf(other), count));
        widen(*pooled.p99, percentileOf(other, 0.99, sigmaOf(other), count));
    }
    for (const double share : kPooledShares) pooled.quantiles.push_back(std::exp(better.all.quantile(share)));
}

}  // namespace

PooledDurations pool(const RecordedDurations& recorded) {
    PooledDurations pooled;
    pooled.mean = meanOf(recorded);
    const bool percentiles = std::ranges::any_of(recorded.periods, hasBoth);
    double few = 0.0;
    for (const DurationPeriod& period : recorded.periods) {
        pooled.count += period.count;
        if (percentiles ? !hasBoth(period) : !period.mean) continue;
        ++pooled.periods;
        if (recorded.counted && period.count < kFew) ++few;
    }
    if (pooled.periods > 0) pooled.fewer = few / static_cast<double>(pooled.periods);
    if (percentiles) addPercentiles(recorded, pooled);
    return pooled;
}

}  // namespace headroom::calibrate
