// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/windows.hpp"

#include <QFileInfo>
#include <QSettings>

#include <utility>

#include "gui/main_window.hpp"
#include "gui/recovery.hpp"

namespace headroom::gui {

namespace {
QString key() { return QStringLiteral("session"); }
}  // namespace

Windows::Windows(Engine engine, Appearance& appearance, QSettings& settings, QObject* parent)
    : QObject(parent), engine_(std::move(engine)), appearance_(appearance), settings_(settings) {}

Windows::~Windows() {
    for (MainWindow* window : std::exchange(windows_, {})) delete window;
    for (const QPointer<MainWindow>& window : std::exchange(closed_, {})) delete window;
}

MainWindow& Windows::add() {
    std::erase_if(closed_, &QPointer<MainWindow>::isNull);
    auto* window = new MainWindow(engine_, appearance_, settings_);
    windows_.push_back(window);
    connect(window, &MainWindow::windowWanted, this, [this](const QString& file) {
        MainWindow& another = add();
        if (!file.isEmpty()) another.open(file);
    });
    connect(window, &MainWindow::fileChanged, this, &Windows::remember);
    connect(window, &MainWindow::quitting, this, &Windows::quit);
    connect(window, &MainWindow::closed, this, [this, window] { forget(window); });
    if (windows_.size() > 1) window->move(windows_[windows_.size() - 2]->pos() + QPoint(28, 28));
    window->show();
    return *window;
}

/// All are asked before the first is closed: who keeps one window keeps them all.
void Windows::quit() {
    const std::vector<MainWindow*> all = windows_;
    for (MainWindow* window : all) {
        if (all.size() > 1) window->activateWindow();  // what is asked is asked about it
        if (!window->mayClose()) return;
    }
    quitting_ = true;
    for (MainWindow* window : all) window->closeAgreed();
}

/// The last window of all takes nothing from what is remembered: its file is open again next time.
void Windows::forget(MainWindow* window) {
    std::erase(windows_, window);
    window->deleteLater();
    closed_.emplace_back(window);
    if (!windows_.empty() && !quitting_) remember();
}

void Windows::remember() {
    quitting_ = false;
    QStringList files;
    for (const MainWindow* window : windows_) {
        if (!window->path().isEmpty() && !files.contains(window->path())) files << window->path();
    }
    settings_.setValue(key(), files);
}

/// Those that are still there, and those of which something is left that was not saved.
QStringList Windows::lastFiles() const {
    const QStringList lost = Recovery::lost(recoveryFolderOf(settings_));
    QStringList files;
    for (const QString& file : settings_.value(key()).toStringList()) {
        if (QFileInfo::exists(file) || lost.contains(file)) files << file;
    }
    return files;
}

void Windows::start(const QStringList& files) {
    const QStringList wanted = files.isEmpty() ? lastFiles() : files;
    if (wanted.isEmpty()) add();
    for (const QString& file : wanted) add().open(file);
}

}  // namespace headroom::gui
