// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/items/rows_model.hpp"

#include <algorithm>
#include <string_view>

#include "gui/format.hpp"

namespace headroom::gui {

namespace {

/// "$612.34 ± 0.4", "12 %", "3.2x", "-" (nothing known).
bool looksLikeFigure(const std::string& cell) {
    if (cell == "-") return true;
    const std::string_view minus = "−";
    const std::string_view shown = cell.starts_with(minus) ? std::string_view(cell).substr(minus.size()) : cell;
    const std::size_t at = shown.find_first_not_of("$+-~");
    return at != std::string::npos && shown[at] >= '0' && shown[at] <= '9';
}

}  // namespace

void RowsModel::setTable(report::Rows rows) {
    beginResetModel();
    rows_ = std::move(rows);
    figures_.clear();
    for (int column = 0; column < columnCount(); ++column) figures_.push_back(isFigures(column));
    endResetModel();
}

bool RowsModel::isFigures(int column) const {
    const auto at = static_cast<std::size_t>(column);
    return rows_.size() > 1 &&
           std::all_of(rows_.begin() + 1, rows_.end(), [&](const auto& row) { return looksLikeFigure(row.at(at)); });
}

int RowsModel::widestColumn() const {
    std::vector<std::size_t> widths(static_cast<std::size_t>(columnCount()), 0);
    for (const auto& row : rows_) {
        for (std::size_t i = 0; i < row.size(); ++i) widths.at(i) = std::max(widths.at(i), row[i].size());
    }
    return static_cast<int>(std::ranges::max_element(widths) - widths.begin());
}

int RowsModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() || rows_.empty() ? 0 : static_cast<int>(rows_.size()) - 1;
}

int RowsModel::columnCount(const QModelIndex& parent) const {
    return parent.isValid() || rows_.empty() ? 0 : static_cast<int>(rows_.front().size());
}

QVariant RowsModel::data(const QModelIndex& index, int role) const {
    if (!index.isValid()) return {};
    const std::string& cell =
        rows_.at(static_cast<std::size_t>(index.row()) + 1).at(static_cast<std::size_t>(index.column()));
    if (role == Qt::DisplayRole) return say::text(cell);
    if (role == Qt::ToolTipRole && cell.size() > 24) return say::text(cell);
    if (role != Qt::TextAlignmentRole) return {};
    const bool right = figures_.at(static_cast<std::size_t>(index.column()));
    return QVariant::fromValue(int((right ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter));
}

QVariant RowsModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal || section < 0 || section >= columnCount()) return {};
    if (role == Qt::DisplayRole) return say::text(rows_.front().at(static_cast<std::size_t>(section)));
    if (role != Qt::TextAlignmentRole) return {};
    const bool right = figures_.at(static_cast<std::size_t>(section));
    return QVariant::fromValue(int((right ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter));
}

}  // namespace headroom::gui
