// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>
#include <QStringList>

class QLabel;

namespace headroom::gui {

/// What a reader must know before the figures: a partial run, a run too short for a percentile. Hidden when empty.
class Banner : public QFrame {
    Q_OBJECT
public:
    explicit Banner(QWidget* parent = nullptr);

    /// Shows up to three notes and says how many more there are; all of them are in the tool tip.
    void show(const QStringList& notes);

private:
    QLabel* text_;
};

}  // namespace headroom::gui
