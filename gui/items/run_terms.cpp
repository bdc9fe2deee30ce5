// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/items/run_terms.hpp"

#include "gui/format.hpp"
#include "scenarios/format/scenario.hpp"
#include "scenarios/planning/source.hpp"

namespace headroom::gui {

std::string nameForText(const std::string& text) {
    // JSON (with comments) begins with one of these; YAML as people write it does not.
    const std::size_t at = text.find_first_not_of(" \t\r\n");
    const bool json = at == std::string::npos || text[at] == '{' || text[at] == '/';
    return json ? "scenario.json" : "scenario.yaml";
}

QString freeTierOf(const std::string& text, const std::string& design) {
    const std::string otherwise = format::Design{}.billing.freeTier;
    const auto source = planning::sourceOfText(text, nameForText(text), {});
    if (!source) return say::text(otherwise);
    const planning::Source alone = planning::onlyDesign(*source, design);
    const document::Node* billing = alone.root.find("Billing");
    const document::Node* tier = billing != nullptr ? billing->find("FreeTier") : nullptr;
    return say::text(tier != nullptr && tier->isString() ? tier->asString() : otherwise);
}

}  // namespace headroom::gui
