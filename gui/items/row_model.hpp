// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractTableModel>
#include <QVariant>

#include <array>
#include <utility>
#include <vector>

#include "gui/items/term_help.hpp"
#include "gui/translated.hpp"

namespace headroom::gui {

/// Role of a cell whose text has the colour of a Mood, as an int.
inline constexpr int kMoodRole = Qt::UserRole + 1;

/// One column of a table: its title, how a row's cell reads, and on which side it stands.
template <class Row>
struct Column {
    const char* title;
    QString (*text)(const Row&);
    bool alignRight = false;
};

/// A read-only table over a vector of values. `Columns` has a static constexpr array `kColumns` of Column<Row>, and
/// `static QVariant extra(const Row&, int column, int role)` for tool tips and colours.
template <class Row, class Columns>
class RowModel : public QAbstractTableModel {
public:
    using QAbstractTableModel::QAbstractTableModel;

    void setRows(std::vector<Row> rows) {
        beginResetModel();
        rows_ = std::move(rows);
        endResetModel();
    }
    const std::vector<Row>& rows() const { return rows_; }
    const Row* rowAt(const QModelIndex& index) const {
        const auto row = static_cast<std::size_t>(index.row());  // of an index that may be out of date
        return index.isValid() && row < rows_.size() ? &rows_[row] : nullptr;
    }

    int rowCount(const QModelIndex& parent = {}) const final {
        return parent.isValid() ? 0 : static_cast<int>(rows_.size());
    }
    int columnCount(const QModelIndex& parent = {}) const final {
        return parent.isValid() ? 0 : static_cast<int>(Columns::kColumns.size());
    }
    QVariant data(const QModelIndex& index, int role) const final {
        const Row* row = rowAt(index);
        if (row == nullptr) return {};
        const auto& column = Columns::kColumns.at(static_cast<std::size_t>(index.column()));
        if (role == Qt::DisplayRole) return column.text(*row);
        if (role == Qt::TextAlignmentRole) return alignment(column.alignRight);
        return Columns::extra(*row, index.column(), role);
    }
    QVariant headerData(int section, Qt::Orientation orientation, int role) const final {
        if (orientation != Qt::Horizontal || section < 0 || section >= columnCount()) return {};
        const auto& column = Columns::kColumns.at(static_cast<std::size_t>(section));
        if (role == Qt::DisplayRole) return gui::tr(column.title);
        if (role == Qt::ToolTipRole) return termHelp(column.title);
        if (role == Qt::TextAlignmentRole) return alignment(column.alignRight);
        return {};
    }

private:
    static QVariant alignment(bool right) {
        return QVariant::fromValue(int((right ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter));
    }
    std::vector<Row> rows_;
};

}  // namespace headroom::gui
