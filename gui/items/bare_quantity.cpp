// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/items/bare_quantity.hpp"

#include <QLocale>
#include <QStringList>

#include <algorithm>
#include <array>
#include <cmath>

#include "gui/items/typed_number.hpp"
#include "gui/translated.hpp"
#include "report/figures/number_locale.hpp"
#include "scenarios/format/quantity.hpp"

namespace headroom::gui {

namespace {

enum class Of { Time, Size, Rate };

/// A unit that parameters have of their own: what it is of, and how many nanoseconds, bytes or a second it is.
struct OwnUnit {
    std::string_view name;
    Of of;
    double size;
};

constexpr std::array kOwnUnits{OwnUnit{"ms", Of::Time, 1e6},          OwnUnit{"s", Of::Time, 1e9},
                               OwnUnit{"d", Of::Time, 86400e9},       OwnUnit{"days", Of::Time, 86400e9},
                               OwnUnit{"bytes", Of::Size, 1.0},       OwnUnit{"MB", Of::Size, 1048576.0},
                               OwnUnit{"GB", Of::Size, 1073741824.0}, OwnUnit{"1/s", Of::Rate, 1.0}};

base::Error wrong(const QString& why) { return {base::Errc::BadInput, {}, why.toStdString()}; }

QString noNumber(const QString& typed) {
    const QString example = figures::numberLocale().toString(1769.5, 'f', 1);
    return gui::tr("%1 is not a number as it is written here, such as %2").arg(typed, example);
}

/// Nanoseconds, bytes or a second of a quantity as files write it.
base::Result<double> measured(Of of, const std::string& written) {
    if (of == Of::Time) {
        const auto length = format::parseDuration(written);
        return length ? base::Result<double>(static_cast<double>(length->count)) : length.error();
    }
    if (of == Of::Size) {
        const auto size = format::parseBytes(written);
        return size ? base::Result<double>(static_cast<double>(size->count)) : size.error();
    }
    const auto rate = format::parseRate(written);
    return rate ? base::Result<double>(rate->perSecond) : rate.error();
}

QString digitsOf(double value) { return QString::number(value, 'f', QLocale::FloatingPointShortest); }

/// "1500 ms is 1.5 s, and only whole numbers of s are possible here: 1 s or 2 s".
QString notWhole(const base::FieldInfo& info, const QString& typed, double value) {
    const QString unit = QString::fromUtf8(info.unit.data(), static_cast<qsizetype>(info.unit.size()));
    QStringList near;
    for (const double one : {std::floor(value), std::ceil(value)}) {
        if (one >= info.low && one <= info.high) near << digitsOf(one) + u' ' + unit;
    }
    const QString why = gui::tr("%1 is %2 %3, and only whole numbers of %3 are possible here")
                            .arg(typed, shownQuantity(digitsOf(value)), unit);
    return near.isEmpty() ? why : why + QStringLiteral(": ") + near.join(gui::tr(" or "));
}

}  // namespace

base::Result<QString> bareNumber(const base::FieldInfo& info, const QString& typed) {
    if (const auto plain = plainNumber(typed)) return *plain;
    const QString unit = QString::fromUtf8(info.unit.data(), static_cast<qsizetype>(info.unit.size()));
    if (!unit.isEmpty() && typed.endsWith(unit, Qt::CaseInsensitive)) {
        if (const auto plain = plainNumber(typed.chopped(unit.size()))) return *plain;
    }
    const auto own = std::ranges::find(kOwnUnits, info.unit, &OwnUnit::name);
    const auto quantity = plainQuantity(typed);
    const bool startsWithNumber = quantity && !quantity->isEmpty() && quantity->front().isDigit();
    if (own == kOwnUnits.end() || !startsWithNumber) return wrong(noNumber(typed));
    const auto amount = measured(own->of, quantity->toStdString());
    if (!amount) return amount.error();
    const double value = *amount / own->size;
    if (info.kind == base::FieldKind::Integer && value != std::floor(value)) return wrong(notWhole(info, typed, value));
    return digitsOf(value);
}

}  // namespace headroom::gui
