// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/items/typed_number.hpp"

#include <QLocale>
#include <QRegularExpression>

#include <cmath>

#include "report/figures/number_locale.hpp"

namespace headroom::gui {

namespace {

QString point() { return figures::numberLocale().decimalPoint(); }

QString group() { return point() == QLatin1String(",") ? QStringLiteral(".") : QStringLiteral(","); }

/// What a quantity begins with, and the rest of it.
std::pair<QString, QString> split(const QString& text) {
    static const QRegularExpression number(QStringLiteral("^[-+]?[0-9.,]*[0-9]([eE][-+]?[0-9]+)?"));
    const QString found = number.match(text).captured();
    return {found, text.mid(found.size())};
}

}  // namespace

std::optional<QString> plainNumber(const QString& typed) {
    const QString text = typed.trimmed();
    const QString fraction = QStringLiteral("(%1\\d+)?").arg(QRegularExpression::escape(point()));
    const QRegularExpression whole(QStringLiteral("^[-+]?\\d+%1([eE][-+]?\\d+)?$").arg(fraction));
    const QRegularExpression grouped(
        QStringLiteral("^[-+]?\\d{1,3}(%1\\d{3})+%2$").arg(QRegularExpression::escape(group()), fraction));
    const bool inGroups = grouped.match(text).hasMatch();
    if (!inGroups && !whole.match(text).hasMatch()) return std::nullopt;
    QString plain = text;
    if (inGroups) plain.remove(group());
    plain.replace(point(), QLatin1String("."));
    if (plain.startsWith(u'+')) plain.remove(0, 1);
    return plain;
}

std::optional<QString> plainQuantity(const QString& typed) {
    const auto [number, unit] = split(typed.trimmed());
    if (number.isEmpty()) return typed.trimmed();
    const auto plain = plainNumber(number);
    if (!plain) return std::nullopt;
    return *plain + QString(unit).remove(u' ');
}

QString shownQuantity(const QString& written) {
    const auto [number, unit] = split(written);
    return QString(number).replace(u'.', point()) + unit;
}

QString listSign() { return point() == QLatin1String(",") ? QStringLiteral(";") : QStringLiteral(","); }

QString scaledText(const QString& shown, double before, double now, bool whole) {
    const auto [number, unit] = split(shown.trimmed());
    const double value = plainNumber(number).value_or(QStringLiteral("0")).toDouble();
    const double scaled = before != 0.0 ? value * now / before : now;
    QString digits = whole ? QString::number(std::llround(scaled)) : QString::number(scaled, 'g', 3);
    if (digits.contains(u'e')) digits = QString::number(scaled, 'f', scaled > 1.0 ? 0 : 9);
    return shownQuantity(digits) + unit;
}

}  // namespace headroom::gui
