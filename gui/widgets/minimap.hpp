// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTransform>
#include <QWidget>

namespace headroom::gui {

class DiagramView;

/// The whole diagram in a corner of its view, with what is in sight; a click or a drag goes there. Hidden while
/// everything is in sight.
class Minimap : public QWidget {
    Q_OBJECT
public:
    explicit Minimap(DiagramView& view);

    /// Follows the view: its size, what it shows, where its boxes are.
    void refresh();

protected:
    void paintEvent(QPaintEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;

private:
    QRectF visibleArea() const;
    QTransform toMap() const;
    void goTo(QPointF at);
    DiagramView& view_;
    QRectF whole_;
};

}  // namespace headroom::gui
