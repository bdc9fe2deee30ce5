// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/recent_files.hpp"

#include <QFileInfo>
#include <QSettings>

namespace headroom::gui {

namespace {
QString key() { return QStringLiteral("recentFiles"); }
}  // namespace

QStringList RecentFiles::list() const { return settings_.value(key()).toStringList(); }

void RecentFiles::add(const QString& path) {
    QStringList files = list();
    const QString absolute = QFileInfo(path).absoluteFilePath();
    files.removeAll(absolute);
    files.prepend(absolute);
    while (files.size() > kMost) files.removeLast();
    settings_.setValue(key(), files);
}

void RecentFiles::remove(const QString& path) {
    QStringList files = list();
    files.removeAll(QFileInfo(path).absoluteFilePath());
    settings_.setValue(key(), files);
}

}  // namespace headroom::gui
