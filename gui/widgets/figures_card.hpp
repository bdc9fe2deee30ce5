// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include "gui/items/key_figures.hpp"
#include "gui/widgets/card.hpp"

class QGridLayout;

namespace headroom::gui {

/// Key figures side by side, in as many columns as have room.
class FiguresCard : public Card {
    Q_OBJECT
public:
    explicit FiguresCard(QWidget* parent = nullptr);

    void show(const std::vector<KeyFigure>& figures);

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    void place();
    QGridLayout* grid_;
    std::vector<QWidget*> cells_;
    int columns_ = 0;
};

}  // namespace headroom::gui
