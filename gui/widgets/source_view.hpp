// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPlainTextEdit>

#include <vector>

#include "scenarios/document/problem.hpp"

namespace headroom::gui {

class SourceHighlighter;

/// The text of a file, read-only, with line numbers; places with problems are underlined and say what is wrong in a
/// tool tip.
class SourceView : public QPlainTextEdit {
    Q_OBJECT
public:
    explicit SourceView(QWidget* parent = nullptr);

    void show(const QString& text, const std::vector<document::Problem>& problems);
    /// Puts the cursor at a place (both count from 1) and scrolls there. Beyond the end: as near as there is.
    void jumpTo(unsigned line, unsigned column);
    int numbersWidth() const;
    void paintNumbers(QPaintEvent& event, QWidget& area);

protected:
    void resizeEvent(QResizeEvent* event) override;
    void changeEvent(QEvent* event) override;
    bool event(QEvent* event) override;

private:
    void placeNumbers();
    void refreshMarks();
    QTextCursor cursorAt(unsigned line, unsigned column) const;
    const document::Problem* worstOf(unsigned line) const;
    QWidget* numbers_;
    SourceHighlighter* highlighter_;
    std::vector<document::Problem> problems_;
};

}  // namespace headroom::gui
