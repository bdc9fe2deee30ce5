// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractItemModel>
#include <QVariant>

#include <utility>
#include <vector>

namespace headroom::gui {

/// A read-only tree of two levels over a vector of sections, each with a vector `items`. Derived models say what stands
/// in a cell; the shape of the tree is settled here.
template <class Section>
class SectionModel : public QAbstractItemModel {
public:
    using Item = typename decltype(Section::items)::value_type;
    using QAbstractItemModel::QAbstractItemModel;

    void setSections(std::vector<Section> sections) {
        beginResetModel();
        sections_ = std::move(sections);
        endResetModel();
    }
    const std::vector<Section>& sections() const { return sections_; }
    const Section* sectionAt(const QModelIndex& index) const {
        return isSection(index) ? &sections_.at(static_cast<std::size_t>(index.row())) : nullptr;
    }
    const Item* itemAt(const QModelIndex& index) const {
        if (!index.isValid() || isSection(index)) return nullptr;
        return &sections_.at(index.internalId() - 1).items.at(static_cast<std::size_t>(index.row()));
    }

    QModelIndex index(int row, int column, const QModelIndex& parent = {}) const final {
        if (!hasIndex(row, column, parent)) return {};
        return createIndex(row, column, parent.isValid() ? static_cast<quintptr>(parent.row()) + 1 : quintptr{0});
    }
    QModelIndex parent(const QModelIndex& child) const final {
        if (!child.isValid() || isSection(child)) return {};
        return createIndex(static_cast<int>(child.internalId() - 1), 0, quintptr{0});
    }
    int rowCount(const QModelIndex& parent = {}) const final {
        if (!parent.isValid()) return static_cast<int>(sections_.size());
        if (parent.column() != 0) return 0;
        const Section* section = sectionAt(parent);
        return section ? static_cast<int>(section->items.size()) : 0;
    }
    QVariant data(const QModelIndex& index, int role) const final {
        if (const Item* item = itemAt(index)) return itemCell(*item, index.column(), role);
        if (const Section* section = sectionAt(index)) return sectionCell(*section, index.column(), role);
        return {};
    }

protected:
    virtual QVariant sectionCell(const Section& section, int column, int role) const = 0;
    virtual QVariant itemCell(const Item& item, int column, int role) const = 0;
    /// For changes that leave the shape as it is; the caller says so by dataChanged().
    std::vector<Section>& editSections() { return sections_; }

private:
    bool isSection(const QModelIndex& index) const { return index.isValid() && index.internalId() == 0; }
    std::vector<Section> sections_;
};

}  // namespace headroom::gui
