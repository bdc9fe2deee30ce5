// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/measured/measured_charts.hpp"

#include <QDateTime>
#include <QTimeZone>

#include "gui/format.hpp"
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

LinesChart overlayChart(const checking::Overlay& overlay) {
    LinesChart chart;
    const auto line = [&](const QString& name, const std::vector<double>& values) {
        VariedLine made{name, {}};
        for (std::size_t i = 0; i < values.size(); ++i)
            made.points.emplace_back(static_cast<double>(static_cast<std::int64_t>(i) * overlay.period), values[i]);
        return made;
    };
    chart.lines = {line(gui::tr("real"), overlay.real), line(gui::tr("simulated"), overlay.simulated)};
    chart.across = [begin = overlay.begin](double seconds) {
        const auto at = QDateTime::fromSecsSinceEpoch(begin + static_cast<qint64>(seconds), QTimeZone::utc());
        return at.toString(QStringLiteral("d/M HH:mm"));
    };
    chart.up = [](double value) { return say::number(value); };
    return chart;
}

}  // namespace headroom::gui
