// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/items/resource_charts.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <iterator>
#include <optional>
#include <set>

#include "gui/format.hpp"
#include "gui/items/chart_selection.hpp"
#include "gui/items/latency_selection.hpp"
#include "gui/items/metric_unit.hpp"
#include "gui/translated.hpp"

namespace headroom::gui {

namespace {

using figures::SeriesChart;
using figures::Tone;

/// What counts requests, by kind of resource.
constexpr std::array kRequests{"Requests",          "Count",        "Invocations",  "TotalRequestCount",
                               "ExecutionsStarted", "MessageCount", "ConnectCount", "AsyncEventsReceived",
                               "SuccessfulRequests"};
/// Looked up and found, looked up and not found.
constexpr std::array<std::pair<const char*, const char*>, 4> kCaches{{{"CacheHitCount", "CacheMissCount"},
                                                                      {"ItemCacheHits", "ItemCacheMisses"},
                                                                      {"QueryCacheHits", "QueryCacheMisses"},
                                                                      {"ScanCacheHits", "ScanCacheMisses"}}};

bool contains(const std::string& text, const char* part) { return text.find(part) != std::string::npos; }

bool isTrouble(const std::string& metric) {
    return std::ranges::any_of(std::array{"Throttle", "Error", "4xx", "5xx", "Failed", "Fault", "TimedOut", "Dropped"},
                               [&](const char* part) { return contains(metric, part); });
}

std::vector<double> scaled(std::vector<double> values, double factor) {
    for (double& value : values) value *= factor;
    return values;
}

/// Puts charts together and remembers which metrics they show.
class Charts {
public:
    Charts(const SeriesSource& source, const std::string& resource) : source_(source), resource_(resource) {}

    void add(std::optional<SeriesChart> chart, std::initializer_list<std::string> metrics) {
        if (!chart) return;
        shown_.insert(metrics);
        charts_.push_back(std::move(*chart));
    }
    void addRequests();
    void addCaches();
    void addBurst();
    void addCredits();
    void addOthers();
    std::vector<SeriesChart> take() { return std::move(charts_); }

private:
    SeriesChart titled(const QString& title) const {
        SeriesChart chart = source_.chart();
        chart.title = gui::tr("%1: %2").arg(say::text(resource_), title);
        return chart;
    }
    QString periodText() const { return say::length(source_.period()); }
    const SeriesSource& source_;
    const std::string& resource_;
    std::set<std::string> shown_;
    std::vector<SeriesChart> charts_;
};

/// Requests a second, shaded where some were refused.
void Charts::addRequests() {
    for (const char* metric : kRequests) {
        const study::Series* series = source_.used(resource_, metric);
        if (series == nullptr) continue;
        SeriesChart chart = titled(gui::tr("requests"));
        chart.unit = QStringLiteral("/s");
        chart.detail = gui::tr("per second, replication 1");
        chart.lines.push_back({gui::tr("requests"), source_.perSecond(*series), Tone::Primary, false});
        for (const char* refused : {"Throttled", "Throttles", "ThrottledRequests", "ThrottledRequestCount"})
            shadeWhere(chart, source_.used(resource_, refused));
        if (!chart.shaded.empty()) chart.detail += gui::tr("; red: throttled");
        return add(std::move(chart), {metric});
    }
}

/// The share of look-ups that were found, a line a kind of cache; a period without look-ups is a gap.
void Charts::addCaches() {
    SeriesChart chart = titled(gui::tr("cache hit ratio"));
    chart.unit = QStringLiteral("%");
    chart.detail = gui::tr("% of look-ups in each period");
    constexpr std::array kTones{Tone::Primary, Tone::Primary, Tone::Level, Tone::Limit};
    for (std::size_t kind = 0; kind < kCaches.size(); ++kind) {
        const auto& [hit, miss] = kCaches.at(kind);
        const study::Series* hits = source_.find(resource_, hit);
        const study::Series* misses = source_.find(resource_, miss);
        if (hits == nullptr || misses == nullptr || (!isUsed(*hits) && !isUsed(*misses))) continue;
        std::vector<double> ratio(std::min(hits->values.size(), misses->values.size()));
        for (std::size_t i = 0; i < ratio.size(); ++i) {
            const double all = hits->values[i] + misses->values[i];
            ratio[i] = all > 0.0 ? 100.0 * hits->values[i] / all : std::nan("");
        }
        chart.lines.push_back({say::words(hit), std::move(ratio), kTones.at(kind), false});
    }
    if (!chart.lines.empty()) charts_.push_back(std::move(chart));
}

/// What a provisioned table may take at once: at most 300 s of its capacity.
void Charts::addBurst() {
    SeriesChart chart = titled(gui::tr("burst credit"));
    chart.unit = gui::tr("units");
    chart.detail = gui::tr("units saved up at the end of each period, at most 300 s of capacity");
    if (const study::Series* writes = source_.used(resource_, "BurstWriteUnits"))
        chart.lines.push_back({gui::tr("writes"), writes->values, Tone::Primary, false});
    if (const study::Series* reads = source_.used(resource_, "BurstReadUnits"))
        chart.lines.push_back({gui::tr("reads"), reads->values, Tone::Level, false});
    add(chart.lines.empty() ? std::nullopt : std::optional(std::move(chart)), {"BurstWriteUnits", "BurstReadUnits"});
}

void Charts::addCredits() {
    SeriesChart chart = titled(gui::tr("CPU credits"));
    chart.unit = gui::tr("credits");
    chart.detail = gui::tr("earned and not spent; surplus is what is owed");
    if (const study::Series* balance = source_.used(resource_, "CPUCreditBalance"))
        chart.lines.push_back({gui::tr("balance"), balance->values, Tone::Primary, false});
    if (const study::Series* surplus = source_.used(resource_, "CPUSurplusCreditBalance"))
        chart.lines.push_back({gui::tr("surplus"), surplus->values, Tone::Warning, false});
    add(chart.lines.empty() ? std::nullopt : std::optional(std::move(chart)),
        {"CPUCreditBalance", "CPUSurplusCreditBalance"});
}

void Charts::addOthers() {
    for (const auto& [name, series] : source_.all()) {
        if (name.resource != resource_ || shown_.contains(name.metric) || !isUsed(*series)) continue;
        if (name.statistic == "p50" || name.statistic == "p99") continue;  // with the latency
        SeriesChart chart = titled(say::words(name.metric));
        const MetricUnit unit = metricUnit(name.metric, name.statistic);
        chart.unit = unit.unit;
        const bool sum = name.statistic == "Sum";
        chart.sums = sum;
        const QString what = sum ? gui::tr("sum over %1").arg(periodText()) : gui::tr("over %1").arg(periodText());
        chart.detail = chart.unit.isEmpty() ? what : chart.unit + QStringLiteral(", ") + what;
        const Tone tone = isTrouble(name.metric) ? Tone::Warning : Tone::Primary;
        chart.lines.push_back({say::words(name.metric), scaled(series->values, unit.factor), tone, false});
        charts_.push_back(std::move(chart));
    }
}

}  // namespace

std::vector<SeriesChart> resourceChartsOf(const study::StudyResult& study, const study::DesignResult& result,
                                          const std::string& resource) {
    const SeriesSource source(study, result);
    Charts charts(source, resource);
    charts.addRequests();
    charts.add(latencyOverTimeOf(source, resource), {"Latency", "ExecutionTime"});
    for (const std::string direction : {"Write", "Read"}) {
        charts.add(
            capacityChartOf(source, resource, direction),
            {"Consumed" + direction + "CapacityUnits", "Provisioned" + direction + "CapacityUnits",
             "BusiestSecond" + direction + "Units", direction + "CapacityAlarmHigh", direction + "CapacityAlarmLow"});
    }
    charts.add(concurrencyChartOf(source, resource),
               {"ConcurrentExecutions", "ProvisionedConcurrencyAlarmHigh", "ProvisionedConcurrencyAlarmLow"});
    charts.addBurst();
    charts.addCaches();
    charts.addCredits();
    charts.addOthers();
    return charts.take();
}

}  // namespace headroom::gui
