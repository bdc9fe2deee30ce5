// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractListModel>

#include <functional>
#include <vector>

#include "gui/items/fuzzy_match.hpp"

namespace headroom::gui {

/// Something that can be done now, or a place to go to.
struct CommandEntry {
    QString text;    ///< "File: Save As…", "Resource: ViewProduct"
    QString detail;  ///< its keys, or what it is
    std::function<void()> act;
};

/// The commands that fit what is typed, the best first; all of them, in their order, while nothing is.
class CommandModel : public QAbstractListModel {
public:
    enum Role { DetailRole = Qt::UserRole + 1, PlacesRole };

    using QAbstractListModel::QAbstractListModel;

    void setEntries(std::vector<CommandEntry> entries);
    void setTyped(const QString& typed);
    const CommandEntry& entryAt(int row) const { return entries_.at(rows_.at(static_cast<std::size_t>(row)).entry); }

    int rowCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;

private:
    struct Row {
        std::size_t entry = 0;
        FuzzyMatch match;
    };
    void find(const QString& typed);
    std::vector<CommandEntry> entries_;
    std::vector<Row> rows_;
};

}  // namespace headroom::gui
