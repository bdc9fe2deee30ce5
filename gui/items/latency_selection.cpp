// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/items/latency_selection.hpp"

#include <algorithm>
#include <cmath>

#include "gui/format.hpp"
#include "gui/items/headline.hpp"
#include "gui/translated.hpp"

namespace headroom::gui {

namespace {

using figures::SeriesChart;
using figures::Tone;

/// A latency of 0 stands for a period in which nothing ended.
std::vector<double> measured(const study::Series& series) {
    std::vector<double> values = series.values;
    for (double& value : values) value = value > 0.0 ? value : std::nan("");
    return values;
}

/// The tightest limit on the p99, with or without a window.
std::optional<double> p99Limit(const study::DesignResult& result, const std::string& of) {
    std::optional<double> limit;
    for (const study::ObjectiveResult& objective : result.objectives) {
        if (objective.metric != "Latency" || objective.of != of || objective.statistic != "p99") continue;
        limit = std::min(limit.value_or(objective.limit), objective.limit);
    }
    return limit;
}

}  // namespace

std::optional<SeriesChart> latencyOverTimeOf(const SeriesSource& source, const std::string& of) {
    SeriesChart chart = source.chart();
    bool hasP99 = false;
    for (const char* metric : {"Latency", "ExecutionTime"}) {
        const auto add = [&](const char* statistic, const QString& name, Tone tone) {
            const study::Series* series = source.used(of, metric, statistic);
            if (series != nullptr) chart.lines.push_back({name, measured(*series), tone, false});
            return series != nullptr;
        };
        add("Average", gui::tr("mean"), Tone::Faint);
        add("p50", QStringLiteral("p50"), Tone::Level);
        hasP99 = add("p99", QStringLiteral("p99"), Tone::Primary) || hasP99;
    }
    if (chart.lines.empty()) return std::nullopt;
    chart.title = gui::tr("%1: latency over time").arg(say::text(of));
    chart.unit = QStringLiteral("ms");
    chart.detail = gui::tr("ms, replication 1");
    if (const auto limit = hasP99 ? p99Limit(source.result(), of) : std::nullopt) {
        chart.limit = *limit * 1000.0;
        // Far above the lines it would flatten them, and is not drawn.
        chart.detail += (figures::drawsLimit(chart) ? gui::tr("; p99 objective %1")
                                                    : gui::tr("; p99 objective %1, above the chart"))
                            .arg(say::duration(*limit));
    }
    return chart;
}

figures::LatencyChart latencyChartOf(const study::DesignResult& result, const std::string& of) {
    figures::LatencyChart chart;
    const study::Latency* latency = latencyOf(result, of);
    if (latency == nullptr || latency->count == 0) return chart;
    chart.curve = latency->curve;
    for (const study::Percentile& percentile : latency->percentiles) {
        if (percentile.ci95) chart.marks.push_back({percentile.share, percentile.ci95->low, percentile.ci95->high});
    }
    for (const study::ObjectiveResult& objective : result.objectives) {
        if (objective.metric != "Latency" || objective.of != of || objective.window) continue;
        if (chart.objective && *chart.objective <= objective.limit) continue;
        chart.objective = objective.limit;
        chart.objectiveText = QCoreApplication::translate("headroom::gui", "%1 objective %2")
                                  .arg(say::text(objective.statistic), say::duration(objective.limit));
        const auto at =
            std::find_if(latency->percentiles.begin(), latency->percentiles.end(), [&](const auto& percentile) {
                return say::percentileName(percentile.name) == say::text(objective.statistic);
            });
        chart.objectiveShare = at == latency->percentiles.end() ? std::nullopt : std::optional(at->share);
    }
    return chart;
}

figures::DistributionChart distributionChartOf(const study::DesignResult& result, const std::string& of) {
    constexpr int kBins = 64;
    figures::DistributionChart chart;
    const study::Latency* latency = latencyOf(result, of);
    if (latency == nullptr || latency->count == 0 || latency->curve.empty()) return chart;
    auto curve = latency->curve;  // ends before the longest
    curve.emplace_back(1.0, std::max(latency->max, curve.back().second));
    chart.bins = figures::distributionOf(curve, kBins);
    for (const study::Percentile& percentile : latency->percentiles) {
        if (percentile.name == "P50" || percentile.name == "P99")
            chart.marks.emplace_back(say::percentileName(percentile.name), percentile.seconds);
    }
    chart.objective = latencyChartOf(result, of).objective;
    return chart;
}

}  // namespace headroom::gui
