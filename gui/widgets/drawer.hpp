// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>
#include <QPointer>

#include "gui/widgets/row_table.hpp"

class QLabel;
class QStackedWidget;

namespace headroom::gui {

/// The lists that open above the bar at the bottom: problems, assumptions. Closed, they give the keyboard back to
/// whoever had it.
class Drawer : public QFrame {
    Q_OBJECT
public:
    enum List { Problems, Assumptions };

    explicit Drawer(QWidget* parent = nullptr);

    ProblemTable& problems() { return *problems_; }
    AssumptionTable& assumptions() { return *assumptions_; }
    void open(List list);
    bool shows(List list) const;

signals:
    void changed();

protected:
    bool event(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void hideEvent(QHideEvent* event) override;

private:
    QLabel* title_;
    QStackedWidget* stack_;
    ProblemTable* problems_;
    AssumptionTable* assumptions_;
    QPointer<QWidget> before_;  ///< had the keyboard
};

}  // namespace headroom::gui
