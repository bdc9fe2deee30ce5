// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/pages/bill_page.hpp"

#include <QHBoxLayout>
#include <QHeaderView>
#include <QTreeView>
#include <QVBoxLayout>

#include <algorithm>

#include "gui/format.hpp"
#include "gui/items/headline.hpp"
#include "gui/theme.hpp"
#include "gui/widgets/card.hpp"
#include "gui/widgets/headline_card.hpp"
#include "gui/widgets/label.hpp"
#include "gui/widgets/row_table.hpp"
#include "gui/widgets/share_bar.hpp"
#include "gui/widgets/share_delegate.hpp"
#include "report/words.hpp"

namespace headroom::gui {

namespace {
constexpr int kRoomForUnits = 900;
}

BillPage::BillPage(QWidget* parent)
    : QWidget(parent),
      total_(new HeadlineCard),
      perMillion_(new HeadlineCard),
      shares_(new Card),
      shareBar_(new ShareBar),
      lines_(new QTreeView),
      notPricedCard_(new Card),
      notPriced_(new RowTable),
      note_(makeLabel({}, {1.0, false, "muted"})) {
    setObjectName(QStringLiteral("content"));
    setAttribute(Qt::WA_StyledBackground);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(14, 12, 14, 12);
    layout->setSpacing(10);
    auto* top = new QHBoxLayout;
    top->setSpacing(10);
    auto* totals = new QVBoxLayout;
    totals->setSpacing(10);
    totals->addWidget(total_);
    totals->addWidget(perMillion_);
    top->addLayout(totals, 2);
    shares_->setTitle(tr("Share of each service"));
    shares_->body().addWidget(shareBar_);
    shares_->body().addStretch();
    top->addWidget(shares_, 5);
    layout->addLayout(top);
    layout->addWidget(buildLines(), 1);
    notPricedCard_->setTitle(tr("Not priced"), tr("not in the total"));
    notPriced_->use(notPricedModel_, 3);
    notPricedCard_->body().addWidget(notPriced_);
    layout->addWidget(notPricedCard_);
    note_->setWordWrap(true);
    layout->addWidget(note_);
}

QWidget* BillPage::buildLines() {
    auto* card = new Card;
    card->setTitle(tr("Line items"), tr("for a month, by service"));
    lines_->setModel(&model_);
    lines_->setItemDelegate(new ShareDelegate(lines_));
    lines_->setAccessibleName(tr("Line items"));
    lines_->setSelectionBehavior(QTreeView::SelectRows);
    lines_->setAllColumnsShowFocus(true);
    lines_->setUniformRowHeights(true);
    lines_->setIndentation(14);
    lines_->header()->setFont(scaledFont(font(), 0.92));
    lines_->header()->setStretchLastSection(false);
    lines_->header()->setSectionsMovable(false);
    for (int column = 0; column < model_.columnCount(); ++column) {
        lines_->header()->setSectionResizeMode(
            column, column == BillModel::UsageColumn ? QHeaderView::Stretch : QHeaderView::ResizeToContents);
    }
    lines_->header()->setSectionResizeMode(BillModel::UnitColumn, QHeaderView::Fixed);
    lines_->header()->resizeSection(BillModel::UnitColumn, 104);
    lines_->header()->setMinimumSectionSize(60);
    card->body().addWidget(lines_, 1);
    return card;
}

void BillPage::resizeEvent(QResizeEvent* event) {
    QWidget::resizeEvent(event);
    lines_->setColumnHidden(BillModel::UnitColumn, width() < kRoomForUnits);
}

void BillPage::showTotals(const study::Cost& cost) {
    Headline total{tr("Per month"), say::money(cost.perMonth), {}, {}, Mood::Plain};
    if (!report::isPriced(cost.bill)) total.value = tr("not priced");
    QStringList detail;
    if (cost.ci95) detail << say::moneyInterval(*cost.ci95);
    if (cost.inputs90)
        detail << tr("inputs %1 to %2").arg(say::money(cost.inputs90->low), say::money(cost.inputs90->high));
    total.detail = detail.isEmpty() ? tr("no interval") : detail.join(QStringLiteral(" · "));
    total_->show(total);
    const QString each = cost.perMillionRequests ? say::money(*cost.perMillionRequests) : QStringLiteral("–");
    perMillion_->show({tr("Per million requests"), each, tr("of the workloads"), {}, Mood::Plain});
}

void BillPage::show(const study::StudyResult& study, const study::DesignResult& result, const QString& freeTier) {
    const pricing::Bill& bill = result.cost.bill;
    showTotals(result.cost);
    model_.setBill(bill);
    shareBar_->show(model_.sections());
    lines_->expandAll();
    notPricedModel_.setRows(bill.notPriced);
    notPricedCard_->setVisible(!bill.notPriced.empty());
    const int rows = std::min<int>(static_cast<int>(bill.notPriced.size()), 4);
    notPriced_->setFixedHeight((rows + 1) * (fontMetrics().height() + 13) + 4);
    note_->setText(
        tr("List prices of %1 as of %2, free tier: %3. Lines are means over %4; they add up to the total exactly.")
            .arg(say::text(study.region), say::text(study.pricesAsOf), freeTier,
                 result.replications == 1 ? tr("one replication") : tr("%1 replications").arg(result.replications)));
}

}  // namespace headroom::gui
