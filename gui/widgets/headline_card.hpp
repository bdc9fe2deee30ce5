// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>

#include "gui/items/headline.hpp"

class QLabel;

namespace headroom::gui {

/// One headline figure with its interval.
class HeadlineCard : public QFrame {
    Q_OBJECT
public:
    explicit HeadlineCard(QWidget* parent = nullptr);

    void show(const Headline& headline);

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    void keepRoom();
    QLabel* label_;
    QLabel* value_;
    QLabel* detail_;
};

}  // namespace headroom::gui
