// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/widgets/card.hpp"

#include <QHBoxLayout>
#include <QVBoxLayout>

#include "gui/widgets/eliding_label.hpp"

namespace headroom::gui {

Card::Card(QWidget* parent)
    : QFrame(parent),
      title_(new ElidingLabel({1.0, true})),
      detail_(new ElidingLabel({1.0, false, "muted"})),
      header_(new QHBoxLayout),
      body_(new QVBoxLayout(this)) {
    setProperty("role", QStringLiteral("card"));
    body_->setContentsMargins(12, 9, 12, 8);
    body_->setSpacing(4);
    header_->setSpacing(6);
    // The detail gives way first.
    detail_->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    header_->addWidget(title_);
    header_->addWidget(detail_, 1);
    body_->addLayout(header_);
}

void Card::setTitle(const QString& title, const QString& detail) {
    title_->setText(title);
    detail_->setText(detail);
    setAccessibleName(detail.isEmpty() ? title : title + QStringLiteral(", ") + detail);
}

void Card::addControl(QWidget* control) { header_->addWidget(control, 0, Qt::AlignRight | Qt::AlignVCenter); }

}  // namespace headroom::gui
