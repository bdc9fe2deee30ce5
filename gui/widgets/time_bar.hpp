// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDateTime>
#include <QWidget>

#include <optional>
#include <vector>

namespace headroom::gui {

/// The load over the time of a run, with the moment that the diagram shows. Clicking and dragging choose a moment,
/// arrow keys the next period; Escape or a double click is all of the run again.
class TimeBar : public QWidget {
    Q_OBJECT
public:
    explicit TimeBar(QWidget* parent = nullptr);

    /// `values`: one a period of `period` seconds. The moment stays if it is still within the run.
    void show(std::vector<double> values, double period, double duration, const QDateTime& start);
    std::optional<double> moment() const { return moment_; }
    /// "08:01", "Tue 08:01" in runs of several days; "all of the run".
    QString momentText() const;

signals:
    void momentChanged();

protected:
    bool event(QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    void choose(std::optional<double> moment);
    double secondAt(double x) const;
    double xAt(double second) const;
    void paintCurve(QPainter& painter) const;
    std::vector<double> values_;
    double period_ = 60.0;
    double duration_ = 0.0;
    QDateTime start_;
    std::optional<double> moment_;
};

}  // namespace headroom::gui
