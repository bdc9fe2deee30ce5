// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/items/command_model.hpp"

#include <algorithm>
#include <utility>

namespace headroom::gui {

void CommandModel::setEntries(std::vector<CommandEntry> entries) {
    beginResetModel();
    entries_ = std::move(entries);
    find({});
    endResetModel();
}

void CommandModel::setTyped(const QString& typed) {
    beginResetModel();
    find(typed);
    endResetModel();
}

void CommandModel::find(const QString& typed) {
    rows_.clear();
    for (std::size_t i = 0; i < entries_.size(); ++i) {
        if (auto match = fuzzyMatch(typed, entries_[i].text)) rows_.push_back({i, std::move(*match)});
    }
    // Of two that fit alike the shorter one: more of it was meant.
    std::ranges::stable_sort(rows_, [this, &typed](const Row& a, const Row& b) {
        if (a.match.score != b.match.score) return a.match.score > b.match.score;
        return !typed.isEmpty() && entries_[a.entry].text.size() < entries_[b.entry].text.size();
    });
}

int CommandModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(rows_.size());
}

QVariant CommandModel::data(const QModelIndex& index, int role) const {
    if (!checkIndex(index, CheckIndexOption::IndexIsValid)) return {};
    const CommandEntry& entry = entryAt(index.row());
    switch (role) {
        case Qt::DisplayRole:
            return entry.text;
        case Qt::AccessibleTextRole:
            return entry.detail.isEmpty() ? entry.text : entry.text + QStringLiteral(", ") + entry.detail;
        case DetailRole:
            return entry.detail;
        case PlacesRole:
            return QVariant::fromValue(rows_.at(static_cast<std::size_t>(index.row())).match.places);
        default:
            return {};
    }
}

}  // namespace headroom::gui
