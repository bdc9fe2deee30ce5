// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/measured/measured_charts.hpp"

#include <QDateTime>
#include <QTimeZone>

#include <algorithm>

#include "gui/format.hpp"
#include "gui/items/metric_unit.hpp"
#include "gui/translated.hpp"

namespace headroom::gui {

using figures::LinesChart;
using figures::VariedLine;

LinesChart quantileChart(const calibrate::QuantilePlot& plot) {
    LinesChart chart;
    VariedLine law{gui::tr("fitted"), {}};
    VariedLine same{gui::tr("as the sample"), {}};
    for (const calibrate::QuantilePlot::Point& point : plot.points) {
        law.points.emplace_back(point.sample, point.law);
        same.points.emplace_back(point.sample, point.sample);
    }
    chart.lines = {std::move(same), std::move(law)};
    chart.across = [](double seconds) { return say::duration(seconds); };
    chart.up = chart.across;
    return chart;
}

namespace {

/// Of "ViewProduct/Duration/p99".
MetricUnit unitOf(const std::string& overlay) {
    const std::size_t statistic = overlay.rfind('/');
    if (statistic == std::string::npos || statistic == 0) return {};
    const std::size_t metric = overlay.rfind('/', statistic - 1) + 1;
    return metricUnit(overlay.substr(metric, statistic - metric), overlay.substr(statistic + 1));
}

}  // namespace

LinesChart overlayChart(const checking::Overlay& overlay) {
    LinesChart chart;
    const MetricUnit unit = unitOf(overlay.name);
    const auto line = [&](const QString& name, const std::vector<double>& values) {
        VariedLine made{name, {}};
        for (std::size_t i = 0; i < values.size(); ++i)
            made.points.emplace_back(static_cast<double>(static_cast<std::int64_t>(i) * overlay.period),
                                     values[i] * unit.factor);
        return made;
    };
    chart.lines = {line(gui::tr("real"), overlay.real), line(gui::tr("simulated"), overlay.simulated)};
    const auto periods = static_cast<std::int64_t>(std::max(overlay.real.size(), overlay.simulated.size()));
    chart.time = {QDateTime::fromSecsSinceEpoch(overlay.begin, QTimeZone::utc()),
                  static_cast<double>(periods * overlay.period)};
    chart.up = [name = unit.unit](double value) {
        return name.isEmpty() ? say::number(value) : say::number(value) + QChar(0x00a0) + name;
    };
    return chart;
}

}  // namespace headroom::gui
