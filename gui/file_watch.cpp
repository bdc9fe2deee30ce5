// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/file_watch.hpp"

#include <QDateTime>
#include <QFileInfo>

namespace headroom::gui {

namespace {

QByteArray stateOf(const QString& path) {
    const QFileInfo info(path);
    if (!info.exists()) return {};
    return QByteArray::number(info.lastModified().toMSecsSinceEpoch()) + '/' + QByteArray::number(info.size());
}

}  // namespace

FileWatch::FileWatch(QObject* parent) : QObject(parent) {
    quiet_.setSingleShot(true);
    quiet_.setInterval(150);
    const auto wait = [this] { quiet_.start(); };
    connect(&watcher_, &QFileSystemWatcher::fileChanged, this, wait);
    connect(&watcher_, &QFileSystemWatcher::directoryChanged, this, wait);
    connect(&quiet_, &QTimer::timeout, this, &FileWatch::takeUp);
}

void FileWatch::watch(const QString& path) {
    if (const QStringList old = watcher_.files() + watcher_.directories(); !old.isEmpty()) watcher_.removePaths(old);
    path_ = path;
    seen_ = stateOf(path);
    // The folder is watched without the file as well: it may come.
    for (const QString& one : {path, QFileInfo(path).absolutePath()}) {
        if (!path.isEmpty() && QFileInfo::exists(one)) watcher_.addPath(one);
    }
}

bool FileWatch::differs() const { return stateOf(path_) != seen_; }

void FileWatch::takeUp() {
    const QByteArray now = stateOf(path_);
    if (now == seen_) return;
    seen_ = now;
    if (now.isEmpty()) {
        emit gone();
    } else {
        watcher_.addPath(path_);
        emit changed();
    }
}

}  // namespace headroom::gui
