// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/widgets/latency_card.hpp"

#include <qcustomplot.h>

#include <QComboBox>
#include <QHBoxLayout>
#include <QSignalBlocker>
#include <QVBoxLayout>

#include "gui/format.hpp"
#include "gui/items/chart_csv.hpp"
#include "gui/items/latency_selection.hpp"
#include "gui/theme.hpp"
#include "gui/widgets/chart_menu.hpp"
#include "gui/widgets/chart_view.hpp"
#include "gui/widgets/segmented.hpp"
#include "report/figures/percentile_axis.hpp"

namespace headroom::gui {

LatencyCard::LatencyCard(QWidget* parent)
    : Card(parent), views_(new Segmented), of_(new QComboBox), view_(new ChartView) {
    buildControls();
    view_->setMinimumHeight(190);
    body().addWidget(view_, 1);
    connect(of_, &QComboBox::currentTextChanged, this, [this](const QString& of) {
        draw();
        emit chosen(of);
    });
    connect(views_, &Segmented::changed, this, [this](int view) {
        // A distribution's tail is seen on a logarithmic axis alone, percentiles are read on a plain one.
        const QSignalBlocker quiet(menu_);
        menu_->setLogarithmic(view == Distribution);
        draw();
    });
    connect(menu_, &ChartMenu::changed, this, &LatencyCard::draw);
    connect(view_, &ChartView::pointed, this, &LatencyCard::readOut);
    connect(view_, &ChartView::left, this, [this] { setTitle(title(), detail_); });
}

void LatencyCard::buildControls() {
    views_->setChoices({tr("Percentiles"), tr("Distribution")});
    views_->setAccessibleName(tr("Latency as"));
    views_->choose(Percentiles);
    of_->setProperty("role", QStringLiteral("small"));
    of_->setFont(scaledFont(font(), 0.92));
    of_->setAccessibleName(tr("Latency of"));
    of_->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    of_->setMinimumContentsLength(8);
    auto* row = new QHBoxLayout;
    row->setContentsMargins(0, 0, 0, 0);
    row->addWidget(views_);
    row->addStretch();
    row->addWidget(of_);
    body().addLayout(row);
    menu_ = new ChartMenu(*this, *view_, [this] {
        return views_->chosen() == Distribution ? csvOf(distribution_) : csvOf(percentiles_);
    });
}

QString LatencyCard::title() const {
    return views_->chosen() == Distribution ? tr("Latency") : tr("Latency by percentile");
}

std::string LatencyCard::of() const { return of_->currentText().toStdString(); }

bool LatencyCard::choose(const std::string& of) {
    const int at = of_->findText(say::text(of));
    if (at >= 0) of_->setCurrentIndex(at);
    return at >= 0;
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
    draw();
    emit chosen(of_->currentText());
}

void LatencyCard::draw() {
    views_->chosen() == Distribution ? drawDistribution() : drawPercentiles();
    setTitle(title(), detail_);
}

void LatencyCard::drawPercentiles() {
    percentiles_ = latencyChartOf(result_, of());
    percentiles_.logarithmic = menu_->isLogarithmic();
    detail_ = percentiles_.curve.empty() ? tr("nothing was measured") : figures::latencyUnit(percentiles_).name;
    view_->setDraw([this](QCustomPlot& plot, const figures::ChartColors& colors, const QFont& font) {
        plot.xAxis->setScaleType(QCPAxis::stLinear);
        figures::drawLatencyChart(plot, percentiles_, colors, font);
    });
    view_->setAccessibleName(tr("Latency by percentile of %1").arg(of_->currentText()));
}

void LatencyCard::drawDistribution() {
    distribution_ = distributionChartOf(result_, of());
    distribution_.logarithmic = menu_->isLogarithmic();
    detail_ = distribution_.bins.empty() ? tr("nothing was measured") : tr("share of requests by length");
    view_->setDraw([this](QCustomPlot& plot, const figures::ChartColors& colors, const QFont& font) {
        figures::drawDistributionChart(plot, distribution_, colors, font);
    });
    view_->setAccessibleName(tr("Distribution of the latency of %1").arg(of_->currentText()));
}

void LatencyCard::readOut(double place) {
    QString text = detail_;
    if (views_->chosen() == Distribution) {
        if (const figures::DistributionBin* bin = figures::binAt(distribution_, place))
            text = tr("%1 to %2: %3 of requests")
                       .arg(say::duration(bin->from), say::duration(bin->to), say::percent(bin->share));
    } else {
        const double share = figures::shareAt(place);
        if (const auto seconds = figures::latencyAt(percentiles_, share))
            text = QStringLiteral("p%1: %2").arg(QString::number(share * 100.0, 'g', 4), say::duration(*seconds));
    }
    setTitle(title(), text);
}

}  // namespace headroom::gui
