// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAccessible>
#include <QApplication>
#include <QButtonGroup>
#include <QPushButton>
#include <QSet>
#include <QTest>
#include <QWidget>

#include <algorithm>

/// What somebody without a mouse, or without the screen, has of a window.
namespace headroom::sample {

/// What an assistive technology would say of it.
inline QString spokenName(QWidget* widget) {
    QAccessibleInterface* told = QAccessible::queryAccessibleInterface(widget);
    return told != nullptr ? told->text(QAccessible::Name) : QString();
}

/// A part of another control, which answers for it.
inline bool isInsideControl(const QWidget& widget) {
    return widget.focusProxy() != nullptr || widget.objectName().startsWith(QLatin1String("qt_"));
}

/// Where a widget stands, for a message.
inline QString placeOfWidget(const QWidget& widget) {
    QStringList place;
    for (const QWidget* at = &widget; at != nullptr; at = at->parentWidget()) {
        const auto* button = qobject_cast<const QPushButton*>(at);
        const QString name = at->objectName() + (button != nullptr ? button->text() : QString());
        place.prepend(QString::fromLatin1(at->metaObject()->className()) +
                      (name.isEmpty() ? QString() : u'(' + name + u')'));
    }
    return place.join(QStringLiteral(" > "));
}

/// Of several of which one is chosen Tab reaches one, and the arrow keys lead to the others.
inline bool isReachedByArrows(const QWidget& widget) {
    const auto* button = qobject_cast<const QAbstractButton*>(&widget);
    if (button == nullptr || button->group() == nullptr || !button->group()->exclusive()) return false;
    const auto all = button->group()->buttons();
    return std::ranges::any_of(all, [](const QWidget* one) { return (one->focusPolicy() & Qt::TabFocus) != 0; });
}

/// What has the keyboard and no name, and what can be pressed and has no keyboard.
inline QStringList outOfReach(QWidget& window) {
    QStringList found;
    for (QWidget* widget : window.findChildren<QWidget*>()) {
        if (!widget->isVisible() || isInsideControl(*widget)) continue;
        const bool control = widget->inherits("QAbstractButton") || widget->inherits("QComboBox") ||
                             widget->inherits("QLineEdit") || widget->inherits("QAbstractSpinBox");
        const bool reached = (widget->focusPolicy() & Qt::TabFocus) != 0 || isReachedByArrows(*widget);
        if (control && !widget->inherits("QTabBar") && !reached) found << "no keyboard: " + placeOfWidget(*widget);
        if (widget->focusPolicy() != Qt::NoFocus && spokenName(widget).isEmpty())
            found << "no name: " + placeOfWidget(*widget);
    }
    return found;
}

/// What takes the keyboard by Tab.
inline bool isTabStop(const QWidget& widget) {
    return widget.isVisible() && widget.isEnabled() && (widget.focusPolicy() & Qt::TabFocus) != 0 &&
           !isInsideControl(widget);
}

/// Where Tab, or Shift+Tab, leads until it is back at its first stop, or does not move any more.
inline QSet<const QWidget*> walkedFrom(QWidget& first, bool forward) {
    constexpr int kMost = 400;
    QSet<const QWidget*> seen;
    first.setFocus(Qt::TabFocusReason);
    for (int i = 0; i < kMost; ++i) {
        QWidget* at = QApplication::focusWidget();
        if (at == nullptr || seen.contains(at)) break;
        seen.insert(at);
        forward ? QTest::keyClick(at, Qt::Key_Tab) : QTest::keyClick(at, Qt::Key_Backtab, Qt::ShiftModifier);
    }
    return seen;
}

/// Visible stops that a walk from there has left out.
inline QStringList missedFrom(QWidget& window, QWidget& first, bool forward) {
    const QSet<const QWidget*> seen = walkedFrom(first, forward);
    QStringList missed;
    for (const QWidget* widget : window.findChildren<QWidget*>()) {
        if (isTabStop(*widget) && !seen.contains(widget)) missed << placeOfWidget(*widget);
    }
    return missed;
}

/// Stops that look the same with the keyboard as without it (WCAG 2.1, 2.4.7).
inline QStringList withoutMark(QWidget& window) {
    QStringList found;
    QList<QWidget*> stops;
    for (QWidget* widget : window.findChildren<QWidget*>()) {
        if (isTabStop(*widget) && !widget->visibleRegion().isEmpty()) stops << widget;
    }
    for (QWidget* stop : stops) {
        const QPoint at = stop->mapTo(&window, QPoint(0, 0));
        const QRect place = QRect(at, stop->size()).adjusted(-3, -3, 3, 3) & window.rect();
        QWidget* other = stop == stops.front() ? stops.back() : stops.front();
        other->setFocus(Qt::TabFocusReason);
        const QImage before = window.grab(place).toImage();
        stop->setFocus(Qt::TabFocusReason);
        if (stop->hasFocus() && !other->hasFocus() && before == window.grab(place).toImage())
            found << "no mark: " + placeOfWidget(*stop);
    }
    return found;
}

}  // namespace headroom::sample
