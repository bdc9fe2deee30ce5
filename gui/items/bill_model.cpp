// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/items/bill_model.hpp"

#include <algorithm>

#include "gui/format.hpp"
#include "gui/items/answer_words.hpp"
#include "gui/items/share_text.hpp"
#include "gui/items/term_help.hpp"
#include "gui/translated.hpp"
#include "pricing/currency_text.hpp"
#include "report/figures/number_locale.hpp"

namespace headroom::gui {

namespace {

/// "first 300 M", "above 20 G".
QString tierText(const pricing::LineTier& tier) {
    const QString label = say::text(pricing::tierLabel(tier.from, tier.upTo));
    const QString amount = spoken::figure(label.section(u' ', 1).replace(u'B', u'G'));
    if (!tier.upTo) return gui::tr("above %1").arg(amount);
    return (tier.from == 0 ? gui::tr("first %1") : gui::tr("next %1")).arg(amount);
}

QString usageText(const pricing::LineItem& line) {
    const QString usage = say::text(line.usageType);
    if (!line.freeAllowance.empty()) return usage + gui::tr(", free tier");
    if (line.tier.from == 0 && !line.tier.upTo) return usage;
    return usage + QStringLiteral(", ") + tierText(line.tier);
}

bool standsRight(int column) {
    return column == BillModel::QuantityColumn || column == BillModel::RateColumn || column == BillModel::AmountColumn;
}

QVariant alignment(int column) {
    return QVariant::fromValue(int((standsRight(column) ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter));
}

}  // namespace

QString rateText(const pricing::PriceRate& rate) {
    QString digits = QString::fromStdString(pricing::toPriceText(rate.usd));
    QString text = u'$' + digits.replace(u'.', figures::numberLocale().decimalPoint());
    if (rate.per != 1) text += QStringLiteral(" / ") + say::count(static_cast<double>(rate.per));
    return text;
}

QString BillModel::amountText(pricing::Money perMonth, double amount) const {
    return per_.kind == BillPer::Kind::Month ? say::moneyExact(perMonth) : say::money(amount);
}

QVariant BillModel::headerData(int section, Qt::Orientation orientation, int role) const {
    static constexpr std::array<const char*, kColumnCount> kTitles{
        QT_TRANSLATE_NOOP("headroom::gui", "Part of the bill"),
        QT_TRANSLATE_NOOP("headroom::gui", "Usage type"),
        QT_TRANSLATE_NOOP("headroom::gui", "Quantity"),
        QT_TRANSLATE_NOOP("headroom::gui", "Unit"),
        QT_TRANSLATE_NOOP("headroom::gui", "Rate"),
        QT_TRANSLATE_NOOP("headroom::gui", "Per month"),
        QT_TRANSLATE_NOOP("headroom::gui", "Share")};
    if (orientation != Qt::Horizontal || section < 0 || section >= kColumnCount) return {};
    if (role == Qt::TextAlignmentRole) return alignment(section);
    if (role == Qt::DisplayRole && section == AmountColumn) return perText(per_);
    if (role == Qt::ToolTipRole) return termHelp(kTitles.at(static_cast<std::size_t>(section)));
    return role == Qt::DisplayRole ? QVariant(gui::tr(kTitles.at(static_cast<std::size_t>(section)))) : QVariant();
}

QVariant BillModel::sectionCell(const BillSection& section, int column, int role) const {
    if (role == IsTotalRole) return true;
    if (role == Qt::TextAlignmentRole) return alignment(column);
    if (role == ShareRole && column == ShareColumn) return section.share;
    if (role != Qt::DisplayRole) return {};
    switch (column) {
        case NameColumn:
            return section.name;
        case AmountColumn:
            return amountText(section.perMonth, section.amount);
        case ShareColumn:
            return shareText(section.share);
        default:
            return {};
    }
}

QVariant BillModel::itemCell(const BillLine& line, int column, int role) const {
    if (role == Qt::TextAlignmentRole) return alignment(column);
    if (role == ShareRole && column == ShareColumn) return line.share;
    if (role == Qt::ToolTipRole) {
        // Rich text alone has its lines broken.
        return QStringLiteral("<p>%1</p><p>%2</p><p>%3</p>")
            .arg(usageText(line).toHtmlEscaped(), explanationOf(line).toHtmlEscaped(),
                 gui::tr("%1 of the bill").arg(shareText(line.share)).toHtmlEscaped());
    }
    if (role != Qt::DisplayRole) return {};
    switch (column) {
        case NameColumn:
            return line.name;
        case UsageColumn:
            return usageText(line);
        case QuantityColumn:
            return say::count(pricing::toDouble(line.quantity));
        case UnitColumn:
            return say::text(line.unit);
        case RateColumn:
            return QString(rateText(line.rate) + (line.ownRate ? gui::tr(" (own)") : QString()));
        case AmountColumn:
            return amountText(line.perMonth, line.amount);
        case ShareColumn:
            return shareText(line.share);
        default:
            return {};
    }
}

QString NotPricedColumns::resource(const pricing::NotPriced& line) { return say::text(line.resource); }

QString NotPricedColumns::usage(const pricing::NotPriced& line) {
    return say::serviceName(line.service) + QStringLiteral(", ") + say::text(line.usageType);
}

QString NotPricedColumns::quantity(const pricing::NotPriced& line) {
    if (!line.quantity) return gui::tr("depends on usage");
    return say::count(pricing::toDouble(*line.quantity)) + u' ' + say::text(line.unit);
}

QString NotPricedColumns::reason(const pricing::NotPriced& line) { return spoken::text(line.reason); }

QVariant NotPricedColumns::extra(const pricing::NotPriced& line, int, int role) {
    return role == Qt::ToolTipRole ? QVariant(spoken::text(line.reason)) : QVariant();
}

}  // namespace headroom::gui
