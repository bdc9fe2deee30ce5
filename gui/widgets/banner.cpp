// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/widgets/banner.hpp"

#include <QVBoxLayout>

#include "gui/format.hpp"
#include "gui/widgets/label.hpp"

namespace headroom::gui {

namespace {
constexpr qsizetype kShown = 3;
}

Banner::Banner(QWidget* parent) : QFrame(parent), text_(makeLabel({})) {
    setProperty("role", QStringLiteral("banner"));
    text_->setWordWrap(true);
    text_->setTextInteractionFlags(Qt::TextSelectableByMouse);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(12, 7, 12, 7);
    layout->addWidget(text_);
    hide();
}

void Banner::show(const QStringList& notes) {
    QStringList all;
    for (const QString& note : notes) all << say::sentence(note);
    QStringList lines = all.mid(0, kShown);
    if (notes.size() > kShown) lines << tr("and %1 more").arg(notes.size() - kShown);
    text_->setText(lines.join(u'\n'));
    text_->setToolTip(all.join(u'\n'));
    setAccessibleName(tr("Notes on this run"));
    setVisible(!notes.isEmpty());
}

}  // namespace headroom::gui
