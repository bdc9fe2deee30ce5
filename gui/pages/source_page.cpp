// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/pages/source_page.hpp"

#include <QVBoxLayout>

#include "gui/format.hpp"
#include "gui/widgets/find_bar.hpp"
#include "gui/widgets/label.hpp"

namespace headroom::gui {

SourcePage::SourcePage(QWidget* parent)
    : QWidget(parent), note_(makeLabel({}, {1.0, false, "muted"})), view_(new SourceView), find_(new FindBar) {
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    note_->setContentsMargins(14, 6, 14, 6);
    note_->setWordWrap(true);
    layout->addWidget(note_);
    layout->addWidget(view_, 1);
    layout->addWidget(find_);
    find_->hide();
    connect(find_, &FindBar::wanted, this, &SourcePage::findNext);
    connect(find_, &FindBar::closed, this, [this] {
        find_->hide();
        view_->setFocus();
    });
    setFocusProxy(view_);
}

void SourcePage::show(const OpenFile& file, bool editable) {
    QString note = file.source.whyFixed;
    if (file.textIsCut) {
        note += u' ' +
                tr("Only the first %1 are shown.").arg(say::bytes(static_cast<double>(ScenarioSession::kShownBytes)));
    }
    note_->setVisible(!note.isEmpty());
    note_->setText(note);
    view_->setTextInteractionFlags(editable ? Qt::TextEditorInteraction
                                            : Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    view_->showProblems(file.loaded.problems);
}

void SourcePage::openFind() {
    find_->show();
    find_->begin(view_->textCursor().selectedText());
}

void SourcePage::findNext(bool back) {
    const QString text = find_->text();
    if (text.isEmpty()) return openFind();
    const QTextDocument::FindFlags way = back ? QTextDocument::FindBackward : QTextDocument::FindFlags();
    QTextCursor found = view_->document()->find(text, view_->textCursor(), way);
    if (found.isNull()) {  // once more from the other end
        QTextCursor end(view_->document());
        if (back) end.movePosition(QTextCursor::End);
        found = view_->document()->find(text, end, way);
    }
    find_->setFound(!found.isNull());
    if (!found.isNull()) view_->setTextCursor(found);
}

void SourcePage::jumpTo(unsigned line, unsigned column) { view_->jumpTo(line, column); }

}  // namespace headroom::gui
