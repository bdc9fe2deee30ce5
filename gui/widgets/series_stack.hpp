// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

#include <vector>

#include "gui/items/span_row.hpp"
#include "report/figures/axis_link.hpp"

class QLabel;
class QPushButton;
class QVBoxLayout;

namespace headroom::gui {

class Card;
class RowTable;
class SeriesCard;

/// Charts over the time of a run below each other, linked, and a table of their values over what is shown: all of the
/// run, or the span that was chosen.
class SeriesStack : public QWidget {
    Q_OBJECT
public:
    explicit SeriesStack(QWidget* parent = nullptr);

    /// `length` of the run and the `least` that is ever shown, in seconds. A chosen span stays while the length does.
    void show(std::vector<figures::SeriesChart> charts, double length, double least);
    /// Shows a part of what is shown now, or more: 0.5 is half of it.
    void zoom(double factor);
    figures::AxisLink& time() { return time_; }
    const figures::AxisLink& time() const { return time_; }

private:
    QWidget* buildHeader();
    void showSpan();
    figures::AxisLink time_;
    QLabel* span_;
    QPushButton* all_;
    QVBoxLayout* column_;
    std::vector<SeriesCard*> cards_;
    Card* tableCard_;
    RowTable* table_;
    SpanModel model_;
};

}  // namespace headroom::gui
