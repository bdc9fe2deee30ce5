// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/widgets/headline_card.hpp"

#include <QVBoxLayout>

#include <algorithm>

#include "gui/widgets/label.hpp"

namespace headroom::gui {

HeadlineCard::HeadlineCard(QWidget* parent)
    : QFrame(parent),
      label_(makeLabel({}, {0.92, false, "muted"})),
      value_(makeLabel({}, {1.62, true})),
      detail_(makeLabel({}, {0.92, false, "muted"})) {
    setProperty("role", QStringLiteral("card"));
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(12, 9, 8, 9);
    layout->setSpacing(2);
    for (QLabel* label : {label_, value_, detail_}) {
        label->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
        layout->addWidget(label);
    }
    detail_->setWordWrap(true);
    detail_->setAlignment(Qt::AlignLeft | Qt::AlignTop);
    layout->addStretch();
    setMinimumWidth(120);
}

void HeadlineCard::show(const Headline& headline) {
    label_->setText(headline.label);
    value_->setText(headline.value);
    detail_->setText(headline.detail);
    keepRoom();
    setRole(*value_, headline.mood == Mood::Bad ? "bad" : "");
    setToolTip(headline.detail + (headline.toolTip.isEmpty() ? QString() : u'\n' + headline.toolTip));
    setAccessibleName(headline.label);
    setAccessibleDescription(headline.value + QStringLiteral(", ") + headline.detail);
}

void HeadlineCard::resizeEvent(QResizeEvent* event) {
    QFrame::resizeEvent(event);
    keepRoom();
}

/// A page that is too low for its cards takes room from them as if every text were one line.
void HeadlineCard::keepRoom() {
    const QMargins margins = layout()->contentsMargins();
    detail_->setMinimumHeight(
        std::max(0, detail_->heightForWidth(width() - 2 * frameWidth() - margins.left() - margins.right())));
}

}  // namespace headroom::gui
