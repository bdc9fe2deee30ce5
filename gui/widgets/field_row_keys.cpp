// SPDX-License-Identifier: GPL-3.0-or-later
// What leaves a field as the file says it, and what the keyboard does in one.
#include <QKeyEvent>
#include <QLineEdit>

#include "gui/widgets/field_row.hpp"
#include "gui/widgets/shape_editor.hpp"

namespace headroom::gui {

void FieldRow::forget() {
    if (line_ != nullptr && isBeingEdited() && !isPending()) restore();
}

/// What was being typed is as the file says it again.
void FieldRow::restore() {
    line_->setText(field_.value);
    if (shape_ != nullptr) shape_->restore();
    judge(field_.value);
}

bool FieldRow::eventFilter(QObject* watched, QEvent* event) {
    if (qobject_cast<QLineEdit*>(watched) == nullptr) return QWidget::eventFilter(watched, event);
    if (event->type() == QEvent::KeyPress && isBeingEdited() &&
        static_cast<QKeyEvent*>(event)->key() == Qt::Key_Escape) {
        restore();
        return true;
    }
    if (event->type() == QEvent::ShortcutOverride) {
        // Undo is the window's, whose history has what was changed in fields as well.
        const auto* key = static_cast<QKeyEvent*>(event);
        if (!isBeingEdited() && (key->matches(QKeySequence::Undo) || key->matches(QKeySequence::Redo))) {
            event->ignore();
            return true;
        }
        if (isBeingEdited() && key->key() == Qt::Key_Escape) {
            event->accept();
            return true;
        }
    }
    return QWidget::eventFilter(watched, event);
}

}  // namespace headroom::gui
