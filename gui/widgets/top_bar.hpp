// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>
#include <QStringList>

class QAction;
class QComboBox;
class QLabel;

namespace headroom::gui {

/// Run, Stop, the choice of design, what will be simulated; at the right how the run stands.
class TopBar : public QFrame {
    Q_OBJECT
public:
    TopBar(QAction& run, QAction& pause, QAction& stop, QWidget* parent = nullptr);

    void setDesigns(const QStringList& names, int chosen);
    void setSummary(const QString& summary, const QString& toolTip = {});
    /// `trouble`: shown in the warning colour.
    void setState(const QString& state, bool trouble = false);

signals:
    void designChosen(int design);

private:
    QComboBox* design_;
    QLabel* summary_;
    QLabel* state_;
};

}  // namespace headroom::gui
