// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/pages/traffic_page.hpp"

#include <QLabel>
#include <QLayoutItem>
#include <QVBoxLayout>

#include "gui/items/traffic.hpp"
#include "gui/widgets/label.hpp"
#include "gui/widgets/series_card.hpp"

namespace headroom::gui {

TrafficPage::TrafficPage(QWidget* parent)
    : QScrollArea(parent), note_(makeLabel({}, {1.0, false, "muted"})), charts_(new QVBoxLayout) {
    auto* content = new QWidget;
    content->setObjectName(QStringLiteral("scrolled"));
    auto* layout = new QVBoxLayout(content);
    layout->setContentsMargins(14, 12, 14, 14);
    layout->setSpacing(10);
    note_->setWordWrap(true);
    layout->addWidget(note_);
    charts_->setSpacing(10);
    layout->addLayout(charts_);
    layout->addStretch();
    setWidgetResizable(true);
    setWidget(content);
    setAccessibleName(tr("Traffic"));
    setFocusPolicy(Qt::NoFocus);
}

void TrafficPage::show(const format::Scenario* scenario, std::size_t design) {
    while (QLayoutItem* item = charts_->takeAt(0)) {
        delete item->widget();
        delete item;
    }
    if (scenario == nullptr) return note_->setText(tr("Nothing to show yet: the scenario has problems."));
    const auto charts = trafficChartsOf(*scenario, design);
    note_->setText(charts.empty() ? tr("The workloads of this design run by a schedule; they have no rate.")
                                  : tr("Expected rates over the run. What really arrives varies about them, and "
                                       "bursty traffic is shown by its mean."));
    time_.setLength(base::toSeconds(scenario->simulation.duration), 60.0);
    time_.showAll();
    for (const figures::SeriesChart& chart : charts) charts_->addWidget(new SeriesCard(chart, time_));
}

}  // namespace headroom::gui
