// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/design_actions.hpp"

#include <algorithm>

#include "gui/format.hpp"
#include "gui/items/list_edit.hpp"
#include "gui/open_scenario.hpp"
#include "gui/pages/diagram_page.hpp"
#include "gui/widgets/properties_panel.hpp"

namespace headroom::gui {

namespace {

QString nameOf(const std::string& pointer) { return say::text(pointer.substr(pointer.rfind('/') + 1)); }

}  // namespace

DesignActions::DesignActions(OpenScenario& open, std::function<std::size_t()> design, QObject* parent)
    : QObject(parent), open_(open), design_(std::move(design)) {}

std::string DesignActions::text() const { return open_.text().text().toStdString(); }

void DesignActions::take(const ScenarioEdit::Text& changed, const QString& what) {
    if (!open_.isEditable()) return emit refused(tr("This file cannot be changed here."));
    if (!changed) return emit refused(say::text(changed.error().what));
    open_.edit(*changed, what);
}

void DesignActions::take(const base::Result<Added>& made, OutlineItem::Kind kind, const QString& what) {
    if (!made) return emit refused(say::text(made.error().what));
    take(ScenarioEdit::Text(made->text), what);
    if (open_.isEditable()) emit added(kind, made->name);
}

void DesignActions::set(const std::string& pointer, const document::Node& value) {
    take(setValue(ScenarioEdit(text(), design_()), pointer, value), tr("changing %1").arg(nameOf(pointer)));
}

void DesignActions::clear(const std::string& pointer) {
    take(ScenarioEdit(text(), design_()).clear(pointer), tr("resetting %1").arg(nameOf(pointer)));
}

void DesignActions::listenTo(PropertiesPanel& panel) {
    connect(&panel, &PropertiesPanel::set, this, &DesignActions::set);
    connect(&panel, &PropertiesPanel::cleared, this, &DesignActions::clear);
    connect(&panel, &PropertiesPanel::removed, this, [this](const std::string& pointer) {
        take(ScenarioEdit(text(), design_()).clear(pointer),
             pointer.starts_with("/Events") ? tr("removing an event") : tr("removing an objective"));
    });
}

void DesignActions::listenTo(DiagramPage& page) {
    connect(&page, &DiagramPage::moved, this, [this](const std::vector<PlacedItem>& placed) {
        take(placeItems(text(), placed), tr("moving in the diagram"));
    });
    connect(&page, &DiagramPage::arrangeWanted, this, [this] {
        const auto changed = forgetPlaces(text());
        if (changed) take(changed, tr("arranging the diagram"));  // else it is arranged already
    });
    connect(&page, &DiagramPage::addWanted, this, [this](const PaletteEntry& entry) {
        const bool workload = std::string_view(entry.section) == "Workloads";
        take(addItem(text(), design_(), entry), workload ? OutlineItem::Kind::Workload : OutlineItem::Kind::Resource,
             tr("adding"));
    });
    connect(&page, &DiagramPage::duplicateWanted, this, [this](OutlineItem::Kind kind, const std::string& key) {
        take(duplicateItem(text(), design_(), kind, key), kind, tr("duplicating %1").arg(say::text(key)));
    });
    connect(&page, &DiagramPage::removeWanted, this, [this](OutlineItem::Kind kind, const std::string& key) {
        take(removeItem(text(), design_(), kind, key), tr("removing %1").arg(say::text(key)));
    });
    connect(&page, &DiagramPage::connectWanted, this,
            [this](OutlineItem::Kind kind, const std::string& from, const std::string& to) {
                take(connectItems(text(), design_(), kind, from, to),
                     tr("connecting %1 to %2").arg(say::text(from), say::text(to)));
            });
}

void DesignActions::addDesign(const QString& name) {
    if (name.trimmed().isEmpty()) return;
    take(gui::addDesign(text(), design_(), name.trimmed().toStdString()), OutlineItem::Kind::Design,
         tr("adding a design"));
}

void DesignActions::addObjective() {
    take(gui::addObjective(text(), design_()), OutlineItem::Kind::Objective, tr("adding an objective"));
}

void DesignActions::addEvent() {
    take(gui::addEvent(text(), design_()), OutlineItem::Kind::Event, tr("adding an event"));
}

}  // namespace headroom::gui
