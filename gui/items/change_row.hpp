// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <string>

#include "gui/items/row_model.hpp"

namespace headroom::gui {

/// A property in which a design differs from the first one.
struct ChangeRow {
    QString where;  ///< "Views: BillingMode"
    QString first;
    QString other;
};

/// How `other` differs from the first design of a scenario's text; empty when it is the first, or the text is none.
std::vector<ChangeRow> changeRowsOf(const std::string& text, const std::string& other);

struct ChangeColumns {
    static QString where(const ChangeRow& row);
    static QString first(const ChangeRow& row);
    static QString other(const ChangeRow& row);
    static constexpr std::array<Column<ChangeRow>, 3> kColumns{
        {{QT_TRANSLATE_NOOP("headroom::gui", "Where"), &where},
         {QT_TRANSLATE_NOOP("headroom::gui", "First design"), &first},
         {QT_TRANSLATE_NOOP("headroom::gui", "This design"), &other}}};
    static QVariant extra(const ChangeRow& row, int column, int role);
};
using ChangeModel = RowModel<ChangeRow, ChangeColumns>;

}  // namespace headroom::gui
