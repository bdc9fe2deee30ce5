// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>
#include <QPointer>

#include <functional>
#include <vector>

class QLabel;
class QPushButton;

namespace headroom::gui {

/// One step of a tour: what it is about, and where it is.
struct TourStep {
    QString title;
    QString text;
    std::function<QWidget*()> target;  ///< brings it to sight and names it
};

/// Shows a newcomer round: a card beside one part of the window after the other, which is framed meanwhile. Enter goes
/// on, Escape or Skip ends it.
class Tour : public QFrame {
    Q_OBJECT
public:
    explicit Tour(QWidget& window);

    void start(std::vector<TourStep> steps);
    /// From 0; the number of steps once it is over.
    std::size_t step() const { return step_; }

protected:
    bool event(QEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    void show(std::size_t step);
    void leave();
    void place();
    std::vector<TourStep> steps_;
    std::size_t step_ = 0;
    QPointer<QWidget> target_;
    QWidget* frame_;
    QLabel* count_;
    QLabel* title_;
    QLabel* text_;
    QPushButton* back_;
    QPushButton* next_;
};

}  // namespace headroom::gui
