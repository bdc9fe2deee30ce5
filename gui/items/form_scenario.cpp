// SPDX-License-Identifier: GPL-3.0-or-later
// Sections for what all designs of a scenario have in common.
#include <algorithm>

#include "gui/format.hpp"
#include "gui/items/entry_edit.hpp"
#include "gui/items/form_maker.hpp"
#include "gui/items/parameter_edit.hpp"
#include "gui/translated.hpp"
#include "pricing/usage_type.hpp"
#include "scenarios/document/pointer.hpp"
#include "scenarios/format/scenario_fields.hpp"

namespace headroom::gui {

namespace {

using document::Node;

/// A parameter's name is its key in the file.
constexpr base::FieldInfo kParameterName{.name = "Parameter",
                                         .label = "Parameter",
                                         .kind = base::FieldKind::Text,
                                         .place = base::FieldPlace::Here,
                                         .doc = "The name by which {\"Ref\": \"Name\"} and --set refer to it.",
                                         .source = "format",
                                         .required = true};

/// Of a parameter of Type String.
constexpr base::FieldInfo asText(base::FieldInfo info) {
    info.kind = base::FieldKind::Text;
    return info;
}
constexpr base::FieldInfo kTextDefault = asText(format::kParameterFields[1]);
constexpr base::FieldInfo kTextValues = asText(format::kParameterFields[4]);

std::vector<std::string> sortedRegions() {
    std::vector<std::string> names;
    for (const std::string_view region : pricing::knownRegions()) names.emplace_back(region);
    std::ranges::sort(names);
    return names;
}

}  // namespace

void FormMaker::addScenario() {
    FormSection section{gui::tr("Scenario"), {}};
    for (const base::FieldInfo& info : format::kScenarioFields) {
        FormField one = field(info, document::child("", info.name));
        if (info.name == "Region") offer(one, sortedRegions());
        section.fields.push_back(std::move(one));
    }
    sections_.push_back(std::move(section));
    const std::vector<std::string> names = edit_.namesOf("Parameters");
    const std::string list(kParameters);
    for (std::size_t i = 0; i < names.size(); ++i) addParameter({list, i, names.size(), {}, {}}, names[i]);
    const std::vector<std::string> types(format::kParameterTypes.begin(), format::kParameterTypes.end());
    sections_.push_back({{}, {}, {}, {{list, gui::tr("Add a parameter"), types}}});
}

void FormMaker::addParameter(const FormEntry& entry, const std::string& name) {
    const std::string pointer = document::child(kParameters, name);
    FormSection section{gui::tr("Parameter %1").arg(say::text(name)), {}, entry};
    section.fields.push_back({&kParameterName, pointer, say::text(name), true, false, false});
    const bool text = textAt(pointer + "/Type") == "String";
    for (const base::FieldInfo& info : format::kParameterFields) {
        const bool bound = info.name == "MinValue" || info.name == "MaxValue";
        // What it is was chosen when it was added: its value is of that type.
        if (info.name == "Type" || (text && bound)) continue;
        const bool values = info.name == "AllowedValues";
        const base::FieldInfo& own = !text ? info : values ? kTextValues : info.name == "Default" ? kTextDefault : info;
        FormField one = field(own, document::child(pointer, info.name));
        one.oneValue = bound;
        if (values) {
            const Node* given = document::resolve(edit_.merged(), one.pointer);
            one.isList = true;
            if (given != nullptr) one.value = listText(*given);
        }
        section.fields.push_back(std::move(one));
    }
    sections_.push_back(std::move(section));
}

}  // namespace headroom::gui
