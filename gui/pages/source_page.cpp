// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/pages/source_page.hpp"

#include <QVBoxLayout>

#include "gui/format.hpp"
#include "gui/widgets/label.hpp"
#include "gui/widgets/source_view.hpp"

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

void SourcePage::show(const OpenFile& file) {
    note_->setVisible(file.textIsCut);
    note_->setText(
        tr("Only the first %1 are shown.").arg(say::bytes(static_cast<double>(ScenarioSession::kShownBytes))));
    view_->show(file.text, file.loaded.problems);
}

void SourcePage::jumpTo(unsigned line, unsigned column) { view_->jumpTo(line, column); }

}  // namespace headroom::gui
