// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/recovery.hpp"

#include <QCoreApplication>
#include <QCryptographicHash>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QSettings>

#include "gui/text_file.hpp"

namespace headroom::gui {

namespace {

constexpr qint64 kMostBytes = 64'000'000;
const QLatin1String kLock(".lock");
const QLatin1String kPath(".path");    // whose text it is
const QLatin1String kTyped(".typed");  // what stood in fields

/// A program that was killed just when it made the lock left an empty one, which names no owner to look for. It is
/// removed only if nobody holds it.
bool lockNow(QLockFile& lock) {
    lock.setStaleLockTime(0);  // only the end of its owner frees it
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
        if (!name.endsWith(kLock) && !name.endsWith(kPath) && !name.endsWith(kTyped))
            QFile::remove(file.dir().filePath(name));
    }
}

/// Texts that were kept, the newest first; those with a dot are what stands beside one.
QFileInfoList textsIn(const QDir& folder, const QString& pattern) {
    QFileInfoList texts = folder.entryInfoList({pattern}, QDir::Files, QDir::Time);
    texts.removeIf([](const QFileInfo& file) {
        return file.fileName().contains(u'.') || file.fileName().endsWith(QLatin1String("-unread"));
    });
    return texts;
}

QString pathBeside(const QString& kept) {
    QFile file(kept + kPath);
    return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
}

}  // namespace

QString recoveryFolderOf(const QSettings& settings) {
    return QFileInfo(settings.fileName()).absoluteDir().filePath(QStringLiteral("recovery"));
}

bool Recovery::hold(const QString& kept) {
    auto lock = std::make_unique<QLockFile>(kept + kLock);
    if (!lockNow(*lock)) return false;
    kept_ = kept;
    lock_ = std::move(lock);
    clearUnfinished(kept_);
    return true;
}

/// The text that stands there. One that cannot be read is set aside: it may be worth more than is seen from here.
std::optional<QString> Recovery::take(const QString& kept) {
    if (!QFile::exists(kept)) return std::nullopt;
    const auto read = readTextFile(kept, kMostBytes);
    if (read && read->whyFixed.isEmpty()) return read->text;
    QFile::rename(kept, kept + QStringLiteral("-unread"));
    return std::nullopt;
}

/// What a second program kept of the same scenario, which has ended, too: it takes the first one's place.
std::optional<QString> Recovery::takeOrphan(const QString& kept) {
    const QFileInfo file(kept);
    for (const QFileInfo& one : textsIn(file.dir(), file.fileName() + QStringLiteral("-*"))) {
        QLockFile lock(one.filePath() + kLock);
        if (!lockNow(lock)) continue;
        const auto text = take(one.filePath());
        QFile::remove(one.filePath() + kPath);
        if (!text || !QFile::rename(one.filePath(), kept)) continue;
        QFile::remove(kept + kTyped);
        QFile::rename(one.filePath() + kTyped, kept + kTyped);
        return text;
    }
    return std::nullopt;
}

std::optional<QString> Recovery::begin(const QString& path) {
    kept_.clear();
    lock_.reset();
    shared_ = false;
    path_ = QFileInfo(path).absoluteFilePath();
    if (folder_.isEmpty() || !QDir().mkpath(folder_)) return std::nullopt;
    const QByteArray name = QCryptographicHash::hash(path_.toUtf8(), QCryptographicHash::Sha256);
    const QString kept = QDir(folder_).filePath(QString::fromLatin1(name.toHex().left(32)));
    if (!hold(kept)) {
        shared_ = true;
        static int number = 0;
        hold(kept + QStringLiteral("-%1-%2").arg(QCoreApplication::applicationPid()).arg(++number));
        return std::nullopt;
    }
    auto text = take(kept);
    return text ? text : takeOrphan(kept);
}

void Recovery::keep(const QString& text, const QString& typed) {
    if (kept_.isEmpty()) return;
    TextFile file;
    file.text = typed;
    if (typed.isEmpty()) {
        QFile::remove(kept_ + kTyped);
    } else {
        static_cast<void>(writeTextFile(kept_ + kTyped, file));
    }
    if (!QFile::exists(kept_ + kPath)) {
        file.text = path_;
        static_cast<void>(writeTextFile(kept_ + kPath, file));
    }
    file.text = text;
    // A full disk must not stop anybody from editing; saving will say that it is full.
    static_cast<void>(writeTextFile(kept_, file));
}

void Recovery::forget() {
    if (kept_.isEmpty()) return;
    QFile::remove(kept_);
    QFile::remove(kept_ + kPath);
    QFile::remove(kept_ + kTyped);
}

QString Recovery::typed() const {
    if (kept_.isEmpty() || shared_) return {};
    const auto read = readTextFile(kept_ + kTyped, kMostBytes);
    return read ? read->text : QString();
}

QStringList Recovery::lost(const QString& folder) {
    QStringList paths;
    if (folder.isEmpty()) return paths;
    for (const QFileInfo& one : textsIn(QDir(folder), QStringLiteral("*"))) {
        QLockFile lock(one.filePath() + kLock);
        const QString path = pathBeside(one.filePath());
        if (!path.isEmpty() && !paths.contains(path) && lockNow(lock)) paths << path;
    }
    return paths;
}

}  // namespace headroom::gui
