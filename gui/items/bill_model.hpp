// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>

#include "gui/items/row_model.hpp"
#include "gui/items/section_model.hpp"
#include "pricing/bill.hpp"

namespace headroom::gui {

/// One service's part of a bill.
struct BillSection {
    std::string service;
    pricing::Money perMonth;
    double share = 0.0;  ///< of the bill's total
    std::vector<pricing::LineItem> items;
};

/// The bill's lines by service, the dearest service and the dearest line first.
std::vector<BillSection> billSections(const pricing::Bill& bill);

/// The bill as a tree: services, below them their lines. ShareRole is a number from 0 to 1 in the share column.
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
    void setBill(const pricing::Bill& bill);

    int columnCount(const QModelIndex& = {}) const override { return kColumnCount; }
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

protected:
    QVariant sectionCell(const BillSection& section, int column, int role) const override;
    QVariant itemCell(const pricing::LineItem& line, int column, int role) const override;

private:
    double total_ = 0.0;
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
