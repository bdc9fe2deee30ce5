// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QSettings>
#include <QTemporaryDir>

#include "gui/appearance.hpp"
#include "gui/main_window.hpp"
#include "tests/gui/sample_result.hpp"

namespace headroom::sample {

/// A window with everything it needs, its settings and files in a folder of its own.
class Window {
public:
    /// `firstStart`: nothing has been asked yet.
    explicit Window(const gui::Engine& engine = sample::engine(), bool firstStart = false);
    /// With text of so many percent of its usual size.
    Window(const gui::Engine& engine, int textSize);

    gui::MainWindow& operator*() { return window_; }
    gui::MainWindow* operator->() { return &window_; }
    gui::Appearance& appearance() { return appearance_; }
    QSettings& settings() { return settings_; }
    /// Shows the window and waits until it is the active one, without which shortcuts are not heard.
    void show();
    /// Where files of the window are.
    QString path(const QString& name = QStringLiteral("product_catalogue.json")) const {
        return folder_.filePath(name);
    }
    /// A file with sourceText(), written anew.
    QString file(const QString& name = QStringLiteral("product_catalogue.json")) const;

private:
    QTemporaryDir folder_;
    QSettings settings_;
    gui::Appearance appearance_;
    gui::MainWindow window_;
};

}  // namespace headroom::sample
