// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <string>

#include <QColor>
#include <QFont>
#include <QPointF>
#include <QTextLayout>

class QPainter;

/// Text broken into lines of a width. Lengths are tenths of a point, as everywhere in this folder: fonts are measured
/// finely enough for the hinting of a screen not to matter.
namespace headroom::report::pages {

inline constexpr double kPoint = 10.0;

struct TextLook {
    double points = 9.0;
    bool bold = false;
    QColor color = QColor(0x1b, 0x1b, 0x1b);
    Qt::Alignment alignment = Qt::AlignLeft;
};

QFont fontOf(const TextLook& look);

class TextBox {
public:
    TextBox(const std::string& text, const TextLook& look, double width);

    double height() const { return static_cast<double>(lines()) * lineHeight_; }
    double lineHeight() const { return lineHeight_; }
    int lines() const { return layout_->lineCount(); }
    /// Draws lines [from, to), the first of them at the top.
    void draw(QPainter& painter, QPointF topLeft, int from, int to) const;
    void draw(QPainter& painter, QPointF topLeft) const { draw(painter, topLeft, 0, lines()); }

private:
    std::unique_ptr<QTextLayout> layout_;
    QColor color_;
    double lineHeight_ = 0.0;
};

/// The widths that a text would like: unbroken, and of its longest word; of a `number` its longest figure with the unit
/// ("33.9 ms ±", "45.3 us").
struct TextWidths {
    double whole = 0.0;
    double word = 0.0;
};
TextWidths widthsOf(const std::string& text, const TextLook& look, bool number = false);

}  // namespace headroom::report::pages
