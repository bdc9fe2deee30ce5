// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QSyntaxHighlighter>

namespace headroom::gui {

struct Colors;

/// Characters of a line, beyond which it has neither colours nor marks of problems: Qt lays it out anew for each of
/// them, and a file that a program wrote may be a single line of a megabyte.
inline constexpr int kLongLine = 20'000;

/// Colours the source of a scenario (JSON with comments; YAML as far as its strings and comments look alike).
class SourceHighlighter : public QSyntaxHighlighter {
    Q_OBJECT
public:
    explicit SourceHighlighter(QTextDocument* document);

    void setColors(const Colors& colors);

protected:
    void highlightBlock(const QString& text) override;

private:
    qsizetype stringAt(const QString& text, qsizetype from);
    QTextCharFormat key_;
    QTextCharFormat string_;
    QTextCharFormat number_;
    QTextCharFormat comment_;
};

}  // namespace headroom::gui
