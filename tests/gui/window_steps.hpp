// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLabel>
#include <QTest>

#include "gui/pages/results_page.hpp"
#include "gui/pages/workspace.hpp"
#include "tests/gui/sample_window.hpp"
#include "tests/support/catch.hpp"

/// What tests of the window do again and again.
namespace headroom::sample {

template <class T>
T& part(Window& window) {
    T* found = window->findChild<T*>();
    REQUIRE(found != nullptr);
    return *found;
}

/// Whether any label in there says this.
inline bool says(QWidget& widget, const QString& text) {
    for (const QLabel* label : widget.findChildren<QLabel*>()) {
        if (label->isVisible() && QString(label->text()).replace(QChar(0x00a0), u' ').contains(text)) return true;
    }
    return false;
}

/// Opens a file and shows its results, or what stands in their place.
inline void open(Window& window) {
    window.show();
    window->open(window.file());
    REQUIRE(QTest::qWaitFor([&] { return part<gui::Workspace>(window).isVisible(); }));
    part<gui::Workspace>(window).setCurrentIndex(gui::Workspace::ResultsTab);
}

inline void run(Window& window) {
    QTest::keyClick(&*window, Qt::Key_F5);
    REQUIRE(QTest::qWaitFor([&] { return part<gui::ResultsPage>(window).isVisible(); }));
}

}  // namespace headroom::sample
