// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/widgets/bill_lines_card.hpp"

#include <QHeaderView>
#include <QLabel>
#include <QSignalBlocker>
#include <QTreeView>
#include <QVBoxLayout>

#include <algorithm>
#include <set>
#include <utility>

#include "gui/format.hpp"
#include "gui/theme.hpp"
#include "gui/widgets/label.hpp"
#include "gui/widgets/segmented.hpp"
#include "gui/widgets/share_delegate.hpp"

namespace headroom::gui {

namespace {

constexpr int kRoomForBars = 880;
constexpr int kShareWithBar = 128;
constexpr int kAroundTitle = 8;
constexpr double kNarrowText = 0.92;

std::set<QString> foldedOf(const QTreeView& tree) {
    std::set<QString> folded;
    for (int row = 0; row < tree.model()->rowCount(); ++row) {
        const QModelIndex branch = tree.model()->index(row, 0);
        if (!tree.isExpanded(branch)) folded.insert(branch.data().toString());
    }
    return folded;
}

}  // namespace

BillLinesCard::BillLinesCard(QWidget* parent)
    : Card(parent),
      by_(new Segmented),
      per_(new Segmented),
      lines_(new QTreeView),
      explanation_(makeLabel({}, {0.96, false, "muted"})) {
    setTitle(tr("Line items"));
    by_->setAccessibleName(tr("Line items by"));
    by_->setChoices({tr("Service"), tr("Resource"), tr("Design")});
    by_->choose(0);
    per_->setAccessibleName(tr("Amounts for"));
    addControl(by_);
    addControl(per_);
    buildTree();
    explanation_->setWordWrap(true);
    explanation_->setAccessibleName(tr("What the price of the line rests on"));
    body().addWidget(explanation_);
    connect(by_, &Segmented::changed, this, &BillLinesCard::fill);
    connect(per_, &Segmented::changed, this, &BillLinesCard::fill);
    connect(lines_->selectionModel(), &QItemSelectionModel::currentRowChanged, this, &BillLinesCard::explain);
}

void BillLinesCard::buildTree() {
    lines_->setModel(&model_);
    lines_->setItemDelegate(new ShareDelegate(lines_));
    lines_->setAccessibleName(tr("Line items"));
    lines_->setSelectionBehavior(QTreeView::SelectRows);
    lines_->setUniformRowHeights(true);
    lines_->setIndentation(14);
    QHeaderView& header = *lines_->header();
    header.setFont(scaledFont(font(), 0.92));
    header.setStretchLastSection(false);
    header.setSectionsMovable(false);
    for (int column = 0; column < model_.columnCount(); ++column) {
        header.setSectionResizeMode(
            column, column == BillModel::UsageColumn ? QHeaderView::Stretch : QHeaderView::ResizeToContents);
    }
    header.setSectionResizeMode(BillModel::ShareColumn, QHeaderView::Fixed);
    header.resizeSection(BillModel::ShareColumn, kShareWithBar);
    header.setMinimumSectionSize(60);
    // The column that takes what is left tells of another room, also once the card is shown for the first time.
    connect(&header, &QHeaderView::sectionResized, this, &BillLinesCard::fitRates, Qt::QueuedConnection);
    body().addWidget(lines_, 1);
}

void BillLinesCard::resizeEvent(QResizeEvent* event) {
    Card::resizeEvent(event);
    // Usage types and units are told whole: where room is short, shares are left to the bar above and to tool tips.
    const bool narrow = width() < scaledLength(kRoomForBars);
    if (narrow != lines_->isColumnHidden(BillModel::ShareColumn)) {
        lines_->setColumnHidden(BillModel::ShareColumn, narrow);
        lines_->setFont(scaledFont(font(), narrow ? kNarrowText : 1.0));
    }
    fitRates();
}

/// What every column but that of the bars needs.
int BillLinesCard::wantedWidth() const {
    const QAbstractItemView& view = *lines_;
    const QFontMetrics metrics(lines_->header()->font());
    int wanted = 0;
    for (int column = 0; column < model_.columnCount(); ++column) {
        if (column == BillModel::ShareColumn) continue;
        const QString title = model_.headerData(column, Qt::Horizontal, Qt::DisplayRole).toString();
        wanted += std::max(view.sizeHintForColumn(column), metrics.horizontalAdvance(title) + kAroundTitle);
    }
    return wanted;
}

/// In the smallest window rates give way as well: that of the chosen line is told below.
void BillLinesCard::fitRates() {
    lines_->setColumnHidden(BillModel::RateColumn, wantedWidth() > lines_->viewport()->width());
}

void BillLinesCard::show(std::shared_ptr<const study::StudyResult> study, const study::DesignResult& result) {
    study_ = std::move(study);
    result_ = &result;
    fillPers();
    fill();
}

/// A unit that another design does not know is a month there.
void BillLinesCard::fillPers() {
    const int chosen = per_->chosen();
    const QString before = chosen >= 0 && chosen < static_cast<int>(pers_.size())
                               ? perText(pers_[static_cast<std::size_t>(chosen)])
                               : QString();
    pers_ = billPersOf(result_->cost);
    QStringList names;
    for (const BillPer& per : pers_) names << perText(per);
    const QSignalBlocker quiet(per_);
    per_->setChoices(names);
    per_->choose(std::max<int>(0, static_cast<int>(names.indexOf(before))));
}

void BillLinesCard::fill() {
    if (result_ == nullptr || per_->chosen() < 0) return;
    const auto by = static_cast<BillBy>(std::max(0, by_->chosen()));
    const BillPer& per = pers_.at(static_cast<std::size_t>(per_->chosen()));
    const std::set<QString> folded = foldedOf(*lines_);
    model_.setTree(billTreeOf(*study_, *result_, by, per), per);
    for (int row = 0; row < model_.rowCount(); ++row) {
        const QModelIndex branch = model_.index(row, 0);
        // Designs are compared by their totals first.
        const bool other = by == BillBy::Design && branch.data().toString() != say::text(result_->name);
        lines_->setExpanded(branch, !other && !folded.contains(branch.data().toString()));
    }
    fitRates();
    explain();
}

void BillLinesCard::explain() {
    const BillLine* line = model_.itemAt(lines_->currentIndex());
    if (line == nullptr) return explanation_->setText(tr("Choose a line to read what its price rests on."));
    // The usage type once more: its column may be too narrow for it.
    const QString usage = lines_->currentIndex().siblingAtColumn(BillModel::UsageColumn).data().toString();
    explanation_->setText(QStringLiteral("%1: %2").arg(usage, explanationOf(*line)));
}

}  // namespace headroom::gui
