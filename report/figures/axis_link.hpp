// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

#include <optional>
#include <vector>

#include "report/figures/axis_marks.hpp"

class QCustomPlot;
class QMouseEvent;
class QWheelEvent;

namespace headroom::figures {

/// Charts over the same time that zoom, pan and point together. Dragging chooses a span, which is then all that is
/// shown; with Shift it pans. The wheel with Ctrl zooms about the pointer (without, it is left to the scrolling page),
/// a double click and `showAll()` show everything again. Never beyond 0 to `length`, never less than `least` seconds.
class AxisLink : public QObject {
    Q_OBJECT
public:
    explicit AxisLink(QObject* parent = nullptr);

    /// Joins a chart; it leaves by being destroyed.
    void add(QCustomPlot& plot);
    /// Gives one chart that was drawn anew what all of them show.
    void fit(QCustomPlot& plot) const;
    /// What is shown stays while the length does.
    void setLength(double length, double least);
    void showAll();
    /// Shows [from, to], held inside what there is.
    void show(double from, double to);
    double from() const { return from_; }
    double to() const { return to_; }
    double length() const { return length_; }
    bool isZoomed() const { return from_ > 0.0 || to_ < length_; }

    /// Puts the cursor of every chart at a time; nothing: takes it away.
    void point(std::optional<double> second);
    std::optional<double> cursor() const { return cursor_; }

signals:
    void rangeChanged(double from, double to);
    /// The cursor has moved, or gone.
    void pointed();

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    bool turned(QCustomPlot& plot, QWheelEvent& wheel);
    bool pressed(QCustomPlot& plot, const QMouseEvent& mouse);
    bool moved(QCustomPlot& plot, const QMouseEvent& mouse);
    bool released(QCustomPlot& plot, const QMouseEvent& mouse);
    double secondAt(QCustomPlot& plot, double x) const;
    void apply();
    std::vector<AxisMarks> charts_;
    double length_ = 1.0;
    double least_ = 1.0;
    double from_ = 0.0;
    double to_ = 1.0;
    std::optional<double> cursor_;
    std::optional<double> dragged_;  ///< pixels: where the drag that is under way began
    bool applying_ = false;
};

}  // namespace headroom::figures
