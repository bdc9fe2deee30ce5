// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/items/bill_model.hpp"

#include <algorithm>

#include "gui/format.hpp"
#include "gui/items/share_text.hpp"
#include "gui/translated.hpp"

namespace headroom::gui {

namespace {

QString rateText(const pricing::LineItem& line) {
    QString text = u'$' + QString::fromStdString(pricing::toText(line.rate.usd));
    if (line.rate.per != 1) text += QStringLiteral(" / ") + say::count(static_cast<double>(line.rate.per));
    return text;
}

QString usageText(const pricing::LineItem& line) {
    const QString usage = say::text(line.usageType);
    if (!line.freeAllowance.empty()) return usage + gui::tr(", free tier");
    if (line.tier.from == 0 && !line.tier.upTo) return usage;
    return usage + QStringLiteral(", ") + say::text(pricing::tierLabel(line.tier.from, line.tier.upTo));
}

bool standsRight(int column) {
    return column == BillModel::QuantityColumn || column == BillModel::RateColumn || column == BillModel::AmountColumn;
}

QVariant alignment(int column) {
    return QVariant::fromValue(int((standsRight(column) ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter));
}

double shareOf(pricing::Money part, double total) { return total > 0.0 ? pricing::toDouble(part) / total : 0.0; }

}  // namespace

std::vector<BillSection> billSections(const pricing::Bill& bill) {
    std::vector<BillSection> sections;
    const double total = pricing::toDouble(bill.total);
    for (const pricing::ServiceTotal& service : pricing::totalsByService(bill)) {
        BillSection section{service.service, service.perMonth, shareOf(service.perMonth, total), {}};
        std::copy_if(bill.lines.begin(), bill.lines.end(), std::back_inserter(section.items),
                     [&](const auto& line) { return line.service == service.service; });
        std::stable_sort(section.items.begin(), section.items.end(),
                         [](const auto& a, const auto& b) { return a.perMonth > b.perMonth; });
        sections.push_back(std::move(section));
    }
    std::stable_sort(sections.begin(), sections.end(),
                     [](const auto& a, const auto& b) { return a.perMonth > b.perMonth; });
    return sections;
}

void BillModel::setBill(const pricing::Bill& bill) {
    total_ = pricing::toDouble(bill.total);
    setSections(billSections(bill));
}

QVariant BillModel::headerData(int section, Qt::Orientation orientation, int role) const {
    static constexpr std::array<const char*, kColumnCount> kTitles{
        QT_TRANSLATE_NOOP("headroom::gui", "Resource"), QT_TRANSLATE_NOOP("headroom::gui", "Usage type"),
        QT_TRANSLATE_NOOP("headroom::gui", "Quantity"), QT_TRANSLATE_NOOP("headroom::gui", "Unit"),
        QT_TRANSLATE_NOOP("headroom::gui", "Rate"),     QT_TRANSLATE_NOOP("headroom::gui", "Per month"),
        QT_TRANSLATE_NOOP("headroom::gui", "Share")};
    if (orientation != Qt::Horizontal || section < 0 || section >= kColumnCount) return {};
    if (role == Qt::TextAlignmentRole) return alignment(section);
    return role == Qt::DisplayRole ? QVariant(gui::tr(kTitles.at(static_cast<std::size_t>(section)))) : QVariant();
}

QVariant BillModel::sectionCell(const BillSection& section, int column, int role) const {
    if (role == IsTotalRole) return true;
    if (role == Qt::TextAlignmentRole) return alignment(column);
    if (role == ShareRole && column == ShareColumn) return section.share;
    if (role != Qt::DisplayRole) return {};
    switch (column) {
        case NameColumn:
            return say::serviceName(section.service);
        case AmountColumn:
            return say::moneyExact(section.perMonth);
        case ShareColumn:
            return shareText(section.share);
        default:
            return {};
    }
}

QVariant BillModel::itemCell(const pricing::LineItem& line, int column, int role) const {
    if (role == Qt::TextAlignmentRole) return alignment(column);
    if (role == ShareRole && column == ShareColumn) return shareOf(line.perMonth, total_);
    if (role == Qt::ToolTipRole && column == UsageColumn) return usageText(line);
    if (role == Qt::ToolTipRole && column == UnitColumn) return say::text(line.unit);
    if (role == Qt::ToolTipRole && line.ownRate)
        return gui::tr("The rate is the scenario's own, not the price book's.");
    if (role != Qt::DisplayRole) return {};
    switch (column) {
        case NameColumn:
            return line.resource.empty() ? gui::tr("account") : say::text(line.resource);
        case UsageColumn:
            return usageText(line);
        case QuantityColumn:
            return say::count(pricing::toDouble(line.quantity));
        case UnitColumn:
            return say::text(line.unit);
        case RateColumn:
            return QString(rateText(line) + (line.ownRate ? gui::tr(" (own)") : QString()));
        case AmountColumn:
            return say::moneyExact(line.perMonth);
        case ShareColumn:
            return shareText(shareOf(line.perMonth, total_));
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

QString NotPricedColumns::reason(const pricing::NotPriced& line) { return say::text(line.reason); }

QVariant NotPricedColumns::extra(const pricing::NotPriced& line, int, int role) {
    return role == Qt::ToolTipRole ? QVariant(say::text(line.reason)) : QVariant();
}

}  // namespace headroom::gui
