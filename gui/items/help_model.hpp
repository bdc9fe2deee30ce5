// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/items/outline_model.hpp"

namespace headroom::gui {

/// A line of the table of contents.
struct HelpEntry {
    QString id;
    QString title;
    QString snippet;  ///< of a page that was found
};

struct HelpContents {
    QString title;
    std::vector<HelpEntry> items;
};

/// The help's contents, or the pages that were found, as a tree of one column like the outline's.
class HelpModel : public SectionModel<HelpContents> {
public:
    HelpModel() { setTyped({}); }

    int columnCount(const QModelIndex& = {}) const override { return 1; }
    Qt::ItemFlags flags(const QModelIndex& index) const override;
    /// Everything while nothing is typed.
    void setTyped(const QString& typed);
    QModelIndex find(const QString& id) const;

protected:
    QVariant sectionCell(const HelpContents& section, int column, int role) const override;
    QVariant itemCell(const HelpEntry& item, int column, int role) const override;
};

}  // namespace headroom::gui
