// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLabel>

#include "gui/widgets/label.hpp"

namespace headroom::gui {

/// One line that ends in "…" where its room is short; then its tool tip says all of it.
class ElidingLabel : public QLabel {
    Q_OBJECT
public:
    explicit ElidingLabel(LabelLook look = {}, QWidget* parent = nullptr);

    QSize minimumSizeHint() const override;
    /// What stands there now: all of the text, or its beginning and "…".
    QString shownText() const;

protected:
    bool event(QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
};

}  // namespace headroom::gui
