// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/widgets/drawer.hpp"

#include <QApplication>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QPushButton>
#include <QStackedWidget>
#include <QVBoxLayout>

#include "gui/widgets/label.hpp"

namespace headroom::gui {

Drawer::Drawer(QWidget* parent)
    : QFrame(parent),
      title_(makeLabel({}, {1.0, true})),
      stack_(new QStackedWidget),
      problems_(new ProblemTable),
      assumptions_(new AssumptionTable) {
    setProperty("role", QStringLiteral("drawer"));
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(12, 6, 8, 4);
    layout->setSpacing(4);
    auto* header = new QHBoxLayout;
    auto* close = new QPushButton(tr("Close"));
    close->setProperty("role", QStringLiteral("link"));
    header->addWidget(title_);
    header->addStretch();
    header->addWidget(close);
    layout->addLayout(header);
    stack_->addWidget(problems_);
    stack_->addWidget(assumptions_);
    layout->addWidget(stack_, 1);
    setMinimumHeight(90);
    hide();
    connect(close, &QPushButton::clicked, this, &QWidget::hide);
}

void Drawer::open(List list) {
    QWidget* const focus = QApplication::focusWidget();
    if (focus == nullptr || !isAncestorOf(focus)) before_ = focus;
    title_->setText(list == Problems ? tr("Problems") : tr("Assumptions: what the file does not say"));
    stack_->setCurrentIndex(list);
    show();
    stack_->currentWidget()->setFocus();
    emit changed();
}

bool Drawer::shows(List list) const { return isVisibleTo(parentWidget()) && stack_->currentIndex() == list; }

/// Escape closes the list before it stops a run.
bool Drawer::event(QEvent* event) {
    if (event->type() == QEvent::ShortcutOverride && static_cast<QKeyEvent*>(event)->key() == Qt::Key_Escape) {
        event->accept();
        return true;
    }
    return QFrame::event(event);
}

void Drawer::keyPressEvent(QKeyEvent* event) {
    if (event->key() == Qt::Key_Escape) return hide();
    QFrame::keyPressEvent(event);
}

void Drawer::hideEvent(QHideEvent* event) {
    QFrame::hideEvent(event);
    // Else Qt gives it to what comes next, which is a button of the bar.
    QWidget* const focus = QApplication::focusWidget();
    if (focus != nullptr && isAncestorOf(focus) && before_ && before_->isVisible()) before_->setFocus();
    emit changed();
}

}  // namespace headroom::gui
