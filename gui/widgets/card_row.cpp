// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/widgets/card_row.hpp"

#include <QHBoxLayout>
#include <QWidget>

namespace headroom::gui {

QWidget* cardRow(const std::vector<QWidget*>& cards) {
    auto* row = new QWidget;
    auto* layout = new QHBoxLayout(row);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(10);
    for (QWidget* card : cards) layout->addWidget(card, 1);
    return row;
}

}  // namespace headroom::gui
