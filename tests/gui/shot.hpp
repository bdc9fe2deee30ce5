// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QApplication>
#include <QDir>
#include <QTest>

#include <cstdio>

#include "gui/pages/diagram_page.hpp"
#include "gui/pages/workspace.hpp"
#include "gui/widgets/diagram_view.hpp"
#include "tests/gui/sample_window.hpp"

/// What takes the pictures of screenshots.cpp.
namespace headroom::shots {

struct Shot {
    QString folder;
    QSize size;
    bool dark;

    /// What changed last is laid out, however long the change took.
    static void settle() {
        QTest::qWait(60);
        QCoreApplication::sendPostedEvents(nullptr, QEvent::LayoutRequest);
        QCoreApplication::processEvents();
    }
    void take(sample::Window& window, const QString& state) const {
        settle();
        const QString name = QStringLiteral("%1-%2-%3x%4%5.png")
                                 .arg(state, dark ? QStringLiteral("dark") : QStringLiteral("light"))
                                 .arg(size.width())
                                 .arg(size.height())
                                 .arg(scaleName());
        const QString path = QDir(folder).filePath(name);
        if (!window->grab().save(path)) std::fprintf(stderr, "cannot write %s\n", qPrintable(path));
    }
    void take(QWidget& widget, const QString& state) const {
        settle();
        const QString name = QStringLiteral("%1-%2%3.png")
                                 .arg(state, dark ? QStringLiteral("dark") : QStringLiteral("light"), scaleName());
        if (!widget.grab().save(QDir(folder).filePath(name)))
            std::fprintf(stderr, "cannot write %s\n", qPrintable(name));
    }
    /// "@2x" where a point is two pixels (QT_SCALE_FACTOR).
    static QString scaleName() {
        const double scale = qApp->devicePixelRatio();
        return scale == 1.0 ? QString() : QStringLiteral("@%1x").arg(scale);
    }
    void dress(sample::Window& window) const {
        window.appearance().choose(dark ? gui::ThemeChoice::Dark : gui::ThemeChoice::Light);
        window->resize(size);
        window.show();
    }
};

template <class Condition>
void waitFor(Condition holds) {
    if (!QTest::qWaitFor(holds, 10'000)) std::fprintf(stderr, "a state was not reached\n");
}

inline bool hasTabs(sample::Window& window) { return window->findChild<gui::Workspace*>()->isVisible(); }

inline void showTab(sample::Window& window, gui::Workspace::Tab tab) {
    window->findChild<gui::Workspace*>()->setCurrentIndex(tab);
}

/// The design's, not a state machine's.
inline gui::DiagramView& diagramOf(sample::Window& window) { return window->findChild<gui::DiagramPage*>()->view(); }

}  // namespace headroom::shots
