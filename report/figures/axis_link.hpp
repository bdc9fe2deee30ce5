// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

#include <vector>

class QCustomPlot;

namespace headroom::figures {

/// Charts over the same time that zoom and pan together: the wheel zooms about the pointer, dragging pans, a double
/// click and `showAll()` show everything again. Never beyond 0 to `length`, never less than `least` seconds.
/// The wheel without Ctrl is left to the scrolling page.
class AxisLink : public QObject {
    Q_OBJECT
public:
    explicit AxisLink(QObject* parent = nullptr);

    /// Joins a chart; it leaves by being destroyed.
    void add(QCustomPlot& plot);
    void setLength(double length, double least);
    void showAll();
    /// Shows [from, to], held inside what there is.
    void show(double from, double to);
    double from() const { return from_; }
    double to() const { return to_; }
    bool isZoomed() const { return from_ > 0.0 || to_ < length_; }

signals:
    void rangeChanged(double from, double to);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void apply();
    std::vector<QCustomPlot*> plots_;
    double length_ = 1.0;
    double least_ = 1.0;
    double from_ = 0.0;
    double to_ = 1.0;
    bool applying_ = false;
};

}  // namespace headroom::figures
