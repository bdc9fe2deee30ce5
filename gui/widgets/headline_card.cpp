// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/widgets/headline_card.hpp"

#include <QVBoxLayout>

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
    layout->addStretch();
    setMinimumWidth(120);
}

void HeadlineCard::show(const Headline& headline) {
    label_->setText(headline.label);
    value_->setText(headline.value);
    detail_->setText(headline.detail);
    setRole(*value_, headline.mood == Mood::Bad ? "bad" : "");
    setToolTip(headline.detail + (headline.toolTip.isEmpty() ? QString() : u'\n' + headline.toolTip));
    setAccessibleName(headline.label);
    setAccessibleDescription(headline.value + QStringLiteral(", ") + headline.detail);
}

}  // namespace headroom::gui
