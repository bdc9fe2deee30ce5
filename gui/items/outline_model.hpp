// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/items/outline.hpp"
#include "gui/items/section_model.hpp"

namespace headroom::gui {

/// The outline as a tree of one column, whose headings are passed over by keys and mouse; the delegate paints name,
/// detail and mood from the roles.
class OutlineModel : public SectionModel<OutlineSection> {
public:
    enum Role { DetailRole = Qt::UserRole + 1, MoodRole, KindRole };

    using SectionModel::SectionModel;

    int columnCount(const QModelIndex& = {}) const override { return 1; }
    Qt::ItemFlags flags(const QModelIndex& index) const override;
    /// Where an item of that kind stands, by its key or identityOf(); invalid when there is none.
    QModelIndex find(OutlineItem::Kind kind, const std::string& key) const;

protected:
    QVariant sectionCell(const OutlineSection& section, int column, int role) const override;
    QVariant itemCell(const OutlineItem& item, int column, int role) const override;
};

}  // namespace headroom::gui
