// SPDX-License-Identifier: GPL-3.0-or-later
#include "scenarios/import/inline_definitions.hpp"

#include <algorithm>

#include "scenarios/document/read_document.hpp"
#include "scenarios/import/evaluator.hpp"
#include "scenarios/import/reference_text.hpp"

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

/// Texts of a definition have references in them, as Fn::Sub writes them.
void readReferences(Node& value) {
    if (value.isArray()) {
        for (Node& element : value.elements()) readReferences(element);
    } else if (value.isObject()) {
        for (document::Member& member : value.members()) {
            member.key = plainText(member.key);
            readReferences(member.value);
        }
    } else if (value.isString()) {
        value = fromText(value.asString(), value.position());
    }
}

/// "${!Pause}" where a number, a truth value or a text is given for Pause: that as it stands.
std::string withConstants(const std::string& text, const Node* substitutions) {
    std::string result;
    std::size_t done = 0;
    while (substitutions != nullptr && result.size() < Evaluator::kMaxTextBytes) {
        const std::size_t begin = text.find("${!", done);
        const std::size_t end = begin == std::string::npos ? begin : text.find('}', begin);
        if (end == std::string::npos) break;
        const Node* value = substitutions->find(text.substr(begin + 3, end - begin - 3));
        const auto constant = value != nullptr && value->isScalar() ? toText(*value) : std::nullopt;
        result += text.substr(done, begin - done) + (constant ? *constant : text.substr(begin, end + 1 - begin));
        done = end + 1;
    }
    return result + text.substr(done);
}

void readInline(Node& properties) {
    const document::Member* given = properties.findMember("DefinitionString");
    if (given == nullptr || properties.find("Definition") != nullptr) return;
    const auto text = toText(given->value);
    if (!text) return;
    const document::Position at = given->value.position();
    document::Loaded loaded = document::readText(*text, "", document::Format::Json);
    if (!loaded.ok())  // numbers may be left to substitutions
        loaded = document::readText(withConstants(*text, properties.find("DefinitionSubstitutions")), "",
                                    document::Format::Json);
    if (!loaded.ok() || !loaded.root->isObject()) return;
    Node definition = placedAt(std::move(*loaded.root), at);
    readReferences(definition);
    if (Node* substitutions = properties.find("DefinitionSubstitutions");
        substitutions != nullptr && substitutions->isObject()) {
        putBack(definition, *substitutions);
        std::erase_if(substitutions->members(), [](const auto& member) { return member.key.starts_with(kMade); });
        const bool none = substitutions->size() == 0;
        std::erase_if(properties.members(),
                      [&](const auto& member) { return none && member.key == "DefinitionSubstitutions"; });
    }
    const auto written = std::ranges::find(properties.members(), "DefinitionString", &document::Member::key);
    written->key = "Definition";
    written->value = std::move(definition);
}

}  // namespace

void readInlineDefinitions(Inventory& inventory) {
    for (Resource& resource : inventory.resources) {
        if (resource.type == "AWS::StepFunctions::StateMachine") readInline(resource.properties);
    }
}

}  // namespace headroom::importing
