// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/items/bill_shares.hpp"

#include <algorithm>
#include <map>

#include "gui/format.hpp"
#include "gui/items/bill_tree.hpp"
#include "gui/translated.hpp"
#include "pricing/bill_parts.hpp"

namespace headroom::gui {

namespace {

QString resourceName(const std::string& name) { return name.empty() ? gui::tr("the account") : say::text(name); }

void add(std::vector<SharePart>& parts, QString name, pricing::Money amount, double total) {
    parts.push_back({std::move(name), amount, total > 0.0 ? pricing::toDouble(amount) / total : 0.0});
}

/// Dearest first; the smaller ones beyond kMostParts together.
std::vector<SharePart> shortened(std::vector<SharePart> parts, double total) {
    std::ranges::stable_sort(parts, [](const SharePart& a, const SharePart& b) { return b.amount < a.amount; });
    if (parts.size() <= kMostParts) return parts;
    pricing::Money rest;
    for (auto part = parts.begin() + kMostParts - 1; part != parts.end(); ++part) {
        // Parts of a total that was added up already.
        if (const auto sum = pricing::sum(rest, part->amount)) rest = *sum;
    }
    const auto others = static_cast<int>(parts.size() - kMostParts + 1);
    parts.resize(kMostParts - 1);
    add(parts, gui::tr("%1 others").arg(others), rest, total);
    return parts;
}

/// What is billed by several services is named with them.
void nameApart(figures::TreemapChart& chart) {
    std::map<QString, int> groups;
    for (const figures::TreemapGroup& group : chart.groups) {
        for (const figures::TreemapTile& tile : group.tiles) ++groups[tile.name];
    }
    for (figures::TreemapGroup& group : chart.groups) {
        for (figures::TreemapTile& tile : group.tiles) {
            if (groups[tile.name] > 1) tile.label = tile.name + QStringLiteral(" · ") + group.name;
        }
    }
}

}  // namespace

std::vector<SharePart> sharePartsOf(const study::Cost& cost, ShareBy by) {
    std::vector<SharePart> parts;
    const double total = pricing::toDouble(cost.bill.total);
    switch (by) {
        case ShareBy::Service:
            for (const auto& one : pricing::totalsByService(cost.bill))
                add(parts, say::serviceName(one.service), one.perMonth, total);
            break;
        case ShareBy::Resource:
            for (const auto& [name, amount] : pricing::totalsByResource(cost.bill))
                add(parts, resourceName(name), amount, total);
            break;
        case ShareBy::Workload:
            for (const study::CostShare& one : cost.byWorkload) add(parts, say::text(one.of), one.perMonth, total);
            for (const study::CostShare& one : cost.byNone)
                add(parts, gui::tr("no workload: %1").arg(say::text(one.of)), one.perMonth, total);
            break;
    }
    return shortened(std::move(parts), total);
}

figures::TreemapChart treemapOf(const pricing::Bill& bill) {
    figures::TreemapChart chart;
    for (const BillSection& section : billSections(bill)) {
        figures::TreemapGroup group{section.name, {}};
        for (const BillLine& line : section.items) {
            const QString name = resourceName(line.resource);
            auto tile = std::ranges::find(group.tiles, name, &figures::TreemapTile::name);
            if (tile == group.tiles.end()) tile = group.tiles.insert(tile, {name, 0.0});
            tile->weight += std::max(0.0, pricing::toDouble(line.perMonth));
        }
        std::erase_if(group.tiles, [](const figures::TreemapTile& tile) { return !(tile.weight > 0.0); });
        std::ranges::stable_sort(group.tiles, std::ranges::greater(), &figures::TreemapTile::weight);
        if (!group.tiles.empty()) chart.groups.push_back(std::move(group));
    }
    nameApart(chart);
    chart.text = &say::money;
    return chart;
}

}  // namespace headroom::gui
