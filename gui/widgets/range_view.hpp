// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

#include <array>
#include <optional>

namespace headroom::gui {

/// A range as a triangle over its three values; each is dragged by its handle or moved by the arrow keys.
class RangeView : public QWidget {
    Q_OBJECT
public:
    explicit RangeView(QWidget* parent = nullptr);

    /// Low, likely, high; nothing while one of them is wrong.
    void show(const std::optional<std::array<double, 3>>& values);
    /// Where a value is drawn.
    double placeOf(double value) const;
    QSize sizeHint() const override;

signals:
    /// One of the three is moved: to `value`, between its neighbours.
    void moved(int which, double value);
    /// It is let go.
    void released();

protected:
    void paintEvent(QPaintEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    int nearest(double x) const;
    void moveTo(double value);
    std::optional<std::array<double, 3>> values_;
    double from_ = 0.0;  ///< of the axis; it stays as it is while something is dragged
    double to_ = 1.0;
    int held_ = 1;
    bool dragging_ = false;
};

}  // namespace headroom::gui
