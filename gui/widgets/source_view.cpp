// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/widgets/source_view.hpp"

#include <QFontDatabase>
#include <QHelpEvent>
#include <QKeyEvent>
#include <QMimeData>
#include <QPainter>
#include <QTextBlock>
#include <QToolTip>

#include <algorithm>
#include <utility>

#include "gui/format.hpp"
#include "gui/theme.hpp"
#include "gui/widgets/source_highlighter.hpp"

namespace headroom::gui {

namespace {

class LineNumbers : public QWidget {
public:
    explicit LineNumbers(SourceView& view) : QWidget(&view), view_(view) {}
    QSize sizeHint() const override { return {view_.numbersWidth(), 0}; }

protected:
    void paintEvent(QPaintEvent* event) override { view_.paintNumbers(*event, *this); }

private:
    SourceView& view_;
};

/// From the start of a string to its end, else to the end of the word.
void extendOverValue(QTextCursor& cursor) {
    const QString text = cursor.block().text();
    const int at = cursor.positionInBlock();
    const bool isString = at < text.size() && text[at] == u'"';
    const qsizetype end = isString ? text.indexOf(u'"', at + 1) : -1;
    if (end > 0) {
        cursor.movePosition(QTextCursor::Right, QTextCursor::KeepAnchor, static_cast<int>(end) - at + 1);
    } else {
        cursor.movePosition(QTextCursor::EndOfWord, QTextCursor::KeepAnchor);
    }
}

}  // namespace

SourceView::SourceView(QWidget* parent) : QPlainTextEdit(parent), numbers_(new LineNumbers(*this)) {
    setLineWrapMode(NoWrap);
    QFont fixed = QFontDatabase::systemFont(QFontDatabase::FixedFont);
    fixed.setPointSizeF(font().pointSizeF());
    setFont(fixed);
    setAccessibleName(tr("Source"));
    setAccessibleDescription(tr("Tab writes blanks, Shift+Tab leaves the text"));
    connect(this, &QPlainTextEdit::blockCountChanged, this, &SourceView::placeNumbers);
    connect(this, &QPlainTextEdit::updateRequest, this, [this](const QRect& area, int dy) {
        if (dy != 0) {
            numbers_->scroll(0, dy);
        } else {
            numbers_->update(0, area.y(), numbers_->width(), area.height());
        }
    });
    connect(this, &QPlainTextEdit::cursorPositionChanged, this, [this] {
        refreshMarks();
        if (line() == line_) return;
        line_ = line();
        emit lineChanged(line_);
    });
}

void SourceView::setText(QTextDocument& document) {
    document.setDefaultFont(font());
    document.setDocumentMargin(8);
    setDocument(&document);
    highlighter_ = new SourceHighlighter(&document);
    dress();
}

void SourceView::dress() {
    if (highlighter_ != nullptr) highlighter_->setColors(colorsOf(*this));
    refreshMarks();
}

void SourceView::showProblems(const std::vector<document::Problem>& problems) {
    problems_ = problems;
    placeNumbers();
    refreshMarks();
    numbers_->update();
}

void SourceView::breakLine() {
    QTextCursor cursor = textCursor();
    const QString before = cursor.block().text().left(cursor.positionInBlock());
    qsizetype blanks = 0;
    while (blanks < before.size() && before[blanks] == u' ') ++blanks;
    const QString trimmed = before.trimmed();
    const bool opens = trimmed.endsWith(u'{') || trimmed.endsWith(u'[');
    cursor.insertText(u'\n' + QString(blanks + (opens ? 2 : 0), u' '));
    ensureCursorVisible();
}

/// A file that is dropped here is to be opened, not to be typed.
bool SourceView::canInsertFromMimeData(const QMimeData* source) const {
    return !source->hasUrls() && QPlainTextEdit::canInsertFromMimeData(source);
}

void SourceView::keyPressEvent(QKeyEvent* event) {
    const bool plain = event->modifiers() == Qt::NoModifier || event->modifiers() == Qt::KeypadModifier;
    if (isReadOnly() || !plain) return QPlainTextEdit::keyPressEvent(event);
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) return breakLine();
    if (event->key() == Qt::Key_Tab) return textCursor().insertText(QStringLiteral("  "));
    QPlainTextEdit::keyPressEvent(event);
}

/// Tab is a character here: the way out of the text by keyboard is backwards.
bool SourceView::focusNextPrevChild(bool next) {
    return next ? QPlainTextEdit::focusNextPrevChild(true) : QWidget::focusNextPrevChild(false);
}

void SourceView::jumpToProblem(bool forward) {
    using Place = std::pair<unsigned, unsigned>;
    std::vector<Place> places;
    for (const document::Problem& problem : problems_) {
        if (problem.position.known() && problem.severity != document::Severity::Note)
            places.emplace_back(problem.position.line, problem.position.column);
    }
    if (places.empty()) return;
    std::sort(places.begin(), places.end());
    const Place here(line(), static_cast<unsigned>(textCursor().positionInBlock()) + 1);
    const auto after = std::upper_bound(places.begin(), places.end(), here);
    const auto before = std::lower_bound(places.begin(), places.end(), here);
    const Place to = forward ? (after == places.end() ? places.front() : *after)
                             : (before == places.begin() ? places.back() : *(before - 1));
    jumpTo(to.first, to.second);
}

QTextCursor SourceView::cursorAt(unsigned line, unsigned column) const {
    const int last = document()->blockCount() - 1;
    const QTextBlock block = document()->findBlockByNumber(std::clamp(static_cast<int>(line) - 1, 0, last));
    QTextCursor cursor(block);
    // Columns count code points, the document counts UTF-16 units.
    int units = 0;
    const QString text = block.text();
    for (unsigned passed = 1; passed < column && units < text.size(); ++passed)
        units += text[units].isHighSurrogate() ? 2 : 1;
    cursor.setPosition(block.position() + std::min(units, block.length() - 1));
    return cursor;
}

void SourceView::jumpTo(unsigned line, unsigned column) {
    setTextCursor(cursorAt(line, column));
    centerCursor();
    setFocus();
}

void SourceView::refreshMarks() {
    const Colors& colors = colorsOf(*this);
    QList<QTextEdit::ExtraSelection> marks;
    QTextEdit::ExtraSelection current;
    current.format.setBackground(colors.selection);
    current.format.setProperty(QTextFormat::FullWidthSelection, true);
    current.cursor = textCursor();
    current.cursor.clearSelection();
    marks << current;
    for (const document::Problem& problem : problems_) {
        if (!problem.position.known() || problem.severity == document::Severity::Note) continue;
        QTextEdit::ExtraSelection mark;
        mark.format.setUnderlineStyle(QTextCharFormat::WaveUnderline);
        mark.format.setUnderlineColor(problem.severity == document::Severity::Error ? colors.bad : colors.chart.orange);
        mark.cursor = cursorAt(problem.position.line, problem.position.column);
        if (mark.cursor.block().length() > kLongLine) continue;
        extendOverValue(mark.cursor);
        if (!mark.cursor.hasSelection()) mark.cursor.movePosition(QTextCursor::EndOfBlock, QTextCursor::KeepAnchor);
        marks << mark;
    }
    setExtraSelections(marks);
}

const document::Problem* SourceView::worstOf(unsigned line) const {
    const document::Problem* worst = nullptr;
    for (const document::Problem& problem : problems_) {
        if (problem.position.line == line && (worst == nullptr || problem.severity < worst->severity)) worst = &problem;
    }
    return worst;
}

bool SourceView::event(QEvent* event) {
    if (event->type() == QEvent::ShortcutOverride) {
        // Undo is the window's: it undoes forms and the diagram as well.
        const auto* key = static_cast<QKeyEvent*>(event);
        if (key->matches(QKeySequence::Undo) || key->matches(QKeySequence::Redo)) {
            event->ignore();
            return true;
        }
    }
    if (event->type() != QEvent::ToolTip) return QPlainTextEdit::event(event);
    const auto* help = static_cast<QHelpEvent*>(event);
    const QTextCursor at = cursorForPosition(viewport()->mapFrom(this, help->pos()));
    const document::Problem* problem = worstOf(static_cast<unsigned>(at.blockNumber()) + 1);
    if (problem != nullptr) {
        QToolTip::showText(help->globalPos(), say::text(problem->text), this);
    } else {
        QToolTip::hideText();
    }
    return true;
}

int SourceView::numbersWidth() const {
    const auto digits = QString::number(std::max(100, blockCount())).size();
    return fontMetrics().horizontalAdvance(u'9') * static_cast<int>(digits) + 26;
}

void SourceView::placeNumbers() {
    setViewportMargins(numbersWidth(), 0, 0, 0);
    const QRect area = contentsRect();
    numbers_->setGeometry(area.left(), area.top(), numbersWidth(), area.height());
}

void SourceView::resizeEvent(QResizeEvent* event) {
    QPlainTextEdit::resizeEvent(event);
    placeNumbers();
}

void SourceView::changeEvent(QEvent* event) {
    QPlainTextEdit::changeEvent(event);
    if (event->type() == QEvent::PaletteChange) dress();
}

void SourceView::paintNumbers(QPaintEvent& event, QWidget& area) {
    QPainter painter(&area);
    const Colors& colors = colorsOf(*this);
    painter.fillRect(event.rect(), colors.field);
    painter.setFont(font());
    QTextBlock block = firstVisibleBlock();
    qreal top = blockBoundingGeometry(block).translated(contentOffset()).top();
    while (block.isValid() && top <= event.rect().bottom()) {
        const qreal height = blockBoundingRect(block).height();
        const document::Problem* problem = worstOf(static_cast<unsigned>(block.blockNumber()) + 1);
        const bool error = problem != nullptr && problem->severity == document::Severity::Error;
        const bool warning = problem != nullptr && problem->severity == document::Severity::Warning;
        if (error || warning) {
            painter.setPen(Qt::NoPen);
            painter.setBrush(error ? colors.bad : colors.chart.orange);
            painter.drawRect(QRectF(0, top, 3, height));
        }
        painter.setPen(error ? colors.bad : colors.muted);
        painter.drawText(QRectF(0, top, area.width() - 10, fontMetrics().height()), Qt::AlignRight,
                         QString::number(block.blockNumber() + 1));
        top += height;
        block = block.next();
    }
}

}  // namespace headroom::gui
