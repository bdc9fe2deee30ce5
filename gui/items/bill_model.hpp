// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <utility>

#include "gui/items/bill_tree.hpp"
#include "gui/items/row_model.hpp"
#include "gui/items/section_model.hpp"

namespace headroom::gui {

/// "$0.0000002", "$1 / 1,000".
QString rateText(const pricing::PriceRate& rate);

/// The bill as a tree: branches, below them their lines. ShareRole is a number from 0 to 1 in the share column.
class BillModel : public SectionModel<BillSection> {
public:
    enum Role { ShareRole = Qt::UserRole + 1, IsTotalRole };
    enum ColumnId {
        NameColumn,
        UsageColumn,
        QuantityColumn,
        UnitColumn,
        RateColumn,
        AmountColumn,
        ShareColumn,
        kColumnCount
    };

    using SectionModel::SectionModel;
    void setTree(std::vector<BillSection> sections, const BillPer& per) {
        per_ = per;
        setSections(std::move(sections));
        emit headerDataChanged(Qt::Horizontal, AmountColumn, AmountColumn);
    }

    int columnCount(const QModelIndex& = {}) const override { return kColumnCount; }
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

protected:
    QVariant sectionCell(const BillSection& section, int column, int role) const override;
    QVariant itemCell(const BillLine& line, int column, int role) const override;

private:
    QString amountText(pricing::Money perMonth, double amount) const;
    BillPer per_;
};

struct NotPricedColumns {
    static QString resource(const pricing::NotPriced& line);
    static QString usage(const pricing::NotPriced& line);
    static QString quantity(const pricing::NotPriced& line);
    static QString reason(const pricing::NotPriced& line);
    static QVariant extra(const pricing::NotPriced& line, int column, int role);
    static constexpr std::array<Column<pricing::NotPriced>, 4> kColumns{
        {{QT_TRANSLATE_NOOP("headroom::gui", "Resource"), &resource},
         {QT_TRANSLATE_NOOP("headroom::gui", "Usage"), &usage},
         {QT_TRANSLATE_NOOP("headroom::gui", "Quantity"), &quantity, true},
         {QT_TRANSLATE_NOOP("headroom::gui", "Why it is not in the total"), &reason}}};
};
using NotPricedModel = RowModel<pricing::NotPriced, NotPricedColumns>;

}  // namespace headroom::gui
