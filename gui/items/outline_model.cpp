// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/items/outline_model.hpp"

namespace headroom::gui {

Qt::ItemFlags OutlineModel::flags(const QModelIndex& index) const {
    return itemAt(index) ? Qt::ItemIsEnabled | Qt::ItemIsSelectable : Qt::ItemFlags(Qt::NoItemFlags);
}

QModelIndex OutlineModel::find(OutlineItem::Kind kind, const std::string& key) const {
    for (int s = 0; s < rowCount(); ++s) {
        const QModelIndex section = index(s, 0);
        for (int i = 0; i < rowCount(section); ++i) {
            const QModelIndex at = index(i, 0, section);
            const OutlineItem& item = *itemAt(at);
            if (item.kind == kind && (item.key == key || identityOf(item) == key)) return at;
        }
    }
    return {};
}

QVariant OutlineModel::sectionCell(const OutlineSection& section, int, int role) const {
    if (role == Qt::DisplayRole) return section.title.toUpper();
    if (role == Qt::AccessibleTextRole) return section.title;
    return {};
}

QVariant OutlineModel::itemCell(const OutlineItem& item, int, int role) const {
    switch (role) {
        case Qt::DisplayRole:
            return item.name;
        case DetailRole:
            return item.detail;
        case MoodRole:
            return static_cast<int>(item.mood);
        case KindRole:
            return static_cast<int>(item.kind);
        case Qt::ToolTipRole:
            return QString(item.name + u'\n' + item.type);
        case Qt::AccessibleTextRole:
            return item.detail.isEmpty() ? item.name : QString(item.name + QStringLiteral(", ") + item.detail);
        default:
            return {};
    }
}

}  // namespace headroom::gui
