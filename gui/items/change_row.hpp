// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <string>

#include "gui/items/outline.hpp"
#include "gui/items/row_model.hpp"
#include "scenarios/planning/compare.hpp"

namespace headroom::gui {

/// A property in which a design differs from the first one.
struct ChangeRow {
    QString where;  ///< "Views: BillingMode"
    QString first;
    QString other;
    std::string pointer{};  ///< of the merged document
    QString effect{};       ///< on the cost, of this change on top of the ones before it; empty: it was not simulated
    QString effectTip{};    ///< the interval, and what it does to p99
    Mood mood = Mood::Plain;
    bool isNew = false;  ///< the first design has nothing there
};

/// What the changes do, each group of them on top of the ones before. Those of a group that stand further down say with
/// which they were simulated.
void markEffects(std::vector<ChangeRow>& rows, const planning::DesignDiff& diff);

/// How `other` differs from the first design of a scenario's text; empty when it is the first, or the text is none.
std::vector<ChangeRow> changeRowsOf(const std::string& text, const std::string& other);

struct ChangeColumns {
    static QString where(const ChangeRow& row);
    static QString first(const ChangeRow& row);
    static QString other(const ChangeRow& row);
    static QString effect(const ChangeRow& row);
    enum Id { Where, First, Other, Effect };
    static constexpr std::array<Column<ChangeRow>, 4> kColumns{
        {{QT_TRANSLATE_NOOP("headroom::gui", "Where"), &where},
         {QT_TRANSLATE_NOOP("headroom::gui", "First design"), &first},
         {QT_TRANSLATE_NOOP("headroom::gui", "This design"), &other},
         {QT_TRANSLATE_NOOP("headroom::gui", "Effect on cost"), &effect, true}}};
    static QVariant extra(const ChangeRow& row, int column, int role);
};
using ChangeModel = RowModel<ChangeRow, ChangeColumns>;

}  // namespace headroom::gui
