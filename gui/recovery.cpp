// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/recovery.hpp"

#include <QCryptographicHash>
#include <QDir>
#include <QFile>
#include <QFileInfo>

#include "gui/text_file.hpp"

namespace headroom::gui {

namespace {

constexpr qint64 kMostBytes = 64'000'000;

/// A program that was killed just when it made the lock left an empty one, which names no owner to look for. It is
/// removed only if nobody holds it.
bool take(QLockFile& lock) {
    if (lock.tryLock()) return true;
    qint64 owner = 0;
    QString host;
    QString program;
    if (lock.getLockInfo(&owner, &host, &program)) return false;
    return lock.removeStaleLockFile() && lock.tryLock();
}

/// What a program that was killed while it wrote left behind: copies that never took their place.
void clearUnfinished(const QString& kept) {
    const QFileInfo file(kept);
    for (const QString& name : file.dir().entryList({file.fileName() + QStringLiteral(".*")}, QDir::Files)) {
        if (!name.endsWith(QLatin1String(".lock"))) QFile::remove(file.dir().filePath(name));
    }
}

}  // namespace

std::optional<QString> Recovery::begin(const QString& path) {
    kept_.clear();
    lock_.reset();
    if (folder_.isEmpty() || !QDir().mkpath(folder_)) return std::nullopt;
    const QByteArray name =
        QCryptographicHash::hash(QFileInfo(path).absoluteFilePath().toUtf8(), QCryptographicHash::Sha256);
    const QString kept = QDir(folder_).filePath(QString::fromLatin1(name.toHex().left(32)));
    auto lock = std::make_unique<QLockFile>(kept + QStringLiteral(".lock"));
    lock->setStaleLockTime(0);  // only the end of its owner frees it
    if (!take(*lock)) return std::nullopt;
    kept_ = kept;
    lock_ = std::move(lock);
    clearUnfinished(kept_);
    if (!QFile::exists(kept_)) return std::nullopt;
    const auto read = readTextFile(kept_, kMostBytes);
    if (read && read->whyFixed.isEmpty()) return read->text;
    forget();
    return std::nullopt;
}

void Recovery::keep(const QString& text) {
    if (kept_.isEmpty()) return;
    TextFile file;
    file.text = text;
    // A full disk must not stop anybody from editing; saving will say that it is full.
    static_cast<void>(writeTextFile(kept_, file));
}

void Recovery::forget() {
    if (!kept_.isEmpty()) QFile::remove(kept_);
}

}  // namespace headroom::gui
