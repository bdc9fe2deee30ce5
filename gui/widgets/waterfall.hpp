// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

#include <vector>

#include "scenarios/study/result.hpp"

class QPainter;

namespace headroom::gui {

/// Where a bar's time stands, in pixels of the widget.
struct BarText {
    int at = 0;
    enum class Where { Behind, Before, On, Over } where = Where::Behind;  ///< Over: longer than the bar under it
    bool operator==(const BarText&) const = default;
};

/// Behind its bar; before it where there is no room behind; where there is none either, on it. All of the text lies
/// between `left` and `right`, if it fits there at all.
BarText barText(int from, int wide, int text, int left, int right);

/// One request as it went: a row a span, placed where it began, over an axis from 0 to the request's end. Grows with
/// its rows; put it into a scroll area.
class Waterfall : public QWidget {
    Q_OBJECT
public:
    explicit Waterfall(QWidget* parent = nullptr);

    void show(std::vector<study::WaterfallSpan> spans, double seconds);
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return {260, sizeHint().height()}; }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    int rowHeight() const { return fontMetrics().height() + 9; }
    void paintAxis(QPainter& painter, int left, int room) const;
    std::vector<study::WaterfallSpan> spans_;
    double seconds_ = 0.0;
};

}  // namespace headroom::gui
