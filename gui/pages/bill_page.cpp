// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/pages/bill_page.hpp"

#include <QHBoxLayout>
#include <QVBoxLayout>

#include <algorithm>

#include "gui/format.hpp"
#include "gui/items/headline.hpp"
#include "gui/widgets/bill_lines_card.hpp"
#include "gui/widgets/card.hpp"
#include "gui/widgets/chart_view.hpp"
#include "gui/widgets/headline_card.hpp"
#include "gui/widgets/label.hpp"
#include "gui/widgets/row_table.hpp"
#include "gui/widgets/segmented.hpp"
#include "gui/widgets/share_bar.hpp"
#include "report/words.hpp"

namespace headroom::gui {

namespace {

/// As the scenario's word, but not in one that a sentence hides.
QString freeTierText(const QString& word) { return word == QLatin1String("none") ? BillPage::tr("none") : word; }

}  // namespace

BillPage::BillPage(QWidget* parent)
    : QScrollArea(parent),
      total_(new HeadlineCard),
      month_(new HeadlineCard),
      perMillion_(new HeadlineCard),
      shares_(new Card),
      by_(new Segmented),
      shareBar_(new ShareBar),
      map_(new ChartView),
      lines_(new BillLinesCard),
      notPricedCard_(new Card),
      notPriced_(new RowTable),
      note_(makeLabel({}, {1.0, false, "muted"})) {
    auto* content = new QWidget;
    content->setObjectName(QStringLiteral("scrolled"));
    auto* layout = new QVBoxLayout(content);
    layout->setContentsMargins(14, 12, 14, 12);
    layout->setSpacing(10);
    auto* top = new QHBoxLayout;
    top->setSpacing(10);
    top->addWidget(buildTotals(), 2);
    buildShares();
    top->addWidget(shares_, 5);
    layout->addLayout(top);
    layout->addWidget(lines_, 1);
    notPricedCard_->setTitle(tr("Not priced"), tr("not in the total"));
    notPriced_->setAccessibleName(tr("Not priced"));
    notPriced_->use(notPricedModel_, 3);
    notPricedCard_->body().addWidget(notPriced_);
    layout->addWidget(notPricedCard_);
    note_->setWordWrap(true);
    layout->addWidget(note_);
    setWidgetResizable(true);
    setWidget(content);
    setAccessibleName(tr("Bill"));
    setFocusPolicy(Qt::NoFocus);
}

QWidget* BillPage::buildTotals() {
    auto* totals = new QWidget;
    auto* column = new QVBoxLayout(totals);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(10);
    for (HeadlineCard* card : {total_, month_, perMillion_}) column->addWidget(card);
    return totals;
}

void BillPage::buildShares() {
    shares_->setTitle(tr("Who causes the bill"));
    by_->setAccessibleName(tr("Shares by"));
    by_->setChoices({tr("Service"), tr("Resource"), tr("Workload")});
    by_->choose(0);
    shares_->addControl(by_);
    shares_->body().addWidget(shareBar_);
    map_->setMinimumHeight(110);
    map_->setAccessibleName(tr("The bill as areas: services, inside them their resources"));
    shares_->body().addWidget(map_, 1);
    connect(by_, &Segmented::changed, this, &BillPage::showShares);
}

void BillPage::showShares() {
    const auto parts = sharePartsOf(cost_, static_cast<ShareBy>(std::max(0, by_->chosen())));
    shares_->setTitle(tr("Who causes the bill"), parts.empty() ? tr("not known of this result") : QString());
    shareBar_->show(parts);
}

void BillPage::showTotals(const study::Cost& cost) {
    Headline total{tr("Per month"), say::money(cost.perMonth), {}, {}, Mood::Plain};
    const QString missing = notPricedText(cost.bill);
    if (!missing.isEmpty()) total.value = atLeast(total.value);
    if (!report::isPriced(cost.bill)) total.value = tr("not priced");
    QStringList detail;
    if (!missing.isEmpty() && report::isPriced(cost.bill)) detail << tr("not all in it");
    if (cost.ci95) detail << say::moneyInterval(*cost.ci95);
    if (cost.inputs90)
        detail << tr("inputs %1 to %2").arg(say::money(cost.inputs90->low), say::money(cost.inputs90->high));
    total.detail = detail.isEmpty() ? tr("no interval") : detail.join(QStringLiteral(" · "));
    total.toolTip = tr("The mean over months, with its 95 % interval.");
    if (!missing.isEmpty()) total.toolTip += u'\n' + missing;
    total_->show(total);
    month_->setVisible(cost.month95.has_value());
    if (cost.month95) {
        const QString low = say::money(cost.month95->low);
        const QString high = say::money(cost.month95->high);
        const QString range = low == high ? low : tr("%1 to %2").arg(low, high);
        month_->show({tr("A single month"), range, tr("19 months in 20"),
                      tr("One month differs from the mean by its own chance: where a bill will be."), Mood::Plain});
    }
    const QString each = cost.perMillionRequests ? say::money(*cost.perMillionRequests) : QStringLiteral("–");
    perMillion_->show({tr("Per million requests"), each, tr("of the workloads"), {}, Mood::Plain});
}

void BillPage::show(const std::shared_ptr<const study::StudyResult>& study, const study::DesignResult& result,
                    const QString& freeTier) {
    cost_ = result.cost;
    const pricing::Bill& bill = cost_.bill;
    showTotals(cost_);
    lines_->show(study, result);
    showShares();
    const figures::TreemapChart chart = treemapOf(bill);
    map_->setVisible(!chart.groups.empty());
    map_->setHint([chart](const QRectF& area, QPointF at) { return figures::tileAt(chart, area, at); });
    map_->setDraw([chart](QCustomPlot& plot, const figures::ChartColors& colors,
                          const QFont& font) { figures::drawTreemapChart(plot, chart, colors, font); },
                  ChartView::AgainWhenResized);
    notPricedModel_.setRows(bill.notPriced);
    notPricedCard_->setVisible(!bill.notPriced.empty());
    const int rows = std::min<int>(static_cast<int>(bill.notPriced.size()), 4);
    notPriced_->setFixedHeight((rows + 1) * (fontMetrics().height() + 13) + 4);
    note_->setText(
        tr("List prices of %1 as of %2, free tier: %3. Lines are means over %4; they add up to the total exactly.")
            .arg(say::text(study->region), say::text(study->pricesAsOf), freeTierText(freeTier),
                 result.replications == 1 ? tr("one replication") : tr("%1 replications").arg(result.replications)));
}

}  // namespace headroom::gui
