// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/widgets/figures_card.hpp"

#include <QGridLayout>
#include <QVBoxLayout>

#include <algorithm>

#include "gui/widgets/label.hpp"

namespace headroom::gui {

namespace {

constexpr int kCellWidth = 190;

QWidget* makeCell(const KeyFigure& figure) {
    auto* cell = new QWidget;
    auto* layout = new QVBoxLayout(cell);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    const char* role = figure.mood == Mood::Bad ? "bad" : figure.mood == Mood::Good ? "good" : nullptr;
    QLabel* label = makeLabel(figure.label, {0.92, false, "muted"});
    QLabel* value = makeLabel(figure.value, {1.1, true, role});
    for (QLabel* one : {label, value}) {
        one->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
        one->setToolTip(figure.help.isEmpty() ? one->text() : one->text() + u'\n' + figure.help);
        layout->addWidget(one);
    }
    cell->setAccessibleName(figure.label);
    cell->setAccessibleDescription(figure.help.isEmpty() ? figure.value
                                                         : figure.value + QStringLiteral(". ") + figure.help);
    return cell;
}

}  // namespace

FiguresCard::FiguresCard(QWidget* parent) : Card(parent), grid_(new QGridLayout) {
    grid_->setHorizontalSpacing(14);
    grid_->setVerticalSpacing(8);
    body().addLayout(grid_);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Maximum);
}

void FiguresCard::show(const std::vector<KeyFigure>& figures) {
    for (QWidget* cell : cells_) delete cell;
    cells_.clear();
    for (const KeyFigure& figure : figures) cells_.push_back(makeCell(figure));
    columns_ = 0;
    place();
}

void FiguresCard::place() {
    const int columns = std::max(1, (width() - 24) / kCellWidth);
    if (columns == columns_) return;
    for (int column = 0; column < std::max(columns, columns_); ++column)
        grid_->setColumnStretch(column, column < columns ? 1 : 0);
    columns_ = columns;
    for (std::size_t i = 0; i < cells_.size(); ++i) {
        const int at = static_cast<int>(i);
        grid_->addWidget(cells_[i], at / columns, at % columns);
    }
}

void FiguresCard::resizeEvent(QResizeEvent* event) {
    Card::resizeEvent(event);
    place();
}

}  // namespace headroom::gui
