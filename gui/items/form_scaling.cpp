// SPDX-License-Identifier: GPL-3.0-or-later
// Sections for what Application Auto Scaling changes of a table or a function: target and policy as one.
#include "gui/format.hpp"
#include "gui/items/entry_edit.hpp"
#include "gui/items/form_maker.hpp"
#include "gui/translated.hpp"
#include "model/platform/autoscaling/spec.hpp"
#include "scenarios/document/pointer.hpp"
#include "scenarios/format/scaling_dimension.hpp"

namespace headroom::gui {

namespace {

/// What TargetValue may be of one kind of capacity.
constexpr base::FieldInfo targetValue(double low, double high, std::string_view unit) {
    base::FieldInfo info = autoscaling::kTrackingFields.front().info;
    info.low = low;
    info.high = high;
    info.unit = unit;
    return info;
}
constexpr base::FieldInfo kTableTarget = targetValue(20.0, 90.0, "%");
constexpr base::FieldInfo kConcurrencyTarget = targetValue(0.1, 0.9, {});

/// What says which capacity it is, and what has fields of its own.
bool isFixed(const base::FieldInfo& info) {
    return info.kind == base::FieldKind::Object || info.name == "ServiceNamespace" || info.name == "ScalableDimension";
}

}  // namespace

void FormMaker::addScalings(const std::string& resource) {
    const std::vector<CapacityScaling> scalings = scalingsOf(edit_, resource);
    const std::string list = scalingList(resource);
    for (std::size_t i = 0; i < scalings.size(); ++i)
        addScaling(scalings[i], FormEntry{list, i, scalings.size(), {}, {}, false});
    FormAdder adder{list, gui::tr("Add auto scaling"), {}};
    for (const ScalableCapacity& one : unscaledCapacitiesOf(edit_, resource)) adder.kinds.push_back(one.name);
    if (!adder.kinds.empty()) sections_.push_back({{}, {}, {}, {std::move(adder)}});
}

void FormMaker::addScaling(const CapacityScaling& scaling, const FormEntry& entry) {
    FormSection section{gui::tr("Auto scaling of %1").arg(say::text(scaling.capacity.name)), {}, entry};
    const std::string target = document::child("/Resources", scaling.target) + "/Properties";
    for (const auto& one : autoscaling::kTargetFields) {
        if (!isFixed(one.info)) section.fields.push_back(field(one.info, document::child(target, one.info.name)));
    }
    const bool ofTable = format::isOfTable(scaling.capacity.dimension);
    if (!scaling.policies.empty()) {
        const std::string policy = document::child("/Resources", scaling.policies.front());
        const std::string tracking = policy + "/Properties/TargetTrackingScalingPolicyConfiguration";
        for (const auto& one : autoscaling::kTrackingFields) {
            const bool aim = one.info.name == "TargetValue";
            const base::FieldInfo& info = !aim ? one.info : ofTable ? kTableTarget : kConcurrencyTarget;
            if (!isFixed(info)) section.fields.push_back(field(info, document::child(tracking, info.name)));
        }
        const auto behavior = [&](const auto& fields) {
            for (const auto& one : fields)
                section.fields.push_back(field(one.info, document::child(policy + "/Behavior", one.info.name)));
        };
        ofTable ? behavior(autoscaling::kCapacityPolicyFields) : behavior(autoscaling::kConcurrencyPolicyFields);
    }
    sections_.push_back(std::move(section));
    addActions(target + "/ScheduledActions");
}

void FormMaker::addActions(const std::string& list) {
    const std::vector<std::string> actions = entryPointers(edit_, list);
    for (std::size_t i = 0; i < actions.size(); ++i) {
        const std::size_t first = sections_.size();
        addGroup(gui::tr("Scheduled action %1").arg(i + 1), "ScheduledActions[]", actions[i]);
        sections_[first].entry = FormEntry{list, i, actions.size(), {}, {}};
        // The new bounds belong to the action.
        for (std::size_t inner = first + 1; inner < sections_.size(); ++inner) {
            for (FormField& one : sections_[inner].fields) sections_[first].fields.push_back(std::move(one));
        }
        sections_.resize(first + 1);
        sections_[first].depth = 1;
    }
    sections_.push_back({{}, {}, {}, {{list, gui::tr("Add a scheduled action"), {}}}, 1});
}

}  // namespace headroom::gui
