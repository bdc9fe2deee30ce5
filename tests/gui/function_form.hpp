// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include "gui/items/field_form.hpp"
#include "tests/gui/sample_result.hpp"

namespace headroom::sample {

/// The form of the sample's function.
inline std::vector<gui::FormSection> functionForm(const std::string& text = sourceText()) {
    gui::OutlineItem item;
    item.kind = gui::OutlineItem::Kind::Resource;
    item.key = "ViewProduct";
    item.type = "AWS::Lambda::Function";
    return gui::formOf(gui::ScenarioEdit(text, 0), item);
}

}  // namespace headroom::sample
