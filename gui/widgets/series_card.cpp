// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/widgets/series_card.hpp"

#include <qcustomplot.h>

#include <QSignalBlocker>
#include <QStringList>
#include <QVBoxLayout>

#include <algorithm>
#include <cmath>

#include "gui/format.hpp"
#include "gui/items/chart_csv.hpp"
#include "gui/items/span_row.hpp"
#include "gui/theme.hpp"
#include "gui/widgets/chart_menu.hpp"
#include "gui/widgets/chart_view.hpp"
#include "gui/widgets/line_legend.hpp"
#include "report/figures/axis_link.hpp"
#include "report/figures/number_locale.hpp"
#include "scenarios/study/processor_time.hpp"

namespace headroom::gui {

namespace {
constexpr int kHeight = 104;  // of a chart among several
}

SeriesCard::SeriesCard(figures::SeriesChart chart, figures::AxisLink& link, QWidget* parent)
    : Card(parent), link_(link), view_(new ChartView), legend_(new LineLegend) {
    setChartHeight(kHeight);
    view_->setToolTip(
        tr("Dragging chooses a span of time for all charts, with Shift it moves them; Ctrl+wheel zooms, a double click "
           "shows everything"));
    body().addWidget(view_);
    addControl(legend_);
    menu_ = new ChartMenu(*this, *view_, [this] { return csvOf(shown(), link_.from(), link_.to()); });
    link_.add(view_->plot());
    show(std::move(chart));
    connect(&link_, &figures::AxisLink::pointed, this, &SeriesCard::readOut);
    connect(legend_, &LineLegend::changed, this, &SeriesCard::draw);
    connect(&view_->plot(), &QCustomPlot::beforeReplot, this, [this] { begun_ = study::processorTime(); });
    connect(&view_->plot(), &QCustomPlot::afterReplot, this, [this] { painting_ = study::processorTime() - begun_; });
    connect(menu_, &ChartMenu::changed, this, &SeriesCard::draw);
}

void SeriesCard::show(figures::SeriesChart chart) {
    if (chart == chart_) return;
    chart_ = std::move(chart);
    view_->setAccessibleName(chart_.title + u' ' + chart_.detail);
    legend_->show(chart_.lines);
    setTitle(chart_.title, chart_.detail);
    draw();
}

void SeriesCard::setChartHeight(int points) { view_->setFixedHeight(scaledLength(points)); }

void SeriesCard::drawFast() { view_->plot().setNotAntialiasedElements(QCP::aeAll); }

figures::SeriesChart SeriesCard::shown() const {
    figures::SeriesChart chart = chart_;
    chart.logarithmic = menu_ != nullptr && menu_->isLogarithmic();
    std::erase_if(chart.lines, [&](const figures::SeriesLine& line) { return !legend_->shows(line.name); });
    return chart;
}

void SeriesCard::draw() {
    view_->setDraw([this](QCustomPlot& plot, const figures::ChartColors& colors, const QFont& font) {
        const QSignalBlocker quiet(plot.xAxis);  // all of the run is not what the others are to show
        figures::drawSeriesChart(plot, shown(), colors, font);
        link_.fit(plot);
    });
}

void SeriesCard::readOut() {
    if (!link_.cursor()) return setTitle(chart_.title, chart_.detail);
    if (visibleRegion().isEmpty()) return;  // scrolled out of sight
    const double period = *link_.cursor() / chart_.period;
    QStringList parts;
    for (const figures::SeriesLine& line : chart_.lines) {
        if (!legend_->shows(line.name) || period >= static_cast<double>(line.values.size())) continue;
        const double value = line.values[static_cast<std::size_t>(period)];
        parts << line.name + u' ' + (std::isfinite(value) ? say::number(value) : QStringLiteral("–"));
    }
    if (parts.isEmpty()) return setTitle(chart_.title, chart_.detail);
    if (!chart_.unit.isEmpty()) parts.back() += u' ' + chart_.unit;
    for (const figures::AlarmMark& alarm : chart_.alarms) {
        if (std::floor(alarm.at / chart_.period) != std::floor(period)) continue;
        parts << (alarm.high ? tr("alarm: above the target") : tr("alarm: below the target"));
    }
    const QString values = parts.join(QStringLiteral(", "));
    setTitle(chart_.title, momentText(chart_.time, *link_.cursor()) + QStringLiteral(" · ") + values);
}

}  // namespace headroom::gui
