// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/pages/source_page.hpp"

#include <QVBoxLayout>

#include "gui/format.hpp"
#include "gui/widgets/label.hpp"

namespace headroom::gui {

SourcePage::SourcePage(QWidget* parent)
    : QWidget(parent), note_(makeLabel({}, {1.0, false, "muted"})), view_(new SourceView) {
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    note_->setContentsMargins(14, 6, 14, 6);
    layout->addWidget(note_);
    layout->addWidget(view_, 1);
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

void SourcePage::jumpTo(unsigned line, unsigned column) { view_->jumpTo(line, column); }

}  // namespace headroom::gui
