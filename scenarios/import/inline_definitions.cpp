// SPDX-License-Identifier: GPL-3.0-or-later
#include "scenarios/import/inline_definitions.hpp"

#include <algorithm>

#include "scenarios/document/read_document.hpp"

namespace headroom::importing {

using document::Node;

namespace {

constexpr std::string_view kMade = "definition_substitution_";

void putBack(Node& value, const Node& substitutions) {
    if (value.isArray()) {
        for (Node& element : value.elements()) putBack(element, substitutions);
    } else if (value.isObject()) {
        for (document::Member& member : value.members()) putBack(member.value, substitutions);
    } else if (value.isString() && value.asString().starts_with("${" + std::string(kMade))) {
        const std::string& text = value.asString();
        const Node* reference = substitutions.find(text.substr(2, text.size() - 3));
        if (reference != nullptr && text.ends_with('}')) value = *reference;
    }
}

void readInline(Node& properties) {
    const document::Member* given = properties.findMember("DefinitionString");
    if (given == nullptr || !given->value.isString() || properties.find("Definition") != nullptr) return;
    const document::Position at = given->value.position();
    document::Loaded loaded = document::readText(given->value.asString(), "", document::Format::Json);
    if (!loaded.ok() || !loaded.root->isObject()) return;
    Node definition = placedAt(std::move(*loaded.root), at);
    if (Node* substitutions = properties.find("DefinitionSubstitutions");
        substitutions != nullptr && substitutions->isObject()) {
        putBack(definition, *substitutions);
        std::erase_if(substitutions->members(), [](const auto& member) { return member.key.starts_with(kMade); });
        const bool none = substitutions->size() == 0;
        std::erase_if(properties.members(),
                      [&](const auto& member) { return none && member.key == "DefinitionSubstitutions"; });
    }
    const auto text = std::ranges::find(properties.members(), "DefinitionString", &document::Member::key);
    text->key = "Definition";
    text->value = std::move(definition);
}

}  // namespace

void readInlineDefinitions(Inventory& inventory) {
    for (Resource& resource : inventory.resources) {
        if (resource.type == "AWS::StepFunctions::StateMachine") readInline(resource.properties);
    }
}

}  // namespace headroom::importing
