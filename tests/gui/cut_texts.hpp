// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractButton>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QScrollArea>
#include <QTest>

#include <algorithm>
#include <vector>

#include "gui/widgets/eliding_label.hpp"
#include "gui/widgets/template_button.hpp"
#include "tests/support/catch.hpp"

/// Finds texts that have less room than they need.
namespace headroom::sample {

using gui::ElidingLabel;
using gui::TemplateButton;

inline QString nameOf(const QWidget& widget, const QString& text) {
    return QString("%1 \"%2\" (%3 x %4)")
        .arg(QString::fromLatin1(widget.metaObject()->className()), text.left(60))
        .arg(widget.width())
        .arg(widget.height());
}

inline bool isCut(const QLabel& label) {
    if (label.text().isEmpty() || !label.pixmap().isNull()) return false;
    if (qobject_cast<const ElidingLabel*>(&label) != nullptr) return label.sizeHint().height() > label.height() + 1;
    if (label.wordWrap()) return label.heightForWidth(label.width()) > label.height() + 1;
    return label.sizeHint().width() > label.width() + 1 || label.sizeHint().height() > label.height() + 1;
}

inline bool isCut(const QPushButton& button) {
    if (const auto* model = qobject_cast<const TemplateButton*>(&button)) return model->shownTitle().endsWith(u'…');
    const int text = button.fontMetrics().size(Qt::TextShowMnemonic, button.text()).width();
    return text > button.width();
}

inline bool isCut(const QComboBox& box) {
    // What is chosen may be longer than its room; then the tool tip or the list says all of it. Words of ours may not.
    return !box.isEditable() && box.fontMetrics().horizontalAdvance(box.currentText()) > box.width() - 24 &&
           box.toolTip().isEmpty();
}

inline QStringList cutTexts(QWidget& page) {
    QStringList cut;
    for (const QLabel* label : page.findChildren<QLabel*>()) {
        if (label->isVisible() && isCut(*label)) cut << nameOf(*label, label->text());
    }
    for (const QPushButton* button : page.findChildren<QPushButton*>()) {
        if (button->isVisible() && isCut(*button)) cut << nameOf(*button, button->text());
    }
    for (const QComboBox* box : page.findChildren<QComboBox*>()) {
        if (box->isVisible() && isCut(*box)) cut << nameOf(*box, box->currentText());
    }
    return cut;
}

inline bool hasText(const QWidget& widget) {
    if (const auto* label = qobject_cast<const QLabel*>(&widget)) return !label->text().isEmpty();
    return qobject_cast<const QAbstractButton*>(&widget) != nullptr ||
           qobject_cast<const QLineEdit*>(&widget) != nullptr || qobject_cast<const QComboBox*>(&widget) != nullptr;
}

/// Texts that one parent holds and that lie over each other.
inline QStringList overlaps(QWidget& page) {
    QStringList found;
    for (const QWidget* parent : page.findChildren<QWidget*>()) {
        if (!parent->isVisible()) continue;
        std::vector<const QWidget*> texts;
        for (const QWidget* child : parent->findChildren<QWidget*>(QString(), Qt::FindDirectChildrenOnly)) {
            if (child->isVisible() && hasText(*child)) texts.push_back(child);
        }
        for (std::size_t i = 0; i < texts.size(); ++i) {
            for (std::size_t j = i + 1; j < texts.size(); ++j) {
                if (!texts[i]->geometry().intersects(texts[j]->geometry())) continue;
                found << nameOf(*texts[i], texts[i]->accessibleName()) + " over " +
                             nameOf(*texts[j], texts[j]->accessibleName());
            }
        }
    }
    return found;
}

/// Panels that scroll down alone and hold more than their width.
inline QStringList tooWide(QWidget& page) {
    QStringList found;
    for (const QScrollArea* area : page.findChildren<QScrollArea*>()) {
        if (!area->isVisible() || area->widget() == nullptr) continue;
        if (area->horizontalScrollBarPolicy() != Qt::ScrollBarAlwaysOff) continue;
        if (area->widget()->width() <= area->viewport()->width()) continue;
        for (const QWidget* part : area->widget()->findChildren<QWidget*>()) {
            const int least = std::max(part->minimumWidth(), part->minimumSizeHint().width());
            if (part->isVisible() && least > area->viewport()->width() - 24)
                found << nameOf(*part, part->accessibleName()) + QString(" needs %1").arg(least);
        }
        found << nameOf(*area, area->accessibleName());
    }
    return found;
}

/// Whatever is still being laid out has two seconds.
inline void checkTexts(QWidget& shown, const char* where) {
    const auto isRight = [&] {
        return cutTexts(shown).isEmpty() && overlaps(shown).isEmpty() && tooWide(shown).isEmpty();
    };
    static_cast<void>(QTest::qWaitFor(isRight, 2000));
    INFO(where);
    CHECK(tooWide(shown).join('\n').toStdString() == "");
    CHECK(cutTexts(shown).join('\n').toStdString() == "");
    CHECK(overlaps(shown).join('\n').toStdString() == "");
}

}  // namespace headroom::sample
