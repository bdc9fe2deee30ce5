// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/examples.hpp"

#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QFileInfo>

namespace headroom::gui {

namespace {

QString gallery() { return QStringLiteral(":/headroom/gallery"); }

QString titleOf(const QString& fileName) {
    QString title = QFileInfo(fileName).completeBaseName().replace(u'_', u' ');
    if (!title.isEmpty()) title[0] = title[0].toUpper();
    return title;
}

bool copyOver(const QString& from, const QString& to) {
    QDir().mkpath(QFileInfo(to).path());
    if (QFile::exists(to)) return true;
    if (!QFile::copy(from, to)) return false;
    // Compiled-in files are read-only, their copies need not be.
    return QFile::setPermissions(to, QFile::ReadOwner | QFile::WriteOwner | QFile::ReadGroup | QFile::ReadOther);
}

}  // namespace

std::vector<Examples::Example> Examples::list() const {
    std::vector<Example> examples;
    const QDir folder(gallery());
    for (const QString& name :
         folder.entryList({QStringLiteral("*.json"), QStringLiteral("*.yaml")}, QDir::Files, QDir::Name)) {
        examples.push_back({titleOf(name), name});
    }
    return examples;
}

QString Examples::copyOf(const QString& name) {
    if (!folder_.isValid()) return {};
    QDirIterator files(gallery(), QDir::Files, QDirIterator::Subdirectories);
    while (files.hasNext()) {
        const QString from = files.next();
        if (!copyOver(from, folder_.filePath(from.mid(gallery().size() + 1)))) return {};
    }
    return folder_.filePath(name);
}

bool Examples::contains(const QString& path) const {
    return folder_.isValid() &&
           QFileInfo(path).absoluteFilePath().startsWith(QFileInfo(folder_.path()).absoluteFilePath() + u'/');
}

}  // namespace headroom::gui
