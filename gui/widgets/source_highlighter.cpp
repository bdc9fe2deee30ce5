// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/widgets/source_highlighter.hpp"

#include <algorithm>

#include "gui/theme.hpp"

namespace headroom::gui {

namespace {

constexpr int kInComment = 1;

bool isNumberPart(QChar c) { return c.isDigit() || c == u'.' || c == u'-' || c == u'+' || c == u'e' || c == u'E'; }

}  // namespace

SourceHighlighter::SourceHighlighter(QTextDocument* document) : QSyntaxHighlighter(document) {}

void SourceHighlighter::setColors(const Colors& colors) {
    key_.setForeground(colors.accent);
    string_.setForeground(colors.good);
    number_.setForeground(colors.chart.purple);
    comment_.setForeground(colors.muted);
    comment_.setFontItalic(true);
    rehighlight();
}

/// Colours the string that opens at `from`; where it ends.
qsizetype SourceHighlighter::stringAt(const QString& text, qsizetype from) {
    qsizetype end = from + 1;
    while (end < text.size() && text[end] != u'"') end += text[end] == u'\\' ? 2 : 1;
    end = std::min(end + 1, text.size());
    qsizetype next = end;
    while (next < text.size() && text[next].isSpace()) ++next;
    const bool isKey = next < text.size() && text[next] == u':';
    setFormat(static_cast<int>(from), static_cast<int>(end - from), isKey ? key_ : string_);
    return end;
}

void SourceHighlighter::highlightBlock(const QString& text) {
    setCurrentBlockState(0);
    if (text.size() > kLongLine) {
        const bool open = previousBlockState() == kInComment && !text.contains(QLatin1String("*/"));
        return setCurrentBlockState(open ? kInComment : 0);
    }
    qsizetype at = 0;
    const auto comment = [&](qsizetype from, qsizetype to) {
        setFormat(static_cast<int>(from), static_cast<int>(to - from), comment_);
    };
    if (previousBlockState() == kInComment) {
        const qsizetype end = text.indexOf(QLatin1String("*/"));
        at = end < 0 ? text.size() : end + 2;
        comment(0, at);
        if (end < 0) setCurrentBlockState(kInComment);
    }
    while (at < text.size()) {
        const QChar c = text[at];
        const bool lineComment = c == u'#' || (c == u'/' && at + 1 < text.size() && text[at + 1] == u'/');
        if (c == u'"') {
            at = stringAt(text, at);
        } else if (lineComment) {
            comment(at, text.size());
            return;
        } else if (c == u'/' && at + 1 < text.size() && text[at + 1] == u'*') {
            const qsizetype end = text.indexOf(QLatin1String("*/"), at + 2);
            comment(at, end < 0 ? text.size() : end + 2);
            if (end < 0) return setCurrentBlockState(kInComment);
            at = end + 2;
        } else if (c.isDigit() || (c == u'-' && at + 1 < text.size() && text[at + 1].isDigit())) {
            qsizetype end = at + 1;
            while (end < text.size() && isNumberPart(text[end])) ++end;
            setFormat(static_cast<int>(at), static_cast<int>(end - at), number_);
            at = end;
        } else if (c.isLetter()) {
            // A word is passed over whole: the 2 of "m2" is no number.
            while (at < text.size() && (text[at].isLetterOrNumber() || text[at] == u'_')) ++at;
        } else {
            ++at;
        }
    }
}

}  // namespace headroom::gui
