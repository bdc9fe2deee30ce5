// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/items/typed_texts.hpp"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include "gui/format.hpp"

namespace headroom::gui {

QString writtenTexts(const TypedTexts& typed) {
    if (typed.fields.empty()) return {};
    QJsonArray fields;
    for (const TypedText& one : typed.fields)
        fields.append(
            QJsonObject{{QStringLiteral("pointer"), say::text(one.pointer)}, {QStringLiteral("text"), one.text}});
    const QJsonObject all{{QStringLiteral("design"), say::text(typed.design)},
                          {QStringLiteral("kind"), static_cast<int>(typed.kind)},
                          {QStringLiteral("key"), say::text(typed.key)},
                          {QStringLiteral("fields"), fields}};
    return QString::fromUtf8(QJsonDocument(all).toJson(QJsonDocument::Compact));
}

std::optional<TypedTexts> readTexts(const QString& written) {
    const QJsonObject all = QJsonDocument::fromJson(written.toUtf8()).object();
    const int kind = all.value(QStringLiteral("kind")).toInt(-1);
    if (kind < 0 || kind > static_cast<int>(OutlineItem::Kind::State)) return std::nullopt;
    TypedTexts typed;
    typed.design = all.value(QStringLiteral("design")).toString().toStdString();
    typed.kind = static_cast<OutlineItem::Kind>(kind);
    typed.key = all.value(QStringLiteral("key")).toString().toStdString();
    for (const QJsonValue one : all.value(QStringLiteral("fields")).toArray())
        typed.fields.push_back(
            {one[QStringLiteral("pointer")].toString().toStdString(), one[QStringLiteral("text")].toString()});
    return typed;
}

}  // namespace headroom::gui
