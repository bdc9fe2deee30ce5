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
    if (!lock->tryLock()) return std::nullopt;
    kept_ = kept;
    lock_ = std::move(lock);
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
