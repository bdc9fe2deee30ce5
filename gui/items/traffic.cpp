// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/items/traffic.hpp"

#include <QCoreApplication>

#include <QTimeZone>

#include <algorithm>
#include <cmath>

#include "gui/format.hpp"
#include "gui/items/arrivals_text.hpp"
#include "model/workload/arrivals.hpp"

namespace headroom::gui {

namespace {

constexpr std::int64_t kPoints = 720;  // of a day, every second minute

figures::SeriesChart chartOf(const workload::TrafficSpec& traffic, const format::Simulation& simulation) {
    figures::SeriesChart chart;
    const base::Duration length = simulation.duration;
    const base::Duration step = std::max(length / kPoints, base::seconds(1));
    chart.period = base::toSeconds(step);
    chart.time.length = base::toSeconds(length);
    chart.time.start = QDateTime::fromSecsSinceEpoch(simulation.startSecondsUtc, QTimeZone::utc());
    chart.unit = QStringLiteral("/s");
    figures::SeriesLine line{
        QCoreApplication::translate("headroom::gui", "expected"), {}, figures::Tone::Primary, false};
    double busiest = 0.0;
    for (base::Instant at{}; at.ns < length.count; at = at + step) {
        const double rate = workload::rateAt(traffic.arrivals, at).perSecond;
        line.values.push_back(std::isfinite(rate) ? rate : std::nan(""));
        if (std::isfinite(rate)) busiest = std::max(busiest, rate);
    }
    chart.lines.push_back(std::move(line));
    const double mean = workload::meanRate(traffic.arrivals, base::Instant{}, base::Instant{length.count}).perSecond;
    chart.title = say::text(traffic.name);
    chart.detail = QCoreApplication::translate("headroom::gui", "per second · %1").arg(arrivalsText(traffic.arrivals));
    if (std::isfinite(mean)) {
        chart.detail += QCoreApplication::translate("headroom::gui", " · mean %1, busiest %2, %3 in all")
                            .arg(say::rate(mean), say::rate(busiest), say::count(mean * base::toSeconds(length)));
    }
    if (traffic.arrivals.isClosed())
        chart.detail += QCoreApplication::translate("headroom::gui", " · at most, if requests took no time");
    if (traffic.session) chart.detail += QCoreApplication::translate("headroom::gui", " · connections");
    return chart;
}

}  // namespace

std::vector<figures::SeriesChart> trafficChartsOf(const format::Scenario& scenario, std::size_t design) {
    std::vector<figures::SeriesChart> charts;
    if (design >= scenario.designs.size()) return charts;
    for (const workload::TrafficSpec& traffic : scenario.designs[design].workloads) {
        if (std::holds_alternative<workload::Schedule>(traffic.arrivals.process)) continue;
        charts.push_back(chartOf(traffic, scenario.simulation));
    }
    return charts;
}

}  // namespace headroom::gui
