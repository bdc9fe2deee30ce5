// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPlainTextEdit>

#include <vector>

#include "scenarios/document/problem.hpp"

namespace headroom::gui {

class SourceHighlighter;

/// The text of a scenario with line numbers; places with problems are underlined and say what is wrong in a tool tip.
/// Return indents as the line above, Tab by two blanks; Shift+Tab leaves.
class SourceView : public QPlainTextEdit {
    Q_OBJECT
public:
    explicit SourceView(QWidget* parent = nullptr);

    /// Shows a document and changes it; its history is its owner's.
    void setText(QTextDocument& document);
    void showProblems(const std::vector<document::Problem>& problems);
    /// Puts the cursor at a place (both count from 1) and scrolls there. Beyond the end: as near as there is.
    void jumpTo(unsigned line, unsigned column);
    /// To the next place with a problem behind the cursor, or before it; round the end of the text.
    void jumpToProblem(bool forward);
    unsigned line() const { return static_cast<unsigned>(textCursor().blockNumber()) + 1; }
    int numbersWidth() const;
    void paintNumbers(QPaintEvent& event, QWidget& area);

signals:
    /// The cursor was put into another line.
    void lineChanged(unsigned line);

protected:
    bool canInsertFromMimeData(const QMimeData* source) const override;
    void keyPressEvent(QKeyEvent* event) override;
    bool focusNextPrevChild(bool next) override;
    void resizeEvent(QResizeEvent* event) override;
    void changeEvent(QEvent* event) override;
    bool event(QEvent* event) override;

private:
    void dress();
    void breakLine();
    void placeNumbers();
    void refreshMarks();
    QTextCursor cursorAt(unsigned line, unsigned column) const;
    const document::Problem* worstOf(unsigned line) const;
    QWidget* numbers_;
    SourceHighlighter* highlighter_ = nullptr;
    std::vector<document::Problem> problems_;
    unsigned line_ = 1;
};

}  // namespace headroom::gui
