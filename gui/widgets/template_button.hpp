// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPushButton>

#include "gui/items/design_sketch.hpp"

namespace headroom::gui {

/// A template to start from: a sketch of its design, its title below.
class TemplateButton : public QPushButton {
    Q_OBJECT
public:
    TemplateButton(const QString& title, DesignSketch sketch, QWidget* parent = nullptr);

    QSize sizeHint() const override;
    /// The title in lines, its end cut where it has more than there is room for.
    QString shownTitle() const;
    QSize minimumSizeHint() const override { return {120, sizeHint().height()}; }

protected:
    void paintEvent(QPaintEvent* event) override;
    void enterEvent(QEnterEvent* event) override;
    void leaveEvent(QEvent* event) override;

private:
    void paintSketch(QPainter& painter, const QRectF& area) const;
    DesignSketch sketch_;
};

}  // namespace headroom::gui
