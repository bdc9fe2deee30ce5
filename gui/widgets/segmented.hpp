// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>
#include <QWidget>

class QButtonGroup;
class QHBoxLayout;

namespace headroom::gui {

/// A row of buttons of which one is pressed.
class Segmented : public QWidget {
    Q_OBJECT
public:
    explicit Segmented(QWidget* parent = nullptr);

    void setChoices(const QStringList& choices);
    void choose(int choice);
    int chosen() const;
    /// Gives the keyboard to what is chosen.
    void focusChosen();

signals:
    void changed(int choice);

private:
    QButtonGroup* group_;
    QHBoxLayout* layout_;
};

}  // namespace headroom::gui
