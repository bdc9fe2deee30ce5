// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/widgets/series_stack.hpp"

#include <QHBoxLayout>
#include <QPushButton>
#include <QVBoxLayout>

#include <utility>

#include "gui/widgets/card.hpp"
#include "gui/widgets/label.hpp"
#include "gui/widgets/row_table.hpp"
#include "gui/widgets/series_card.hpp"

namespace headroom::gui {

namespace {
constexpr int kMostRows = 40;  // of the table before it scrolls
}

SeriesStack::SeriesStack(QWidget* parent)
    : QWidget(parent),
      span_(makeLabel({}, {1.0, false, "muted"})),
      all_(new QPushButton(tr("Show all of the run"))),
      column_(new QVBoxLayout),
      tableCard_(new Card),
      table_(new RowTable) {
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(10);
    layout->addWidget(buildHeader());
    column_->setSpacing(10);
    layout->addLayout(column_);
    table_->use(model_, 0);
    table_->showWhole(kMostRows);
    table_->setAccessibleName(tr("Values over the span that is shown"));
    table_->setFocusPolicy(Qt::StrongFocus);
    tableCard_->body().addWidget(table_);
    tableCard_->setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Maximum);
    layout->addWidget(tableCard_);
    connect(&time_, &figures::AxisLink::rangeChanged, this, &SeriesStack::showSpan);
}

QWidget* SeriesStack::buildHeader() {
    auto* row = new QWidget;
    auto* layout = new QHBoxLayout(row);
    layout->setContentsMargins(2, 0, 0, 0);
    all_->setProperty("role", QStringLiteral("link"));
    all_->setToolTip(tr("Ctrl+0, or a double click on a chart"));
    layout->addWidget(span_);
    layout->addWidget(all_);
    layout->addStretch();
    connect(all_, &QPushButton::clicked, &time_, &figures::AxisLink::showAll);
    return row;
}

void SeriesStack::show(std::vector<figures::SeriesChart> charts, double length, double least) {
    while (cards_.size() > charts.size()) {
        delete cards_.back();
        cards_.pop_back();
    }
    time_.setLength(length, least);
    for (std::size_t i = 0; i < charts.size(); ++i) {
        if (i < cards_.size()) {
            cards_[i]->show(std::move(charts[i]));
        } else {
            cards_.push_back(new SeriesCard(std::move(charts[i]), time_));
            column_->addWidget(cards_.back());
        }
    }
    setVisible(!cards_.empty());
    showSpan();
}

void SeriesStack::zoom(double factor) {
    const double middle = (time_.from() + time_.to()) / 2.0;
    const double half = (time_.to() - time_.from()) / 2.0 * factor;
    time_.show(middle - half, middle + half);
}

void SeriesStack::showSpan() {
    if (cards_.empty()) return;
    std::vector<SpanRow> rows;
    for (const SeriesCard* card : cards_) {
        for (SpanRow& row : spanRowsOf(card->chart(), time_.from(), time_.to())) rows.push_back(std::move(row));
    }
    const QString span = spanText(cards_.front()->chart().time, time_.from(), time_.to());
    span_->setText(time_.isZoomed() ? tr("Shown: %1; what stands above is of all of the run").arg(span)
                                    : tr("Shown: %1").arg(span));
    all_->setVisible(time_.isZoomed());
    tableCard_->setTitle(tr("Values"), tr("%1, replication 1").arg(span));
    model_.setRows(std::move(rows));
}

}  // namespace headroom::gui
