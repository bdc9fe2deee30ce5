// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/pages/traffic_page.hpp"

#include <QLabel>
#include <QVBoxLayout>

#include <utility>

#include "gui/items/traffic.hpp"
#include "gui/widgets/label.hpp"
#include "gui/widgets/series_card.hpp"
#include "gui/widgets/state_panel.hpp"

namespace headroom::gui {

namespace {

// A few curves share the page, many are read one below the other: points of height.
constexpr std::size_t kFew = 2;
constexpr int kHigh = 240;
constexpr int kLow = 104;

}  // namespace

TrafficPage::TrafficPage(QWidget* parent)
    : QScrollArea(parent),
      note_(makeLabel({}, {1.0, false, "muted"})),
      charts_(new QVBoxLayout),
      nothing_(new StatePanel) {
    auto* content = new QWidget;
    content->setObjectName(QStringLiteral("scrolled"));
    auto* layout = new QVBoxLayout(content);
    layout->setContentsMargins(14, 12, 14, 14);
    layout->setSpacing(10);
    note_->setWordWrap(true);
    layout->addWidget(note_);
    charts_->setSpacing(10);
    layout->addLayout(charts_);
    layout->addWidget(nothing_, 1);
    layout->addStretch();
    nothing_->show(tr("Nothing to show yet"), tr("The scenario has problems. They are listed under Results."));
    setWidgetResizable(true);
    setWidget(content);
    setAccessibleName(tr("Traffic"));
    setFocusPolicy(Qt::NoFocus);
}

void TrafficPage::show(const format::Scenario* scenario, std::size_t design) {
    std::vector<figures::SeriesChart> charts;
    if (scenario != nullptr) charts = trafficChartsOf(*scenario, design);
    while (cards_.size() > charts.size()) {
        delete cards_.back();
        cards_.pop_back();
    }
    nothing_->setVisible(scenario == nullptr);
    note_->setVisible(scenario != nullptr);
    if (scenario == nullptr) return;
    note_->setText(charts.empty()
                       ? tr("The workloads of this design run by a schedule; they have no rate.")
                       : tr("Expected rates over the run; times are in UTC. What really arrives varies about them, and "
                            "bursty traffic is shown by its mean."));
    time_.setLength(base::toSeconds(scenario->simulation.duration), 60.0);
    const int height = charts.size() > kFew ? kLow : kHigh;
    for (std::size_t i = 0; i < charts.size(); ++i) {
        if (i < cards_.size()) {
            cards_[i]->show(std::move(charts[i]));
        } else {
            cards_.push_back(new SeriesCard(std::move(charts[i]), time_));
            charts_->addWidget(cards_.back());
        }
        cards_[i]->setChartHeight(height);
    }
}

}  // namespace headroom::gui
