// SPDX-License-Identifier: GPL-3.0-or-later
#include "scenarios/checking/simulated_series.hpp"

#include <algorithm>
#include <cmath>

namespace headroom::checking {

using recorded::MatchedSeries;
using Kind = recorded::Statistic::Kind;

namespace {

std::vector<const engine::MetricSeries*> seriesOf(const study::Replication& replication, const std::string& resource,
                                                  std::string_view metric) {
    std::vector<const engine::MetricSeries*> found;
    for (const engine::MetricSeries& series : replication.series) {
        if (series.name == metric && format::resourceOf(series.resource) == resource) found.push_back(&series);
    }
    return found;
}

std::vector<double> sumOf(const std::vector<const engine::MetricSeries*>& all) {
    std::vector<double> sum;
    for (const engine::MetricSeries* series : all) {
        sum.resize(std::max(sum.size(), series->values.size()));
        for (std::size_t i = 0; i < series->values.size(); ++i) sum[i] += series->values[i];
    }
    return sum;
}

/// How much the mean of a period weighs that holds as many calls: none where nothing was observed, and something where
/// it was, though they had begun in an earlier period (a call of minutes ends in one in which none begins).
double weightOf(double value, double calls) { return std::isnan(value) ? 0.0 : std::max(calls, 1.0); }

/// The mean of versions, each weighed by what it did; no number where nothing was observed.
std::vector<double> meanOf(const study::Replication& replication,
                           const std::vector<const engine::MetricSeries*>& versions, std::string_view count) {
    if (versions.size() == 1) return versions.front()->values;
    std::vector<double> sum;
    std::vector<double> weight;
    for (const engine::MetricSeries* version : versions) {
        sum.resize(std::max(sum.size(), version->values.size()));
        weight.resize(sum.size());
        for (const engine::MetricSeries& counted : replication.series) {
            if (counted.resource != version->resource || counted.name != count) continue;
            for (std::size_t i = 0; i < std::min(counted.values.size(), version->values.size()); ++i) {
                const double calls = weightOf(version->values[i], counted.values[i]);
                if (calls > 0.0) sum[i] += version->values[i] * calls;
                weight[i] += calls;
            }
        }
    }
    for (std::size_t i = 0; i < sum.size(); ++i) sum[i] = weight[i] > 0.0 ? sum[i] / weight[i] : std::nan("");
    return sum;
}

/// `counted`: what is kept is what a SampleCount counts.
bool keeps(engine::Statistic kept, Kind wanted, bool counted) {
    switch (kept) {
        case engine::Statistic::Sum:
            return wanted == Kind::Sum || (wanted == Kind::SampleCount && counted);
        case engine::Statistic::Average:
            return wanted == Kind::Average;
        case engine::Statistic::Maximum:
            return wanted == Kind::Maximum;
        case engine::Statistic::SampleCount:
            return wanted == Kind::SampleCount;
    }
    return false;
}

/// What counts how often it happened, among the series of a run; empty: nothing does.
std::string countNameOf(const MatchedSeries& recorded) {
    if (recorded.metric->count.empty()) return std::string(recorded::countOf(recorded.publisher));
    return build::watchedName(std::string(recorded.metric->count), recorded.operation);
}

/// How often it happened in each period; for the means of a table, which counts nothing, one where it was observed.
std::vector<double> weightsOf(const study::Replication& replication, const MatchedSeries& recorded,
                              const std::vector<double>& values) {
    const std::string count = countNameOf(recorded);
    std::vector<double> weights;
    if (!count.empty()) {
        weights = sumOf(seriesOf(replication, recorded.resource, count));
        weights.resize(values.size());
        std::ranges::transform(values, weights, weights.begin(), &weightOf);
        return weights;
    }
    for (const double value : values) weights.push_back(value > 0.0 ? 1.0 : 0.0);
    return weights;
}

/// Percentiles that the run was asked for. Their weights are counts of periods that may be of another length.
WeighedSeries percentilesOf(const study::Replication& replication, const MatchedSeries& recorded) {
    const bool longest = recorded.statistic.kind == Kind::Maximum;
    const double share = longest ? 1.0 : recorded.statistic.share;
    for (const build::PercentileSeries& series : replication.percentiles) {
        const bool same = series.resource == recorded.resource && series.metric == recorded.metric->name &&
                          series.operation == recorded.operation && series.share == share &&
                          series.window == base::seconds(recorded.series.period);
        if (!same) continue;
        WeighedSeries found{base::toSeconds(series.window), series.seconds, {}};
        const double length = found.period / replication.seriesPeriod;
        const std::vector<double> counts = sumOf(seriesOf(replication, recorded.resource, countNameOf(recorded)));
        for (std::size_t i = 0; i < found.values.size(); ++i) {
            const bool none = found.values[i] != found.values[i];
            double weight = 0.0;
            const auto from = static_cast<std::size_t>(static_cast<double>(i) * length);
            const auto to = static_cast<std::size_t>(static_cast<double>(i + 1) * length);
            for (std::size_t k = from; k < std::max(to, from + 1) && k < counts.size(); ++k) weight += counts[k];
            found.weights.push_back(weightOf(found.values[i], longest ? 1.0 : weight));
            found.values[i] = none ? 0.0 : found.values[i] * recorded.metric->unit;
        }
        return found;
    }
    return {};
}

}  // namespace

void weighEvenly(WeighedSeries& series) {
    for (double& weight : series.weights) weight = weight > 0.0 ? 1.0 : 0.0;
}

WeighedSeries simulatedSeries(const study::Replication& replication, const MatchedSeries& recorded) {
    const Kind kind = recorded.statistic.kind;
    if (recorded.metric->percentiles && (kind == Kind::Percentile || kind == Kind::Maximum))
        return percentilesOf(replication, recorded);
    const bool counts = kind == Kind::SampleCount && !recorded.metric->count.empty();
    const auto found = seriesOf(
        replication, recorded.resource,
        counts ? countNameOf(recorded) : build::watchedName(std::string(recorded.metric->name), recorded.operation));
    if (found.empty() || !keeps(found.front()->statistic, kind, counts || recorded::countsSamples(*recorded.metric)))
        return {};
    const bool means = kind == Kind::Average;
    const bool capacity = means && recorded.metric->name.starts_with("Provisioned");  // a level, there all the time
    WeighedSeries series{replication.seriesPeriod, {}, {}};
    series.values = means ? meanOf(replication, found, recorded::countOf(recorded.publisher)) : sumOf(found);
    if (means && !capacity) series.weights = weightsOf(replication, recorded, series.values);
    std::ranges::replace_if(
        series.values, [](double value) { return std::isnan(value); }, 0.0);  // of no weight
    return series;
}

}  // namespace headroom::checking
