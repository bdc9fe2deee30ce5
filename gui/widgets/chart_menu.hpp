// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPushButton>

#include <functional>

class QAction;
class QMenu;

namespace headroom::gui {

class Card;
class ChartView;

/// What can be done with the chart of a card: copied as a picture or as CSV, drawn with a logarithmic axis. A button at
/// the card's right; the same menu comes with a right click on the chart.
class ChartMenu : public QPushButton {
    Q_OBJECT
public:
    /// Puts itself at the right of the card. `csv`: what is copied as text.
    ChartMenu(Card& card, ChartView& view, std::function<QString()> csv);

    bool isLogarithmic() const;
    void setLogarithmic(bool on);
    /// The card as a picture: title and chart, twice as fine as on the screen.
    QPixmap picture() const;

signals:
    /// The axis is to be drawn another way.
    void changed();

private:
    Card& card_;
    ChartView& view_;
    QMenu* menu_;
    QAction* logarithmic_;
};

}  // namespace headroom::gui
