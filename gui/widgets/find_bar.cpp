// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/widgets/find_bar.hpp"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLineEdit>
#include <QPushButton>

#include "gui/theme.hpp"
#include "gui/widgets/label.hpp"

namespace headroom::gui {

FindBar::FindBar(QWidget* parent)
    : QWidget(parent), line_(new QLineEdit), none_(makeLabel(tr("not found"), {1.0, false, "bad"})) {
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(14, 6, 14, 6);
    row->setSpacing(8);
    line_->setPlaceholderText(tr("Find in the source"));
    line_->setAccessibleName(tr("Find in the source"));
    line_->installEventFilter(this);
    none_->hide();
    const auto button = [&](const QString& sign, const QString& name) {
        auto* made = new QPushButton(sign);
        made->setProperty("role", QStringLiteral("tiny"));
        made->setAccessibleName(name);
        made->setToolTip(name);
        return made;
    };
    QPushButton* before = button(QStringLiteral("↑"), tr("The place before"));
    QPushButton* next = button(QStringLiteral("↓"), tr("The next place"));
    QPushButton* close = button(QStringLiteral("✕"), tr("Close"));
    row->addWidget(line_, 1);
    for (QWidget* one : std::initializer_list<QWidget*>{none_, before, next, close}) row->addWidget(one);
    connect(before, &QPushButton::clicked, this, [this] { emit wanted(true); });
    connect(next, &QPushButton::clicked, this, [this] { emit wanted(false); });
    connect(close, &QPushButton::clicked, this, &FindBar::closed);
    connect(line_, &QLineEdit::textEdited, this, [this] { setFound(true); });
}

void FindBar::begin(const QString& text) {
    if (!text.isEmpty()) line_->setText(text);
    setFound(true);
    line_->setFocus();
    line_->selectAll();
}

QString FindBar::text() const { return line_->text(); }

void FindBar::setFound(bool found) {
    none_->setVisible(!found);
    setRole(*line_, found ? "" : "wrong");
}

bool FindBar::eventFilter(QObject* watched, QEvent* event) {
    if (event->type() != QEvent::KeyPress && event->type() != QEvent::ShortcutOverride)
        return QWidget::eventFilter(watched, event);
    const auto* key = static_cast<QKeyEvent*>(event);
    const bool escape = key->key() == Qt::Key_Escape;
    const bool enter = key->key() == Qt::Key_Return || key->key() == Qt::Key_Enter;
    if (!escape && !enter) return QWidget::eventFilter(watched, event);
    event->accept();
    if (event->type() == QEvent::ShortcutOverride) return true;  // Escape is no stop of a run here
    escape ? emit closed() : emit wanted(key->modifiers().testFlag(Qt::ShiftModifier));
    return true;
}

}  // namespace headroom::gui
