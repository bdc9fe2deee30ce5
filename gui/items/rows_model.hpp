// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractTableModel>

#include "report/style.hpp"

namespace headroom::gui {

/// A table of a report as a model: its first row is the head. Columns of figures stand at the right.
class RowsModel : public QAbstractTableModel {
    Q_OBJECT
public:
    using QAbstractTableModel::QAbstractTableModel;

    /// Every row must have as many cells as the first.
    void setTable(report::Rows rows);
    /// The column with the longest texts, which is to have the room that others leave.
    int widestColumn() const;

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    bool isFigures(int column) const;
    report::Rows rows_;
    std::vector<bool> figures_;
};

}  // namespace headroom::gui
