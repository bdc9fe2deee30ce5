// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/examples.hpp"

#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QFileInfo>

#include "gui/format.hpp"
#include "scenarios/document/read_document.hpp"

namespace headroom::gui {

namespace {

QString gallery() { return QStringLiteral(":/headroom/gallery"); }

QString textAt(const document::Node& scenario, std::string_view key) {
    const document::Node* text = scenario.find(key);
    return text != nullptr && text->isString() ? say::text(text->asString()) : QString();
}

Examples::Example describe(const QString& name) {
    QFile file(gallery() + u'/' + name);
    const QByteArray bytes = file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    const bool yaml = name.endsWith(QLatin1String(".yaml"));
    const document::Loaded loaded =
        document::readText({bytes.data(), static_cast<std::size_t>(bytes.size())}, name.toStdString(),
                           yaml ? document::Format::Yaml : document::Format::Json);
    if (!loaded.root) return {name, name, {}};
    return {textAt(*loaded.root, "Name"), name, textAt(*loaded.root, "Description")};
}

bool copyOver(const QString& from, const QString& to) {
    QDir().mkpath(QFileInfo(to).path());
    if (QFile::exists(to)) return true;
    if (!QFile::copy(from, to)) return false;
    // Compiled-in files are read-only, their copies need not be.
    return QFile::setPermissions(to, QFile::ReadOwner | QFile::WriteOwner | QFile::ReadGroup | QFile::ReadOther);
}

}  // namespace

QString Examples::original(const QString& name) { return gallery() + u'/' + name; }

std::vector<Examples::Example> Examples::list() const {
    std::vector<Example> examples;
    const QDir folder(gallery());
    for (const QString& name :
         folder.entryList({QStringLiteral("*.json"), QStringLiteral("*.yaml")}, QDir::Files, QDir::Name)) {
        examples.push_back(describe(name));
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
