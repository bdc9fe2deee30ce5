// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/items/field_form.hpp"
#include "gui/items/scaling_edit.hpp"
#include "scenarios/format/reference.hpp"

namespace headroom::gui {

/// Makes the sections of a form, each from its group of the Field tables.
class FormMaker {
public:
    explicit FormMaker(const ScenarioEdit& edit) : edit_(edit) {}

    /// The parameters of a group, objects inside of it in sections of their own.
    void addGroup(const QString& title, std::string_view group, const std::string& pointer);
    /// The steps of a function's behaviour, one below the other, those inside of others as well.
    void addSteps(const std::string& function);
    /// The routes of an API, each with its name, and a button for one more.
    void addRoutes(const std::string& api);
    /// The indexes of a table, likewise.
    void addIndexes(const std::string& table);
    void addWorkload(const std::string& workload);
    /// What scales a table's capacity or a function's concurrency, and a button where something can be scaled.
    void addScalings(const std::string& resource);
    /// Name, region and parameters, which all designs have in common.
    void addScenario();
    /// What the definition of a state machine cannot say of a state: `type` is its Type, `pointer` where it stands.
    void addState(const std::string& type, const std::string& pointer);
    /// An entry of a list of objectives: its limit is what its metric measures.
    void addObjective(const std::string& pointer);
    void addEvent(const std::string& pointer);
    /// Sections that have something in them.
    std::vector<FormSection> take();

private:
    void addStepList(const std::string& list, const QString& number, int depth);
    void addStep(const FormEntry& entry, const std::string& pointer, const QString& number, int depth);
    void addInnerSteps(const std::string& body, const std::string& kind, const QString& number, int depth);
    void addWay(const QString& title, const FormEntry& entry, const std::string& pointer, int depth);
    void addArrivals(const std::string& pointer);
    void addScaling(const CapacityScaling& scaling, const FormEntry& entry);
    void addActions(const std::string& list);
    void addParameter(const FormEntry& entry, const std::string& name);
    void addEntries(const QString& title, std::string_view group, const std::string& list);
    void addMix(const std::string& workload);
    /// A list that has sections of its own is no field.
    void takeOver(const std::string& list);
    void offerRequests(FormSection& section, const std::string& target) const;
    void offerCall(FormSection& section, const std::string& function) const;
    /// The section that was added last.
    FormSection& last() { return sections_.back(); }
    bool isArray(const std::string& pointer) const;
    std::string textAt(const std::string& pointer) const;
    std::vector<std::string> measuredNames() const;
    FormField field(const base::FieldInfo& info, const std::string& pointer) const;
    const ScenarioEdit& edit_;
    std::vector<FormSection> sections_;
};

/// Offers these names for a field; what it says now stays, and is typed where it is none of them.
void offer(FormField& field, std::vector<std::string> names);

}  // namespace headroom::gui
