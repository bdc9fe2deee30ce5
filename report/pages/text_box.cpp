// SPDX-License-Identifier: GPL-3.0-or-later
#include "report/pages/text_box.hpp"

#include <algorithm>

#include <QFontMetricsF>
#include <QPainter>
#include <QTextBoundaryFinder>
#include <QTextOption>

namespace headroom::report::pages {

namespace {

constexpr double kLeading = 1.3;       // of the font's size
constexpr double kNoLigatures = 0.02;  // of a dot: the least that Qt does not take for 0

}  // namespace

QFont fontOf(const TextLook& look) {
    QFont font;
    font.setFamilies({"Liberation Sans", "Noto Sans", "DejaVu Sans"});
    font.setStyleHint(QFont::SansSerif);
    font.setPixelSize(static_cast<int>(look.points * kPoint));
    font.setHintingPreference(QFont::PreferNoHinting);
    // Any spacing at all keeps "fi" two letters, so that names and figures are found and copied as they are.
    font.setLetterSpacing(QFont::AbsoluteSpacing, kNoLigatures);
    font.setBold(look.bold);
    return font;
}

TextBox::TextBox(const std::string& text, const TextLook& look, double width)
    : layout_(std::make_unique<QTextLayout>(QString::fromStdString(text), fontOf(look))),
      color_(look.color),
      lineHeight_(look.points * kPoint * kLeading) {
    QTextOption option(look.alignment);
    option.setWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    layout_->setTextOption(option);
    layout_->beginLayout();
    for (QTextLine line = layout_->createLine(); line.isValid(); line = layout_->createLine()) {
        line.setLineWidth(std::max(width, kPoint));
        line.setPosition(QPointF(0.0, 0.0));  // lines are placed when they are drawn
    }
    layout_->endLayout();
}

void TextBox::draw(QPainter& painter, QPointF topLeft, int from, int to) const {
    painter.setPen(color_);
    for (int i = from; i < std::min(to, lines()); ++i) {
        const QTextLine line = layout_->lineAt(i);
        const double slack = (lineHeight_ - line.height()) / 2.0;
        line.draw(&painter, topLeft + QPointF(0.0, lineHeight_ * (i - from) + slack));
    }
}

TextWidths widthsOf(const std::string& text, const TextLook& look, bool number) {
    QString string = QString::fromStdString(text);
    const QFontMetricsF metrics(fontOf(look));
    TextWidths widths{metrics.horizontalAdvance(string), 0.0};
    if (number) {
        for (const QString& sign : {QString(QChar(0xB1)), QString(';')}) string.replace(sign + ' ', sign + '\n');
        for (const QString& figure : string.split('\n'))
            widths.word = std::max(widths.word, metrics.horizontalAdvance(figure));
        return widths;
    }
    QTextBoundaryFinder finder(QTextBoundaryFinder::Line, string);
    for (qsizetype from = 0, to = finder.toNextBoundary(); to > from; from = to, to = finder.toNextBoundary())
        widths.word = std::max(widths.word, metrics.horizontalAdvance(string.mid(from, to - from).trimmed()));
    return widths;
}

}  // namespace headroom::report::pages
