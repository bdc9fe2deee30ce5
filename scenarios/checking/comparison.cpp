// SPDX-License-Identifier: GPL-3.0-or-later
#include "scenarios/checking/comparison.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

#include "scenarios/checking/highest_values.hpp"
#include "scenarios/checking/simulated_series.hpp"
#include "scenarios/study/intervals.hpp"

namespace headroom::checking {

using recorded::MatchedSeries;
using Kind = recorded::Statistic::Kind;

namespace {

constexpr double kFewEvents = 100.0;
constexpr double kNothing = std::numeric_limits<double>::quiet_NaN();

/// A stretch of time, in seconds of Unix time.
struct Stretch {
    std::int64_t from = 0;
    std::int64_t to = 0;
};

bool adds(Kind kind) { return kind == Kind::Sum || kind == Kind::SampleCount; }

/// A sum, or a mean with weights.
class Total {
public:
    explicit Total(bool adds) : adds_(adds) {}
    void add(double value, double weight) {
        sum_ += adds_ ? value : value * weight;
        weight_ += weight;
    }
    std::optional<double> value() const {
        if (adds_) return sum_;
        if (weight_ <= 0.0) return std::nullopt;
        return sum_ / weight_;
    }

private:
    bool adds_;
    double sum_ = 0.0;
    double weight_ = 0.0;
};

/// Whether a series counts how often happened what `of` is the mean of.
bool countsFor(const MatchedSeries& one, const MatchedSeries& of) {
    if (one.resource != of.resource || one.series.period != of.series.period) return false;
    if (!of.metric->count.empty())
        return one.metric == of.metric && one.operation == of.operation && one.statistic.kind == Kind::SampleCount;
    const std::string_view count = recorded::countOf(of.publisher);
    return !count.empty() && one.metric->name == count && adds(one.statistic.kind);
}

/// What a mean of the recording is weighed by: how often it happened, where that was recorded too.
class Weights {
public:
    Weights() = default;
    explicit Weights(const std::vector<recorded::Datapoint>& counts) : counts_(&counts) {}

    /// Nothing is known: all weigh the same.
    bool empty() const { return counts_ == nullptr || counts_->empty(); }

    /// Asked in order of time, as values stand in their series: a month of minutes is walked through, not searched.
    class Walk {
    public:
        explicit Walk(const Weights& weights) : counts_(weights.empty() ? nullptr : weights.counts_) {}
        /// At least 1: where there is a value something ended, though it may have been counted in an earlier period.
        double at(std::int64_t second) {
            if (counts_ == nullptr) return 1.0;
            while (next_ < counts_->size() && (*counts_)[next_].second < second) ++next_;
            const bool counted = next_ < counts_->size() && (*counts_)[next_].second == second;
            return counted ? std::max((*counts_)[next_].value, 1.0) : 1.0;
        }

    private:
        const std::vector<recorded::Datapoint>* counts_;
        std::size_t next_ = 0;
    };

private:
    const std::vector<recorded::Datapoint>* counts_ = nullptr;
};

Weights recordedWeights(const MatchedSeries& of, const std::vector<MatchedSeries>& recording) {
    const bool mean = of.statistic.kind == Kind::Average || of.statistic.kind == Kind::Percentile;
    if (!mean) return {};
    const auto found = std::ranges::find_if(recording, [&](const MatchedSeries& one) { return countsFor(one, of); });
    return found == recording.end() ? Weights() : Weights(found->series.points);
}

std::optional<double> recordedTotal(const MatchedSeries& of, const Weights& weights, const Stretch& stretch) {
    Total total(adds(of.statistic.kind));
    Weights::Walk weight(weights);
    for (const recorded::Datapoint& point : of.series.points) {
        if (point.second >= stretch.from && point.second < stretch.to) total.add(point.value, weight.at(point.second));
    }
    return total.value();
}

std::optional<double> simulatedTotal(const WeighedSeries& series, bool adds, std::int64_t begin,
                                     const Stretch& stretch) {
    Total total(adds);
    for (std::size_t i = 0; i < series.values.size(); ++i) {
        const auto at = begin + static_cast<std::int64_t>(static_cast<double>(i) * series.period);
        if (at < stretch.from || at >= stretch.to) continue;
        total.add(series.values[i], series.weights.empty() ? 1.0 : i < series.weights.size() ? series.weights[i] : 0.0);
    }
    return total.value();
}

}  // namespace

std::optional<double> noiseOf(const std::vector<double>& values, double mean) {
    const auto next = study::predictionInterval95(mean, values, 1.0);
    return next ? std::optional(next->high - mean) : std::nullopt;
}

namespace {

std::optional<Figure> figureOf(const MatchedSeries& of, const Weights& weights,
                               const std::vector<WeighedSeries>& simulated, std::int64_t begin,
                               const Stretch& stretch) {
    const auto real = recordedTotal(of, weights, stretch);
    std::vector<double> values;
    for (const WeighedSeries& series : simulated) {
        const auto value = simulatedTotal(series, adds(of.statistic.kind), begin, stretch);
        if (value) values.push_back(*value);
    }
    if (!real || values.empty()) return std::nullopt;
    Figure figure{*real, study::mean(values), {}};
    figure.noise = noiseOf(values, figure.simulated);
    return figure;
}

/// The values of a series in bins of `period`, as sums or weighed means; no number where there are none.
class Bins {
public:
    Bins(std::int64_t begin, std::int64_t end, std::int64_t period, bool adds)
        : begin_(begin),
          period_(period),
          totals_(static_cast<std::size_t>((end - begin) / period), Total(adds)),
          used_(totals_.size()) {}
    void add(std::int64_t at, double value, double weight) {
        const auto bin = static_cast<std::size_t>(std::max<std::int64_t>(at - begin_, 0) / period_);
        if (bin >= totals_.size()) return;
        totals_[bin].add(value, weight);
        used_[bin] = true;
    }
    std::vector<double> values() const {
        std::vector<double> values;
        for (std::size_t i = 0; i < totals_.size(); ++i)
            values.push_back(used_[i] ? totals_[i].value().value_or(kNothing) : kNothing);
        return values;
    }

private:
    std::int64_t begin_;
    std::int64_t period_;
    std::vector<Total> totals_;
    std::vector<bool> used_;
};

Overlay overlayOf(const Replay& replay, const MatchedSeries& of, const Weights& weights,
                  const std::vector<WeighedSeries>& simulated, const std::string& name) {
    const auto simulatedPeriod = static_cast<std::int64_t>(simulated.front().period);
    const std::int64_t period = std::max(of.series.period, simulatedPeriod);
    const bool sums = adds(of.statistic.kind);
    Overlay overlay{name, replay.begin, period, {}, {}};
    Bins real(replay.begin, replay.end, period, sums);
    Weights::Walk weight(weights);
    for (const recorded::Datapoint& point : of.series.points)
        real.add(point.second, point.value, weight.at(point.second));
    overlay.real = real.values();
    overlay.simulated.assign(overlay.real.size(), 0.0);
    for (const WeighedSeries& series : simulated) {
        Bins bins(replay.begin, replay.end, period, sums);
        for (std::size_t i = 0; i < series.values.size(); ++i) {
            const auto at = replay.begin + static_cast<std::int64_t>(static_cast<double>(i) * series.period);
            bins.add(at, series.values[i], i < series.weights.size() ? series.weights[i] : 1.0);
        }
        const std::vector<double> values = bins.values();
        for (std::size_t i = 0; i < values.size(); ++i)
            overlay.simulated[i] += values[i] / static_cast<double>(simulated.size());
    }
    return overlay;
}

/// Mean distance of the two over the mean of the real one, where both have values.
std::optional<double> distanceOf(const Overlay& overlay, bool sums) {
    double distance = 0.0;
    double level = 0.0;
    for (std::size_t i = 0; i < overlay.real.size(); ++i) {
        double real = overlay.real[i];
        if (std::isnan(real) && sums) real = 0.0;  // CloudWatch writes no value when nothing happens
        if (std::isnan(real) || std::isnan(overlay.simulated[i])) continue;
        distance += std::abs(overlay.simulated[i] - real);
        level += std::abs(real);
    }
    if (level <= 0.0) return std::nullopt;
    return distance / level;
}

/// How a row is called: what is counted, where that has a name of its own; else the metric and its operation.
std::string nameOf(const MatchedSeries& of) {
    if (of.metric->name == "init_duration" && of.statistic.kind == Kind::SampleCount) return "ColdStarts";
    return recorded::metricText(of);
}

/// Whether a series is the traffic that was fed in. A function's throttles come out of the simulation, though they were
/// fed in with what was invoked.
bool isFed(const Replay& replay, const MatchedSeries& of) {
    return of.metric->name == recorded::countOf(of.publisher) && adds(of.statistic.kind) &&
           std::ranges::find(replay.fed, of.resource) != replay.fed.end();
}

void markRare(Row& row) {
    const std::optional<Figure>& judged = row.heldOut ? row.heldOut : row.all;
    row.rare = row.counts && judged && std::max(judged->real, judged->simulated) < kFewEvents;
}

}  // namespace

std::optional<double> Figure::error() const {
    if (real == 0.0) return simulated == 0.0 ? std::optional(0.0) : std::nullopt;
    return (simulated - real) / real;
}

bool Figure::withinNoise() const { return noise && std::abs(simulated - real) <= *noise; }

Comparison compare(const Replay& replay, const std::vector<study::Replication>& replications,
                   const std::vector<MatchedSeries>& recording, std::optional<std::int64_t> heldOutFrom) {
    Comparison comparison{{}, {}, replay.begin, replay.end, heldOutFrom, replay.notes, replay.driven};
    for (const MatchedSeries& given : recording) {
        const bool highest = isOfHighest(given) && !replications.empty();
        const auto kept = highest ? static_cast<std::int64_t>(replications.front().seriesPeriod) : 0;
        const MatchedSeries coarse = highest ? highestOf(given, kept, replay.begin) : MatchedSeries();
        const MatchedSeries& of = highest ? coarse : given;
        Row row{of.resource, nameOf(of), recorded::toText(of.statistic), {}, {}, {}, {}, false, false, false, {}};
        row.counts = adds(of.statistic.kind);
        row.fed = isFed(replay, of);
        std::vector<WeighedSeries> simulated;
        for (const study::Replication& replication : replications) {
            WeighedSeries series = simulatedSeries(replication, of);
            simulated.push_back(highest ? highestOf(series, of) : std::move(series));
        }
        if (of.series.points.empty() || simulated.front().values.empty()) {
            row.why = of.series.points.empty() ? "no value was recorded" : "the simulation has no such statistic";
            comparison.rows.push_back(std::move(row));
            continue;
        }
        const auto weights = recordedWeights(of, recording);
        if (weights.empty()) std::ranges::for_each(simulated, weighEvenly);
        row.all = figureOf(of, weights, simulated, replay.begin, {replay.begin, replay.end});
        if (heldOutFrom) row.heldOut = figureOf(of, weights, simulated, replay.begin, {*heldOutFrom, replay.end});
        if (!row.all) row.why = "nothing of it happened in the simulation";
        markRare(row);
        Overlay overlay =
            overlayOf(replay, of, weights, simulated, row.resource + "/" + row.metric + "/" + row.statistic);
        row.byPeriod = distanceOf(overlay, row.counts);
        comparison.overlays.push_back(std::move(overlay));
        comparison.rows.push_back(std::move(row));
    }
    return comparison;
}

}  // namespace headroom::checking
