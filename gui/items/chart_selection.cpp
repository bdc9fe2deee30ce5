// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/items/chart_selection.hpp"

#include <algorithm>
#include <iterator>

#include "gui/format.hpp"
#include "gui/items/headline.hpp"
#include "gui/items/latency_selection.hpp"
#include "gui/translated.hpp"
#include "report/words.hpp"

namespace headroom::gui {

namespace {

using figures::SeriesChart;
using figures::Tone;

SeriesChart requestsChart(const SeriesSource& source, const std::string& api, const study::Series& count) {
    SeriesChart chart = source.chart();
    chart.title = gui::tr("Requests");
    chart.detail = gui::tr("per second, %1, replication 1").arg(say::text(api));
    chart.unit = QStringLiteral("/s");
    chart.lines.push_back({gui::tr("requests"), source.perSecond(count), Tone::Primary, false});
    return chart;
}

}  // namespace

std::optional<SeriesChart> capacityChartOf(const SeriesSource& source, const std::string& table,
                                           const std::string& direction) {
    const study::Series* consumed = source.used(table, "Consumed" + direction + "CapacityUnits");
    if (consumed == nullptr) return std::nullopt;
    SeriesChart chart = source.chart();
    const bool write = direction == "Write";
    chart.unit = write ? QStringLiteral("WCU") : QStringLiteral("RCU");
    chart.title = (write ? gui::tr("%1: write capacity") : gui::tr("%1: read capacity")).arg(say::text(table));
    chart.detail = chart.unit;
    if (const study::Series* provisioned = source.find(table, "Provisioned" + direction + "CapacityUnits")) {
        chart.lines.push_back({gui::tr("provisioned"), provisioned->values, Tone::Limit, true});
        chart.detail += gui::tr("; ● changed");
        markAlarms(chart, source, table, direction + "Capacity");
    }
    if (const study::Series* busiest = source.used(table, "BusiestSecond" + direction + "Units")) {
        chart.lines.insert(chart.lines.begin(),
                           figures::SeriesLine{gui::tr("busiest second"), busiest->values, Tone::Faint, false});
    }
    chart.lines.push_back({gui::tr("consumed"), source.perSecond(*consumed), Tone::Primary, false});
    shadeWhere(chart, source.find(table, direction + "ThrottleEvents"));
    if (!chart.shaded.empty()) chart.detail += gui::tr("; red: throttled");
    return chart;
}

std::optional<SeriesChart> concurrencyChartOf(const SeriesSource& source, const std::string& function) {
    const study::Series* concurrency = source.used(function, "ConcurrentExecutions");
    if (concurrency == nullptr) return std::nullopt;
    SeriesChart chart = source.chart();
    chart.title = gui::tr("%1: concurrent executions").arg(say::text(function));
    const auto quota = std::ranges::find_if(source.result().quotas, [](const study::QuotaUse& use) {
        return use.name.find("concurrent executions") != std::string::npos;
    });
    if (quota != source.result().quotas.end()) {
        chart.limit = quota->limit;
        chart.detail = gui::tr("limit %1").arg(say::count(quota->limit));
    }
    chart.lines.push_back({gui::tr("concurrent executions"), concurrency->values, Tone::Level, false});
    markAlarms(chart, source, function, "ProvisionedConcurrency");
    shadeWhere(chart, source.find(function, "Throttles"));
    if (!chart.shaded.empty()) chart.detail += gui::tr("; red: throttled");
    return chart;
}

std::vector<SeriesChart> seriesChartsOf(const study::StudyResult& study, const study::DesignResult& result) {
    const SeriesSource source(study, result);
    std::vector<SeriesChart> all;
    std::vector<SeriesChart> capacity;
    std::vector<SeriesChart> concurrency;
    const auto keep = [](std::vector<SeriesChart>& into, std::optional<SeriesChart> chart) {
        if (chart) into.push_back(std::move(*chart));
    };
    for (const auto& [name, series] : source.all()) {
        if (name.metric == "Count" && isUsed(*series)) {
            all.push_back(requestsChart(source, name.resource, *series));
        } else if (name.metric == "ConsumedWriteCapacityUnits") {
            keep(capacity, capacityChartOf(source, name.resource, "Write"));
        } else if (name.metric == "ConsumedReadCapacityUnits") {
            keep(capacity, capacityChartOf(source, name.resource, "Read"));
        } else if (name.metric == "ConcurrentExecutions") {
            keep(concurrency, concurrencyChartOf(source, name.resource));
        }
    }
    // Where something was throttled comes first: that is what one looks for.
    std::ranges::stable_partition(capacity, [](const SeriesChart& chart) { return !chart.shaded.empty(); });
    std::ranges::move(capacity, std::back_inserter(all));
    std::ranges::move(concurrency, std::back_inserter(all));
    return all;
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
