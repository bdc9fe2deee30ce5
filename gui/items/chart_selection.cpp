// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/items/chart_selection.hpp"

#include <QCoreApplication>

#include <QTimeZone>

#include <algorithm>

#include "gui/format.hpp"
#include "gui/items/headline.hpp"
#include "gui/translated.hpp"
#include "report/words.hpp"

namespace headroom::gui {

namespace {

using figures::SeriesChart;
using figures::Tone;

const study::Series* find(const study::DesignResult& result, const std::string& resource, const std::string& metric) {
    const auto found = std::find_if(result.series.begin(), result.series.end(), [&](const study::Series& series) {
        const SeriesName name = parseSeriesName(series.name);
        return name.resource == resource && name.metric == metric;
    });
    return found == result.series.end() ? nullptr : &*found;
}

std::vector<double> perSecond(const study::Series& series, double period) {
    std::vector<double> values = series.values;
    for (double& value : values) value /= period;
    return values;
}

SeriesChart emptyChart(const study::StudyResult& study, const study::DesignResult& result) {
    SeriesChart chart;
    chart.period = result.seriesPeriod;
    chart.time.start = QDateTime::fromString(say::text(study.start), Qt::ISODate);
    if (!chart.time.start.isValid()) chart.time.start = QDateTime(QDate(2026, 1, 5), QTime(0, 0), QTimeZone::utc());
    chart.time.length = study.duration;
    return chart;
}

void shadeWhere(SeriesChart& chart, const study::Series* throttles) {
    if (throttles != nullptr) chart.shaded = figures::periodsAbove(throttles->values, chart.period);
}

SeriesChart requestsChart(SeriesChart chart, const std::string& api, const study::Series& count) {
    chart.title = gui::tr("Requests");
    chart.detail = gui::tr("per second, %1, replication 1").arg(say::text(api));
    chart.unit = QStringLiteral("/s");
    chart.lines.push_back({gui::tr("requests"), perSecond(count, chart.period), Tone::Primary, false});
    return chart;
}

SeriesChart capacityChart(SeriesChart chart, const study::DesignResult& result, const std::string& table,
                          const std::string& direction, const study::Series& consumed) {
    const bool write = direction == "Write";
    chart.unit = write ? QStringLiteral("WCU") : QStringLiteral("RCU");
    chart.title = (write ? gui::tr("%1: write capacity") : gui::tr("%1: read capacity")).arg(say::text(table));
    chart.detail = gui::tr("%1: consumed").arg(chart.unit);
    if (const study::Series* provisioned = find(result, table, "Provisioned" + direction + "CapacityUnits")) {
        chart.lines.push_back({gui::tr("provisioned"), provisioned->values, Tone::Limit, true});
        chart.detail += gui::tr(", provisioned");
    }
    chart.lines.push_back({gui::tr("consumed"), perSecond(consumed, chart.period), Tone::Primary, false});
    shadeWhere(chart, find(result, table, direction + "ThrottleEvents"));
    if (!chart.shaded.empty()) chart.detail += gui::tr("; shaded where attempts were throttled");
    return chart;
}

SeriesChart concurrencyChart(SeriesChart chart, const study::DesignResult& result, const std::string& function,
                             const study::Series& concurrency) {
    chart.title = gui::tr("%1: concurrent executions").arg(say::text(function));
    const auto quota = std::find_if(result.quotas.begin(), result.quotas.end(), [](const study::QuotaUse& use) {
        return use.name.find("concurrent executions") != std::string::npos;
    });
    if (quota != result.quotas.end()) {
        chart.limit = quota->limit;
        chart.detail = gui::tr("limit %1").arg(say::count(quota->limit));
    }
    chart.lines.push_back({gui::tr("concurrent executions"), concurrency.values, Tone::Level, false});
    shadeWhere(chart, find(result, function, "Throttles"));
    if (!chart.shaded.empty()) chart.detail += gui::tr("; shaded where invocations were throttled");
    return chart;
}

bool isUsed(const study::Series& series) {
    return std::any_of(series.values.begin(), series.values.end(), [](double value) { return value > 0.0; });
}

}  // namespace

SeriesName parseSeriesName(const std::string& name) {
    const std::size_t last = name.rfind('/');
    if (last == std::string::npos || last == 0) return {name, {}, {}};
    const std::size_t middle = name.rfind('/', last - 1);
    if (middle == std::string::npos) return {name.substr(0, last), name.substr(last + 1), {}};
    return {name.substr(0, middle), name.substr(middle + 1, last - middle - 1), name.substr(last + 1)};
}

std::vector<SeriesChart> seriesChartsOf(const study::StudyResult& study, const study::DesignResult& result) {
    const SeriesChart empty = emptyChart(study, result);
    std::vector<SeriesChart> requests;
    std::vector<SeriesChart> capacity;
    std::vector<SeriesChart> concurrency;
    for (const study::Series& series : result.series) {
        const SeriesName name = parseSeriesName(series.name);
        if (!isUsed(series)) continue;
        if (name.metric == "Count") {
            requests.push_back(requestsChart(empty, name.resource, series));
        } else if (name.metric == "ConsumedWriteCapacityUnits") {
            capacity.push_back(capacityChart(empty, result, name.resource, "Write", series));
        } else if (name.metric == "ConsumedReadCapacityUnits") {
            capacity.push_back(capacityChart(empty, result, name.resource, "Read", series));
        } else if (name.metric == "ConcurrentExecutions") {
            concurrency.push_back(concurrencyChart(empty, result, name.resource, series));
        }
    }
    // Where something was throttled comes first: that is what one looks for.
    std::stable_partition(capacity.begin(), capacity.end(),
                          [](const SeriesChart& chart) { return !chart.shaded.empty(); });
    std::vector<SeriesChart> all = std::move(requests);
    all.insert(all.end(), capacity.begin(), capacity.end());
    all.insert(all.end(), concurrency.begin(), concurrency.end());
    return all;
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

figures::FrontierChart frontierChartOf(const study::StudyResult& study, const std::string& chosen) {
    figures::FrontierChart chart;
    if (study.designs.empty()) return chart;
    const std::string subject = headlineSubject(study.designs.front());
    for (const study::DesignResult& design : study.designs) {
        const study::Latency* latency = latencyOf(design, subject);
        if (latency == nullptr || latency->count == 0 || !report::isPriced(design.cost.bill)) continue;
        const auto p99 = std::ranges::find(latency->percentiles, std::string("P99"), &study::Percentile::name);
        if (p99 == latency->percentiles.end()) continue;
        const study::Interval cost =
            design.cost.ci95.value_or(study::Interval{design.cost.perMonth, design.cost.perMonth});
        const study::Interval seconds = p99->ci95.value_or(study::Interval{p99->seconds, p99->seconds});
        chart.points.push_back({say::text(design.name), design.cost.perMonth, p99->seconds, cost.low, cost.high,
                                seconds.low, seconds.high, design.name == chosen});
    }
    const figures::LatencyChart first = latencyChartOf(study.designs.front(), subject);
    if (first.objectiveShare == 0.99) {
        chart.objective = first.objective;
        chart.objectiveText = first.objectiveText;
    }
    return chart;
}

}  // namespace headroom::gui
