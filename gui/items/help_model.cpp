// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/items/help_model.hpp"

#include <QCoreApplication>

#include "gui/items/help_search.hpp"

namespace headroom::gui {

namespace {

std::vector<HelpContents> contents() {
    std::vector<HelpContents> all;
    for (const HelpSection& section : helpSections()) {
        HelpContents& part = all.emplace_back(HelpContents{section.title, {}});
        for (const HelpPage& page : section.items) part.items.push_back({page.id, page.title, {}});
    }
    return all;
}

std::vector<HelpContents> found(const QString& typed) {
    HelpContents part;
    for (const HelpHit& hit : searchHelp(typed)) part.items.push_back({hit.page->id, hit.page->title, hit.snippet});
    part.title = part.items.size() == 1 ? QCoreApplication::translate("Help", "1 page found")
                                        : QCoreApplication::translate("Help", "%1 pages found").arg(part.items.size());
    return {std::move(part)};
}

}  // namespace

Qt::ItemFlags HelpModel::flags(const QModelIndex& index) const {
    return itemAt(index) != nullptr ? Qt::ItemIsEnabled | Qt::ItemIsSelectable : Qt::ItemFlags(Qt::NoItemFlags);
}

void HelpModel::setTyped(const QString& typed) { setSections(helpWords(typed).isEmpty() ? contents() : found(typed)); }

QModelIndex HelpModel::find(const QString& id) const {
    for (int s = 0; s < rowCount(); ++s) {
        const QModelIndex section = index(s, 0);
        for (int i = 0; i < rowCount(section); ++i) {
            const QModelIndex item = index(i, 0, section);
            if (itemAt(item)->id == id) return item;
        }
    }
    return {};
}

QVariant HelpModel::sectionCell(const HelpContents& section, int, int role) const {
    if (role == Qt::DisplayRole) return section.title.toUpper();
    return role == Qt::AccessibleTextRole ? QVariant(section.title) : QVariant();
}

QVariant HelpModel::itemCell(const HelpEntry& item, int, int role) const {
    if (role == Qt::DisplayRole) return item.title;
    return role == Qt::ToolTipRole && !item.snippet.isEmpty() ? QVariant(item.snippet) : QVariant();
}

}  // namespace headroom::gui
