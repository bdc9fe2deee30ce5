// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/widgets/headline_card.hpp"

#include <QVBoxLayout>

#include <algorithm>
#include <array>

#include "gui/theme.hpp"
#include "gui/widgets/label.hpp"

namespace headroom::gui {

namespace {

constexpr int kLeastWidth = 112;  // five of them stand beside each other in the smallest window
/// Sizes of label and value against the window's text.
constexpr std::array kLabelSizes{0.92, 0.84, 0.78};
constexpr std::array kValueSizes{1.62, 1.4, 1.2, 1.0};

/// The largest that has room.
template <class Sizes>
void fit(QLabel& label, const QFont& font, const Sizes& sizes, bool bold, int room) {
    for (const double size : sizes) {
        label.setFont(scaledFont(font, size, bold));
        if (label.sizeHint().width() <= room) return;
    }
}

}  // namespace

HeadlineCard::HeadlineCard(QWidget* parent)
    : QFrame(parent),
      label_(makeLabel({}, {kLabelSizes.front(), false, "muted"})),
      value_(makeLabel({}, {kValueSizes.front(), true})),
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
    setMinimumWidth(kLeastWidth);
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
    const int room = width() - 2 * frameWidth() - margins.left() - margins.right();
    detail_->setMinimumHeight(0);  // a label never wants less than its minimum
    detail_->setMinimumHeight(std::max(0, detail_->heightForWidth(room)));
    fit(*label_, font(), kLabelSizes, false, room);
    fit(*value_, font(), kValueSizes, true, room);
}

}  // namespace headroom::gui
