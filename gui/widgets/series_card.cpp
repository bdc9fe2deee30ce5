// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/widgets/series_card.hpp"

#include <qcustomplot.h>

#include <QStringList>
#include <QVBoxLayout>

#include "gui/format.hpp"
#include "gui/widgets/chart_view.hpp"
#include "report/figures/axis_link.hpp"

namespace headroom::gui {

SeriesCard::SeriesCard(figures::SeriesChart chart, figures::AxisLink& link, QWidget* parent)
    : Card(parent), chart_(std::move(chart)), view_(new ChartView) {
    setTitle(chart_.title, chart_.detail);
    view_->setFixedHeight(104);
    view_->setAccessibleName(chart_.title + u' ' + chart_.detail);
    view_->setToolTip(tr("Ctrl+wheel zooms all charts, dragging moves them, a double click shows everything"));
    body().addWidget(view_);
    link.add(view_->plot());
    draw(link);
    connect(view_, &ChartView::pointed, this, &SeriesCard::readOut);
    connect(view_, &ChartView::left, this, [this] { setTitle(chart_.title, chart_.detail); });
}

void SeriesCard::show(figures::SeriesChart chart, figures::AxisLink& link) {
    chart_ = std::move(chart);
    setTitle(chart_.title, chart_.detail);
    view_->plot().setNotAntialiasedElements(QCP::aeAll);
    draw(link);
}

double SeriesCard::paintTime() const { return view_->plot().replotTime(true); }

void SeriesCard::draw(figures::AxisLink& link) {
    view_->setDraw([this, &link](QCustomPlot& plot, const figures::ChartColors& colors, const QFont& font) {
        const double from = link.from();
        const double to = link.to();
        figures::drawSeriesChart(plot, chart_, colors, font);
        link.show(from, to);
    });
}

void SeriesCard::readOut(double seconds) {
    const double period = seconds / chart_.period;
    QStringList parts;
    for (const figures::SeriesLine& line : chart_.lines) {
        if (period < 0.0 || period >= static_cast<double>(line.values.size())) continue;
        parts << line.name + u' ' + say::number(line.values[static_cast<std::size_t>(period)]);
    }
    if (parts.isEmpty()) return setTitle(chart_.title, chart_.detail);
    const QString at = chart_.time.start.addSecs(static_cast<qint64>(seconds)).toString(QStringLiteral("HH:mm"));
    setTitle(chart_.title, at + QStringLiteral(" · ") + parts.join(QStringLiteral(", ")) + u' ' + chart_.unit);
}

}  // namespace headroom::gui
