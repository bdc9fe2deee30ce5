// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/items/change_row.hpp"

#include <algorithm>

#include "gui/format.hpp"
#include "gui/items/place_name.hpp"
#include "gui/items/run_terms.hpp"
#include "scenarios/planning/property_diff.hpp"

namespace headroom::gui {

std::vector<ChangeRow> changeRowsOf(const std::string& text, const std::string& other) {
    const auto source = planning::sourceOfText(text, nameForText(text), {});
    if (!source) return {};
    const std::vector<std::string> names = planning::designNames(*source);
    if (names.empty() || names.front() == other || std::ranges::find(names, other) == names.end()) return {};
    std::vector<ChangeRow> rows;
    const auto changes = planning::valuesThatDiffer(planning::onlyDesign(*source, names.front()).root,
                                                    planning::onlyDesign(*source, other).root);
    for (const planning::PropertyChange& change : changes) {
        rows.push_back({placeName(change.pointer), say::text(planning::shortText(change.from)),
                        say::text(planning::shortText(change.to))});
    }
    return rows;
}

QString ChangeColumns::where(const ChangeRow& row) { return row.where; }
QString ChangeColumns::first(const ChangeRow& row) { return row.first; }
QString ChangeColumns::other(const ChangeRow& row) { return row.other; }

QVariant ChangeColumns::extra(const ChangeRow& row, int column, int role) {
    if (role != Qt::ToolTipRole) return {};
    return column == 0 ? row.where : column == 1 ? row.first : row.other;
}

}  // namespace headroom::gui
