// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QPointer>
#include <QStringList>

#include <vector>

#include "gui/engine.hpp"

class QSettings;

namespace headroom::gui {

class Appearance;
class MainWindow;

/// The windows of the program, each with a scenario of its own. Which files were open when the program ended, whatever
/// ended it, is remembered in the settings.
class Windows : public QObject {
    Q_OBJECT
public:
    Windows(Engine engine, Appearance& appearance, QSettings& settings, QObject* parent = nullptr);
    ~Windows() override;

    /// Opens these files, a window each; where there are none, those of the last time, else an empty window.
    void start(const QStringList& files);
    const std::vector<MainWindow*>& all() const { return windows_; }

private:
    MainWindow& add();
    void quit();
    void forget(MainWindow* window);
    void remember();
    QStringList lastFiles() const;
    Engine engine_;
    Appearance& appearance_;
    QSettings& settings_;
    std::vector<MainWindow*> windows_;
    std::vector<QPointer<MainWindow>> closed_;  ///< deleted later, and not later than what they use
    bool quitting_ = false;
};

}  // namespace headroom::gui
