// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/widgets/help_browser.hpp"

#include <QEvent>
#include <QScrollBar>
#include <QTextBlock>
#include <QTextDocument>
#include <QTextTable>

#include "gui/items/help_pages.hpp"
#include "gui/theme.hpp"

namespace headroom::gui {

namespace {

/// Lines between rows alone, as in the window's own tables.
void dressTable(QTextTable& table, const Colors& colors) {
    QTextTableFormat format = table.format();
    format.setBorder(1);
    format.setBorderBrush(colors.border);
    format.setBorderStyle(QTextFrameFormat::BorderStyle_Solid);
    format.setBorderCollapse(true);
    format.setCellPadding(5);
    format.setTopMargin(6);
    format.setBottomMargin(12);
    table.setFormat(format);
}

void dressTables(QTextFrame& frame, const Colors& colors) {
    for (QTextFrame* child : frame.childFrames()) {
        if (auto* table = qobject_cast<QTextTable*>(child)) dressTable(*table, colors);
        dressTables(*child, colors);
    }
}

}  // namespace

HelpBrowser::HelpBrowser(QWidget* parent) : QTextBrowser(parent) {
    setOpenLinks(false);
    setAccessibleName(tr("Page"));
    setTextInteractionFlags(Qt::TextBrowserInteraction);
    document()->setDocumentMargin(18);
}

void HelpBrowser::showText(const QString& markdown) {
    markdown_ = markdown;
    words_.clear();
    document()->setMarkdown(markdown, QTextDocument::MarkdownDialectGitHub);
    setExtraSelections({});
    dress();
    moveCursor(QTextCursor::Start);  // it is kept in sight when the size changes
    verticalScrollBar()->setValue(0);
}

void HelpBrowser::dress() {
    const Colors& colors = colorsOf(*this);
    QTextCursor cursor(document());
    cursor.beginEditBlock();  // laid out once, not after every change
    dressTables(*document()->rootFrame(), colors);
    for (QTextBlock block = document()->begin(); block.isValid(); block = block.next()) {
        QTextBlockFormat format = block.blockFormat();
        const int level = format.headingLevel();
        const bool code = format.hasProperty(QTextFormat::BlockCodeFence);
        if (level == 0 && !code) continue;
        if (level > 1) format.setTopMargin(16);
        if (level > 0) format.setBottomMargin(6);
        if (code) format.setBackground(colors.content);
        cursor.setPosition(block.position());
        cursor.setBlockFormat(format);
    }
    cursor.endEditBlock();
}

void HelpBrowser::goTo(const QTextCursor& cursor) {
    QTextCursor bare = cursor;
    bare.clearSelection();
    setTextCursor(bare);
    verticalScrollBar()->setValue(verticalScrollBar()->value() + cursorRect(bare).top() - 12);
}

void HelpBrowser::goToHeading(const QString& anchor) {
    for (QTextBlock block = document()->begin(); block.isValid(); block = block.next()) {
        if (block.blockFormat().headingLevel() > 0 && headingAnchor(block.text()) == anchor)
            return goTo(QTextCursor(block));
    }
}

void HelpBrowser::mark(const QStringList& words) {
    words_ = words;
    QList<QTextEdit::ExtraSelection> marks;
    QTextCharFormat format;
    format.setBackground(colorsOf(*this).selection);
    format.setFontWeight(QFont::Bold);
    for (const QString& word : words) {
        QTextCursor at(document());
        while (!(at = document()->find(word, at)).isNull()) marks.append({at, format});
    }
    setExtraSelections(marks);
    QTextCursor first;
    for (const QTextEdit::ExtraSelection& mark : marks) {
        if (first.isNull() || mark.cursor.selectionStart() < first.selectionStart()) first = mark.cursor;
    }
    if (!first.isNull() && first.blockNumber() > 2) goTo(first);
}

void HelpBrowser::changeEvent(QEvent* event) {
    QTextBrowser::changeEvent(event);
    if (event->type() != QEvent::PaletteChange || markdown_.isEmpty()) return;
    const QStringList words = words_;
    const int where = verticalScrollBar()->value();
    showText(markdown_);
    if (!words.isEmpty()) mark(words);
    verticalScrollBar()->setValue(where);
}

}  // namespace headroom::gui
