// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/items/entry_edit.hpp"

#include <array>

#include "gui/items/arrivals_edit.hpp"
#include "gui/items/parameter_edit.hpp"
#include "gui/items/route_edit.hpp"
#include "gui/items/scaling_edit.hpp"
#include "gui/items/step_edit.hpp"
#include "gui/translated.hpp"
#include "scenarios/document/pointer.hpp"

namespace headroom::gui {

namespace {

using document::Node;
using What = EntryChange::What;

constexpr std::array<std::string_view, 6> kStepKinds{"Compute", "Wait", "Call", "Branch", "Repeat", "Parallel"};

base::Error refused(QString why) { return {base::Errc::BadInput, {}, why.toStdString()}; }

bool endsIn(const std::string& list, std::string_view name) { return list.ends_with("/" + std::string(name)); }

/// The fewest entries that a list can have.
std::size_t fewest(const std::string& list) {
    if (endsIn(list, "States")) return 2;
    const bool arrivals = list.starts_with("/Workloads/") && endsIn(list, "Steps");
    return arrivals || endsIn(list, "Branch") || endsIn(list, "Parallel") ? 1 : 0;
}

bool isNoneWhenEmpty(const std::string& list) {
    return list.ends_with("SecondaryIndexes") || endsIn(list, "ScheduledActions");
}

base::Result<Node> added(const ScenarioEdit& edit, const EntryChange& change, const Node* list) {
    if (!change.kind.empty()) return stepOf(edit, change.list, change.kind, nullptr);
    if (endsIn(change.list, "Parallel")) return Node::array();
    if (list == nullptr || list->size() == 0) return refused(gui::tr("There is nothing to add one like."));
    Node like = list->isObject() ? list->members().back().value : list->elements().back();
    if (endsIn(change.list, "Branch")) like.set("Steps", Node::array());
    return endsIn(change.list, "Steps") ? nextArrivalStep(*list) : like;
}

ScenarioEdit::Text add(const ScenarioEdit& edit, const EntryChange& change) {
    const Node* list = document::resolve(edit.merged(), change.list);
    auto entry = added(edit, change, list);
    if (!entry) return entry.error();
    if (list != nullptr && list->isArray()) return edit.set(change.list + "/-", *entry);
    if (list != nullptr && list->isObject()) {
        const std::string wish = change.kind.empty() ? "Entry" : change.kind;
        std::string name = wish;
        for (int number = 2; list->find(name) != nullptr; ++number) name = wish + std::to_string(number);
        return edit.set(document::child(change.list, name), *entry);
    }
    Node first = Node::array();
    first.append(std::move(*entry));
    return edit.set(change.list, first);
}

ScenarioEdit::Text changeKind(const ScenarioEdit& edit, const EntryChange& change, const std::string& entry) {
    const Node* old = document::resolve(edit.merged(), entry);
    const auto made = stepOf(edit, change.list, change.kind, old);
    if (!made) return made.error();
    return edit.set(entry, *made);
}

}  // namespace

std::span<const std::string_view> stepKinds() { return kStepKinds; }

std::vector<std::string> entryPointers(const ScenarioEdit& edit, const std::string& list) {
    std::vector<std::string> pointers;
    const Node* node = document::resolve(edit.merged(), list);
    if (node == nullptr || node->isScalar()) return pointers;
    for (std::size_t i = 0; i < node->size(); ++i) {
        pointers.push_back(node->isObject() ? document::child(list, node->members()[i].key) : document::child(list, i));
    }
    return pointers;
}

ScenarioEdit::Text changeEntry(const ScenarioEdit& edit, const EntryChange& change) {
    if (endsIn(change.list, "Arrivals")) return changeArrivals(edit, change.list, change.kind);
    if (isScalingList(change.list)) return changeScaling(edit, change);
    if (change.what == What::Add && endsIn(change.list, "ScheduledActions"))
        return addScheduledAction(edit, change.list);
    if (change.what == What::Add && change.list == kParameters) return addParameter(edit, change.kind);
    if (change.what == What::Add && endsIn(change.list, "Routes")) return addRoute(edit, change.list);
    if (change.what == What::Add && change.list.ends_with("SecondaryIndexes")) return addIndex(edit, change.list);
    if (change.what == What::Add) return add(edit, change);
    const std::vector<std::string> entries = entryPointers(edit, change.list);
    if (change.place >= entries.size()) return refused(gui::tr("It is not there any more."));
    switch (change.what) {
        case What::Add:
            break;
        case What::Remove:
            if (entries.size() <= fewest(change.list))
                return refused(gui::tr("At least %1 must remain.").arg(fewest(change.list)));
            if (change.list == kParameters) return removeParameter(edit, entries[change.place]);
            // A list of no indexes is none: CloudFormation wants one at least.
            if (entries.size() == 1 && isNoneWhenEmpty(change.list)) return edit.clear(change.list);
            return edit.clear(entries[change.place]);
        case What::Up:
            if (change.place == 0) return refused(gui::tr("It is the first already."));
            return edit.swapWithNext(entries[change.place - 1]);
        case What::Down:
            return edit.swapWithNext(entries[change.place]);
        case What::Kind:
            return changeKind(edit, change, entries[change.place]);
    }
    return refused(gui::tr("It is not there any more."));
}

QString entryChangeText(const EntryChange& change) {
    switch (change.what) {
        case What::Add:
            return gui::tr("adding an entry");
        case What::Remove:
            return gui::tr("removing an entry");
        case What::Up:
        case What::Down:
            return gui::tr("moving an entry");
        case What::Kind:
            return gui::tr("changing to %1").arg(QString::fromStdString(change.kind));
    }
    return {};
}

}  // namespace headroom::gui
