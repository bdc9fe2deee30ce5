// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

#include <optional>
#include <vector>

#include "gui/items/outline.hpp"

namespace headroom::gui {

/// How requests arrive over a run, as a curve. The points of a pattern of steps can be dragged, or moved by the arrow
/// keys (Page Up and Page Down choose one).
class ArrivalsView : public QWidget {
    Q_OBJECT
public:
    explicit ArrivalsView(QWidget* parent = nullptr);

    /// The same curve as last time leaves alone what was dragged since.
    void show(const ArrivalCurve& curve, bool editable);
    /// Where a point of the pattern is drawn; they are none but of steps.
    QPointF placeOf(std::size_t point) const;
    std::size_t points() const;
    QSize sizeHint() const override;

signals:
    /// A point has another place; time and rate are the pattern's own, before scales.
    void pointMoved(int point, headroom::base::Duration at, double perSecond);

protected:
    void paintEvent(QPaintEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    workload::Steps* steps();
    const workload::Steps* steps() const;
    void sample();
    void describe();
    QRectF plot() const;
    QPointF at(double seconds, double perSecond) const;
    double snap() const;
    /// Moves the held point to a time and rate as they are drawn; between its neighbours.
    void moveTo(double seconds, double perSecond);
    void tell();
    ArrivalCurve given_;  ///< as the document says it
    ArrivalCurve curve_;  ///< with what is being dragged
    std::vector<double> rates_;
    double top_ = 1.0;  ///< of the axis
    bool editable_ = false;
    bool dragging_ = false;
    std::size_t held_ = 0;
};

}  // namespace headroom::gui
