// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>

class QHBoxLayout;
class QVBoxLayout;

namespace headroom::gui {

class ElidingLabel;

/// A framed part of a page: a bold title with a muted detail behind it, room for controls at its right, a body below.
class Card : public QFrame {
    Q_OBJECT
public:
    explicit Card(QWidget* parent = nullptr);

    void setTitle(const QString& title, const QString& detail = {});
    void addControl(QWidget* control);
    QVBoxLayout& body() { return *body_; }

private:
    ElidingLabel* title_;
    ElidingLabel* detail_;
    QHBoxLayout* header_;
    QVBoxLayout* body_;
};

}  // namespace headroom::gui
