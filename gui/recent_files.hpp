// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>

class QSettings;

namespace headroom::gui {

/// The files opened last, newest first, kept in the settings. Paths are absolute; each appears once.
class RecentFiles {
public:
    static constexpr qsizetype kMost = 8;

    explicit RecentFiles(QSettings& settings) : settings_(settings) {}

    QStringList list() const;
    void add(const QString& path);
    void remove(const QString& path);

private:
    QSettings& settings_;
};

}  // namespace headroom::gui
