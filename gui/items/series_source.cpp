// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/items/series_source.hpp"

#include <QTimeZone>

#include <algorithm>
#include <iterator>

#include "gui/format.hpp"
#include "gui/translated.hpp"

namespace headroom::gui {

SeriesName parseSeriesName(const std::string& name) {
    const std::size_t last = name.rfind('/');
    if (last == std::string::npos || last == 0) return {name, {}, {}};
    const std::size_t middle = name.rfind('/', last - 1);
    if (middle == std::string::npos) return {name.substr(0, last), name.substr(last + 1), {}};
    return {name.substr(0, middle), name.substr(middle + 1, last - middle - 1), name.substr(last + 1)};
}

bool isUsed(const study::Series& series) {
    return std::ranges::any_of(series.values, [](double value) { return value > 0.0; });
}

SeriesSource::SeriesSource(const study::StudyResult& study, const study::DesignResult& result)
    : study_(study), result_(result) {
    all_.reserve(result.series.size());
    for (const study::Series& series : result.series) all_.push_back({parseSeriesName(series.name), &series});
}

const study::Series* SeriesSource::find(const std::string& resource, const std::string& metric,
                                        const std::string& statistic) const {
    const auto found = std::ranges::find_if(all_, [&](const Entry& entry) {
        return entry.name.resource == resource && entry.name.metric == metric &&
               (statistic.empty() || entry.name.statistic == statistic);
    });
    return found == all_.end() ? nullptr : found->series;
}

const study::Series* SeriesSource::used(const std::string& resource, const std::string& metric,
                                        const std::string& statistic) const {
    const study::Series* series = find(resource, metric, statistic);
    return series != nullptr && isUsed(*series) ? series : nullptr;
}

figures::SeriesChart SeriesSource::chart() const {
    figures::SeriesChart chart;
    chart.period = result_.seriesPeriod;
    chart.time.start = QDateTime::fromString(say::text(study_.start), Qt::ISODate);
    if (!chart.time.start.isValid()) chart.time.start = QDateTime(QDate(2026, 1, 5), QTime(0, 0), QTimeZone::utc());
    chart.time.length = study_.duration;
    return chart;
}

std::vector<double> SeriesSource::perSecond(const study::Series& series) const {
    std::vector<double> values = series.values;
    for (double& value : values) value /= result_.seriesPeriod;
    return values;
}

void markAlarms(figures::SeriesChart& chart, const SeriesSource& source, const std::string& resource,
                const std::string& capacity) {
    for (const bool high : {true, false}) {
        const study::Series* states = source.find(resource, capacity + (high ? "AlarmHigh" : "AlarmLow"));
        if (states == nullptr) continue;
        std::ranges::copy(figures::alarmsIn(states->values, chart.period, high), std::back_inserter(chart.alarms));
    }
    if (!chart.alarms.empty()) chart.detail += gui::tr("; ▲▼ alarms");
}

void shadeWhere(figures::SeriesChart& chart, const study::Series* throttles) {
    if (throttles != nullptr) chart.shaded = figures::periodsAbove(throttles->values, chart.period);
}

}  // namespace headroom::gui
