// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/design_actions.hpp"

#include <QEventLoop>

#include <algorithm>

#include "gui/format.hpp"
#include "gui/items/arrivals_edit.hpp"
#include "gui/items/entry_edit.hpp"
#include "gui/items/list_edit.hpp"
#include "gui/items/parameter_edit.hpp"
#include "gui/items/route_edit.hpp"
#include "gui/open_scenario.hpp"
#include "gui/pages/diagram_page.hpp"
#include "gui/read_only.hpp"
#include "gui/widgets/field_form.hpp"
#include "gui/widgets/field_row.hpp"
#include "gui/widgets/properties_panel.hpp"

namespace headroom::gui {

namespace {

QString nameOf(const std::string& pointer) { return say::text(pointer.substr(pointer.rfind('/') + 1)); }

}  // namespace

DesignActions::DesignActions(OpenScenario& open, std::function<std::string()> design, EditTrial::Load load,
                             QObject* parent)
    : QObject(parent), open_(open), design_(std::move(design)), trial_(std::move(load)) {}

std::string DesignActions::text() const { return open_.text().text().toStdString(); }

void DesignActions::settle() {
    bool done = false;
    QEventLoop waiting;
    trial_.whenDone([&] {
        done = true;
        waiting.quit();
    });
    if (!done) waiting.exec(QEventLoop::ExcludeUserInputEvents);  // quit() before exec() would be lost
}

std::optional<std::size_t> DesignActions::design() {
    const ScenarioEdit edit = ScenarioEdit::ofDesign(text(), design_());
    if (edit.isReadable()) return edit.design();
    emit refused(say::text(edit.why().what));
    return std::nullopt;
}

void DesignActions::take(const ScenarioEdit::Text& changed, const QString& what) {
    if (!open_.isEditable()) return emit refused(open_.file() ? whyReadOnly(*open_.file()) : QString());
    if (!changed) return emit refused(say::text(changed.error().what));
    open_.edit(*changed, what);
}

void DesignActions::take(const base::Result<Added>& made, OutlineItem::Kind kind, const QString& what) {
    if (!made) return emit refused(say::text(made.error().what));
    take(ScenarioEdit::Text(made->text), what);
    if (open_.isEditable()) emit added(kind, made->name);
}

void DesignActions::set(const std::string& pointer, const document::Node& value) {
    take(setValue(ScenarioEdit::ofDesign(text(), design_()), pointer, value), tr("changing %1").arg(nameOf(pointer)));
}

/// What is wrong stays in the field and out of the document.
void DesignActions::tryOut(PropertiesPanel& panel, const std::string& pointer, const document::Node& value) {
    const std::string design = design_();
    const auto changed = [this, pointer, value, design] {
        return setValue(ScenarioEdit::ofDesign(text(), design), pointer, value);
    };
    const auto made = changed();
    if (!made) return emit refused(say::text(made.error().what));
    const document::Node* name = value.isObject() ? value.find("Ref") : &value;
    const std::string word = name != nullptr && name->isString() ? name->asString() : std::string();
    const bool route = isRoute(ScenarioEdit::ofDesign(text(), design), pointer);
    // What is wrong with a parameter shows where it is referred to: anywhere, unless something was wrong before.
    const bool parameter = pointer.starts_with(kParameters);
    if (parameter && (open_.file() == nullptr || !open_.file()->loaded.scenario)) {
        take(made, tr("changing %1").arg(nameOf(pointer)));
        return emit formChanged();
    }
    const std::string judged = parameter ? std::string() : route ? routeCalled(pointer, word) : pointer;
    EditTrial::Question question{judged, word, {}, open_.path().toStdString(), {}};
    question.text = [this, changed] {
        const auto now = changed();
        return now ? *now : text();
    };
    question.answered = [this, &panel, changed, pointer, value](const QString& why) {
        if (!why.isEmpty()) return panel.refuse(pointer, value, why);
        take(changed(), tr("changing %1").arg(nameOf(pointer)));
        emit formChanged();
    };
    trial_.ask(std::move(question));
}

void DesignActions::clear(const std::string& pointer) {
    const ScenarioEdit edit = ScenarioEdit::ofDesign(text(), design_());
    if (isRoute(edit, pointer)) return emit refused(tr("A route needs its method and path."));
    if (isParameter(edit, pointer)) return emit refused(tr("A parameter needs a name."));
    take(edit.clear(pointer), tr("resetting %1").arg(nameOf(pointer)));
}

QString DesignActions::textWith(const std::vector<PendingValue>& values) const {
    std::string now = text();
    for (const PendingValue& one : values) {
        const ScenarioEdit edit = ScenarioEdit::ofDesign(now, design_());
        const auto changed = one.value ? setValue(edit, one.pointer, *one.value) : edit.clear(one.pointer);
        if (changed) now = *changed;
    }
    return QString::fromStdString(now);
}

void DesignActions::listenTo(PropertiesPanel& panel) {
    connect(&panel, &PropertiesPanel::set, this,
            [this, &panel](const std::string& pointer, const document::Node& value) {
                const FieldRow* row = panel.form() != nullptr ? panel.form()->row(pointer) : nullptr;
                if (row != nullptr && row->field().needsTrial(value)) return tryOut(panel, pointer, value);
                set(pointer, value);
            });
    connect(&panel, &PropertiesPanel::cleared, this, &DesignActions::clear);
    connect(&panel, &PropertiesPanel::entryChanged, this, [this](const EntryChange& change) {
        take(changeEntry(ScenarioEdit::ofDesign(text(), design_()), change), entryChangeText(change));
        emit formChanged();
    });
    connect(&panel, &PropertiesPanel::pointMoved, this,
            [this](const std::string& steps, std::size_t place, base::Duration at, double perSecond) {
                take(moveArrivalStep(ScenarioEdit::ofDesign(text(), design_()), steps, place, at, perSecond),
                     tr("moving a point of the arrivals"));
                emit formChanged();
            });
    connect(&panel, &PropertiesPanel::removed, this, [this](const std::string& pointer) {
        take(ScenarioEdit::ofDesign(text(), design_()).clear(pointer),
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
        if (const auto at = design())
            take(addItem(text(), *at, entry), workload ? OutlineItem::Kind::Workload : OutlineItem::Kind::Resource,
                 tr("adding"));
    });
    connect(&page, &DiagramPage::duplicateWanted, this, [this](OutlineItem::Kind kind, const std::string& key) {
        if (const auto at = design())
            take(duplicateItem(text(), *at, kind, key), kind, tr("duplicating %1").arg(say::text(key)));
    });
    connect(&page, &DiagramPage::removeWanted, this, [this](OutlineItem::Kind kind, const std::string& key) {
        if (const auto at = design()) take(removeItem(text(), *at, kind, key), tr("removing %1").arg(say::text(key)));
    });
    connect(&page, &DiagramPage::renameWanted, this,
            [this](OutlineItem::Kind kind, const std::string& from, const std::string& to) {
                const auto changed = renameItem(text(), kind, from, to);
                take(changed, tr("renaming %1").arg(say::text(from)));
                if (changed && open_.isEditable()) emit added(kind, to);
            });
    connect(&page, &DiagramPage::connectWanted, this,
            [this](OutlineItem::Kind kind, const std::string& from, const std::string& to) {
                const auto at = design();
                if (!at) return;
                take(connectItems(text(), *at, kind, from, to),
                     tr("connecting %1 to %2").arg(say::text(from), say::text(to)));
            });
}

void DesignActions::addDesign(const QString& name) {
    if (name.trimmed().isEmpty()) return;
    if (const auto at = design())
        take(gui::addDesign(text(), *at, name.trimmed().toStdString()), OutlineItem::Kind::Design,
             tr("adding a design"));
}

QString DesignActions::freeDesignName() const {
    return say::text(gui::freeDesignName(text(), tr("new design").toStdString()));
}

void DesignActions::renameDesign(const QString& name) {
    const std::string wanted = name.trimmed().toStdString();
    if (wanted.empty() || wanted == design_()) return;
    const auto changed = gui::renameDesign(text(), design_(), wanted);
    take(changed, tr("renaming a design"));
    if (changed && open_.isEditable()) emit added(OutlineItem::Kind::Design, wanted);
}

void DesignActions::removeDesign() { take(gui::removeDesign(text(), design_()), tr("removing a design")); }

void DesignActions::takeTrace(const std::string& arrivals, const document::Node& trace) {
    take(setArrivals(ScenarioEdit::ofDesign(text(), design_()), arrivals, "Trace", trace), tr("importing a trace"));
    emit formChanged();
}

void DesignActions::addObjective() {
    if (const auto at = design())
        take(gui::addObjective(text(), *at), OutlineItem::Kind::Objective, tr("adding an objective"));
}

void DesignActions::addEvent() {
    if (const auto at = design()) take(gui::addEvent(text(), *at), OutlineItem::Kind::Event, tr("adding an event"));
}

std::vector<ScalableCapacity> DesignActions::unscaled() const {
    return unscaledCapacities(ScenarioEdit::ofDesign(text(), design_()));
}

void DesignActions::addScaling(const ScalableCapacity& capacity) {
    take(gui::addScaling(ScenarioEdit::ofDesign(text(), design_()), capacity),
         tr("adding auto scaling of %1").arg(say::text(capacity.resource)));
    if (open_.isEditable()) emit added(OutlineItem::Kind::Resource, capacity.resource);
}

}  // namespace headroom::gui
