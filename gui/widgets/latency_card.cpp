// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/widgets/latency_card.hpp"

#include <QComboBox>
#include <QSignalBlocker>
#include <QVBoxLayout>

#include "gui/format.hpp"
#include "gui/items/chart_selection.hpp"
#include "gui/theme.hpp"
#include "gui/widgets/chart_view.hpp"
#include "report/figures/percentile_axis.hpp"

namespace headroom::gui {

LatencyCard::LatencyCard(QWidget* parent) : Card(parent), of_(new QComboBox), view_(new ChartView) {
    of_->setProperty("role", QStringLiteral("small"));
    of_->setFont(scaledFont(font(), 0.92));
    of_->setAccessibleName(tr("Latency of"));
    of_->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    of_->setMinimumContentsLength(8);
    addControl(of_);
    view_->setMinimumHeight(190);
    body().addWidget(view_, 1);
    connect(of_, &QComboBox::currentTextChanged, this, [this](const QString& of) {
        draw(of);
        emit chosen(of);
    });
    connect(view_, &ChartView::pointed, this, &LatencyCard::readOut);
    connect(view_, &ChartView::left, this, [this] { setTitle(tr("Latency by percentile"), detail_); });
}

void LatencyCard::show(const study::DesignResult& result, const std::string& subject) {
    const QString before = of_->currentText();
    result_.latency = result.latency;
    result_.objectives = result.objectives;
    {
        const QSignalBlocker quiet(of_);
        of_->clear();
        for (const study::Latency& latency : result_.latency) of_->addItem(say::text(latency.of));
        const int kept = of_->findText(before);
        of_->setCurrentIndex(kept >= 0 ? kept : of_->findText(say::text(subject)));
    }
    draw(of_->currentText());
    emit chosen(of_->currentText());
}

void LatencyCard::draw(const QString& of) {
    chart_ = latencyChartOf(result_, of.toStdString());
    const figures::LatencyUnit unit = figures::latencyUnit(chart_);
    detail_ = chart_.curve.empty() ? tr("nothing was measured") : unit.name;
    setTitle(tr("Latency by percentile"), detail_);
    view_->setDraw([this](QCustomPlot& plot, const figures::ChartColors& colors, const QFont& font) {
        figures::drawLatencyChart(plot, chart_, colors, font);
    });
    view_->setAccessibleName(tr("Latency by percentile of %1").arg(of));
}

void LatencyCard::readOut(double position) {
    const double share = figures::shareAt(position);
    const auto seconds = figures::latencyAt(chart_, share);
    if (!seconds) return setTitle(tr("Latency by percentile"), detail_);
    setTitle(tr("Latency by percentile"),
             QStringLiteral("p%1: %2").arg(QString::number(share * 100.0, 'g', 4), say::duration(*seconds)));
}

}  // namespace headroom::gui
