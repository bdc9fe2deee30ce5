// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/examples.hpp"

#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QFileInfo>

#include "gui/format.hpp"
#include "gui/text_file.hpp"
#include "scenarios/document/read_document.hpp"

namespace headroom::gui {

namespace {

QString gallery() { return QStringLiteral(":/headroom/gallery"); }

bool isScenario(const QString& name) {
    return name.endsWith(QLatin1String(".json")) || name.endsWith(QLatin1String(".yaml"));
}

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

QByteArray contentOf(const QString& path) {
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

/// An older version's example makes way; one that is the same is left alone, because somebody may have it open.
bool write(const QByteArray& wanted, const QString& to) {
    QDir().mkpath(QFileInfo(to).path());
    if (QFile::exists(to) && contentOf(to) == wanted) return true;
    return writeWhole(to, wanted).has_value();
}

}  // namespace

Examples::Examples(const QString& folder) : folder_(folder) {
    if (!folder_.isEmpty()) return;
    temporary_.emplace();
    if (temporary_->isValid()) folder_ = temporary_->path();
}

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

QString Examples::copyOf(const QString& name, const Fit& fit) {
    if (folder_.isEmpty()) return {};
    const QString path = QDir(folder_).filePath(name);
    QDirIterator files(gallery(), QDir::Files, QDirIterator::Subdirectories);
    while (files.hasNext()) {  // what it names stands beside it
        const QString from = files.next();
        const QString to = QDir(folder_).filePath(from.mid(gallery().size() + 1));
        if (!isScenario(to) && !write(contentOf(from), to)) return {};
    }
    const QByteArray text = contentOf(original(name));
    return !text.isEmpty() && write(fit ? fit(text, path) : text, path) ? path : QString();
}

bool Examples::contains(const QString& path) const {
    return !folder_.isEmpty() &&
           QFileInfo(path).absoluteFilePath().startsWith(QFileInfo(folder_).absoluteFilePath() + u'/');
}

QStringList Examples::namedIn(const QString& text) const {
    QStringList named;
    for (const QString& name : QDir(folder_).entryList(QDir::Files, QDir::Name)) {
        if (!isScenario(name) && text.contains(u'"' + name + u'"')) named << name;
    }
    return named;
}

}  // namespace headroom::gui
