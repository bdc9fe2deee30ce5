// SPDX-License-Identifier: GPL-3.0-or-later
// Sections for the behaviour of a state of a state machine.
#include <algorithm>

#include "gui/items/call_targets.hpp"
#include "gui/items/form_maker.hpp"
#include "gui/translated.hpp"
#include "model/services/stepfunctions/state_fields.hpp"
#include "scenarios/document/pointer.hpp"

namespace headroom::gui {

void FormMaker::addState(const std::string& type, const std::string& pointer) {
    FormSection section{gui::tr("Behaviour"), {}};
    const auto known = std::ranges::find(stepfunctions::kStateTypeNames, type);
    if (known == stepfunctions::kStateTypeNames.end()) return;
    const auto keys =
        stepfunctions::stateKeys(static_cast<stepfunctions::StateType>(known - stepfunctions::kStateTypeNames.begin()));
    for (const auto& one : stepfunctions::kStateFields) {
        if (std::ranges::find(keys, one.info.name) == keys.end()) continue;
        FormField made = field(one.info, document::child(pointer, one.info.name));
        if (one.info.name == "Target") offer(made, callableNames(edit_, {}));
        if (one.info.name == "Choices") {
            const document::Node* shares = document::resolve(edit_.merged(), made.pointer);
            made.isList = true;
            if (shares != nullptr) made.value = listText(*shares);
        }
        section.fields.push_back(std::move(made));
    }
    sections_.push_back(std::move(section));
}

}  // namespace headroom::gui
