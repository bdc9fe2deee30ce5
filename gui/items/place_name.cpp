// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/items/place_name.hpp"

#include <QRegularExpression>
#include <QStringList>

#include <map>

#include "gui/format.hpp"
#include "gui/translated.hpp"
#include "scenarios/format/reference.hpp"

namespace headroom::gui {

namespace {

/// Without what says nothing: sections, and where in a resource something stands. Escapes of RFC 6901 are undone.
QStringList namesIn(const std::string& pointer) {
    QStringList names = say::text(pointer).split(u'/', Qt::SkipEmptyParts);
    for (QString& name : names)
        name.replace(QLatin1String("~1"), QLatin1String("/")).replace(QLatin1String("~0"), QLatin1String("~"));
    const bool section = names.size() > 1 &&
                         (names.front() == QLatin1String("Resources") || names.front() == QLatin1String("Workloads") ||
                          names.front() == QLatin1String("Parameters"));
    if (section) names.removeFirst();
    for (qsizetype i = names.size() - 2; section && i > 0; --i) {
        if (names[i] == QLatin1String("Properties") || names[i] == QLatin1String("Behavior")) names.removeAt(i);
    }
    return names;
}

/// Of every name in the format's tables; empty where two differ.
std::map<std::string, std::string, std::less<>> unitsByName() {
    std::map<std::string, std::string, std::less<>> units;
    for (const format::FieldGroup& group : format::fieldGroups()) {
        for (const base::FieldInfo* info : group.fields) {
            const auto [known, first] = units.try_emplace(std::string(info->name), info->unit);
            if (!first && known->second != info->unit) known->second.clear();
        }
    }
    return units;
}

}  // namespace

QString placeName(const std::string& pointer) {
    if (pointer == "Traffic") return gui::tr("Traffic");
    if (!pointer.starts_with('/')) return say::text(pointer);
    const QStringList names = namesIn(pointer);
    QString subject = names.value(0);
    QStringList rest;
    for (qsizetype i = 1; i < names.size(); ++i) {
        bool isPlace = false;
        const int place = names[i].toInt(&isPlace);
        if (!isPlace) {
            rest << names[i];
            continue;
        }
        // Lists are counted from 1, as in forms: "step 2", "Mix 1".
        const QString list = rest.isEmpty() ? QString() : rest.takeLast();
        if (!rest.isEmpty()) subject += u' ' + rest.join(u' ');
        rest.clear();
        subject += QStringLiteral(", ") + (list == QLatin1String("Steps") ? gui::tr("step %1").arg(place + 1)
                                                                          : list + u' ' + QString::number(place + 1));
    }
    return rest.isEmpty() ? subject : subject + QStringLiteral(": ") + rest.join(u' ');
}

QString withPlaceNames(QString text) {
    static const QRegularExpression place(
        QStringLiteral(R"((?<![\w/])/(?:Resources|Workloads|Parameters)/[^\s,:;"=]+)"));
    qsizetype from = 0;
    for (auto found = place.match(text, from); found.hasMatch(); found = place.match(text, from)) {
        const QString name = placeName(found.captured().toStdString());
        text.replace(found.capturedStart(), found.capturedLength(), name);
        from = found.capturedStart() + name.size();
    }
    return text;
}

QString unitAt(const std::string& pointer) {
    static const auto units = unitsByName();
    if (!pointer.starts_with('/')) return {};
    const auto known = units.find(pointer.substr(pointer.rfind('/') + 1));
    return known == units.end() ? QString() : say::text(known->second);
}

QString withUnit(const QString& unit, const QString& value) {
    static const QRegularExpression number(QStringLiteral(R"(^[-\x{2212}]?\d[\d.,]*$)"));
    return unit.isEmpty() || !number.match(value).hasMatch() ? value : value + QChar(0x00a0) + unit;
}

QString withUnitAt(const std::string& pointer, const QString& value) { return withUnit(unitAt(pointer), value); }

}  // namespace headroom::gui
