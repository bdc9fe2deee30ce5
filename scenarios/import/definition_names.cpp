// SPDX-License-Identifier: GPL-3.0-or-later
#include "scenarios/import/definition_names.hpp"

#include <array>
#include <map>

#include "scenarios/import/reference_text.hpp"

namespace headroom::importing {

using document::Node;

namespace {

/// Parameters of calls that take a name as well as an ARN (Lambda Invoke, DynamoDB's operations, StartExecution), or a
/// queue's URL (SendMessage).
constexpr std::array<std::pair<std::string_view, Called>, 4> kParameters{{{"FunctionName", Called::Function},
                                                                          {"TableName", Called::Table},
                                                                          {"StateMachineArn", Called::Machine},
                                                                          {"QueueUrl", Called::Queue}}};

/// What the placeholders of a definition stand for.
using Uses = std::map<std::string, Called>;

const std::pair<std::string_view, Called>* parameterNamed(std::string_view key) {
    for (const auto& one : kParameters) {
        if (one.first == key) return &one;
    }
    return nullptr;
}

/// Where the text of `"KEY": "..."` begins and ends from `from` on; nothing when there is none any more.
std::optional<std::pair<std::size_t, std::size_t>> valueOf(const std::string& text, std::string_view key,
                                                           std::size_t from) {
    const std::string mark = "\"" + std::string(key) + "\"";
    for (std::size_t at = text.find(mark, from); at != std::string::npos; at = text.find(mark, at + 1)) {
        const std::size_t colon = text.find_first_not_of(" \t\r\n", at + mark.size());
        if (colon == std::string::npos || text[colon] != ':') continue;
        const std::size_t open = text.find_first_not_of(" \t\r\n", colon + 1);
        if (open == std::string::npos || text[open] != '"') continue;
        const std::size_t close = text.find('"', open + 1);
        if (close == std::string::npos) return std::nullopt;
        return std::pair(open + 1, close);
    }
    return std::nullopt;
}

/// A text with references in the place of ARNs, and of the names that its JSON gives to calls.
std::string resolvedText(const std::string& given, const AccountNames& names) {
    std::string text = names.withoutArns(given);
    for (const auto& [key, kind] : kParameters) {
        std::size_t from = 0;
        while (const auto value = valueOf(text, key, from)) {
            const auto [begin, end] = *value;
            const std::string found = names.resource(kind, text.substr(begin, end - begin));
            const std::string put = "${" + found + "}";
            from = end;
            if (found.empty()) continue;
            text.replace(begin, end - begin, put);
            from = begin + put.size();
        }
    }
    return text;
}

/// "Table" out of "${!Table}", a placeholder that stays as it is written.
std::string placeholderIn(const std::string& text) {
    const bool alone = text.starts_with("${!") && text.find('}') == text.size() - 1;
    return alone ? text.substr(3, text.size() - 4) : std::string();
}

void noteUses(const Node& value, std::string_view key, Uses& uses) {
    if (const auto text = toText(value)) {
        if (const auto* parameter = parameterNamed(key)) {
            if (std::string name = placeholderIn(*text); !name.empty()) uses.emplace(name, parameter->second);
        }
        for (const auto& [name, kind] : kParameters) {
            for (auto at = valueOf(*text, name, 0); at; at = valueOf(*text, name, at->second)) {
                std::string inner = placeholderIn(text->substr(at->first, at->second - at->first));
                if (!inner.empty()) uses.emplace(std::move(inner), kind);
            }
        }
        return;
    }
    for (std::size_t i = 0; value.isArray() && i < value.size(); ++i) noteUses(value.elements()[i], {}, uses);
    for (std::size_t i = 0; value.isObject() && i < value.size(); ++i)
        noteUses(value.members()[i].value, value.members()[i].key, uses);
}

/// The keys of a batch's RequestItems are names of tables: "prod-orders", "prod-orders.$" where data hold the items.
void resolveKeys(Node& items, const AccountNames& names) {
    for (document::Member& member : items.members()) {
        const bool path = member.key.ends_with(".$");
        const std::string found =
            names.resource(Called::Table, path ? member.key.substr(0, member.key.size() - 2) : member.key);
        if (!found.empty()) member.key = found + (path ? ".$" : "");
    }
}

void resolveAt(Node& value, std::string_view key, const AccountNames& names) {
    if (const auto text = toText(value)) {
        const auto* parameter = parameterNamed(key);
        const std::string found = parameter != nullptr ? names.resource(parameter->second, *text) : std::string();
        const std::string changed =
            !found.empty() && !text->starts_with("arn:") ? "${" + found + "}" : resolvedText(*text, names);
        if (changed != *text) value = fromText(changed, value.position());
        return;
    }
    if (value.isArray()) {
        for (Node& element : value.elements()) resolveAt(element, {}, names);
    } else if (value.isObject()) {
        if (key == "RequestItems") resolveKeys(value, names);
        for (document::Member& member : value.members()) resolveAt(member.value, member.key, names);
    }
}

}  // namespace

void resolveInside(Node& value, const AccountNames& names) { resolveAt(value, {}, names); }

void resolveDefinition(Resource& machine, const AccountNames& names) {
    Uses uses;
    for (const char* key : {"Definition", "DefinitionString"}) {
        Node* definition = machine.properties.find(key);
        if (definition == nullptr) continue;
        noteUses(*definition, {}, uses);
        resolveAt(*definition, {}, names);
    }
    Node* substitutions = machine.properties.find("DefinitionSubstitutions");
    for (std::size_t i = 0; substitutions != nullptr && substitutions->isObject() && i < substitutions->size(); ++i) {
        document::Member& member = substitutions->members()[i];
        const auto text = toText(member.value);
        if (!text || text->starts_with("arn:")) {
            resolveAt(member.value, {}, names);
            continue;
        }
        const auto use = uses.find(member.key);
        const std::string found = use != uses.end() ? names.resource(use->second, *text) : names.only(*text);
        if (!found.empty()) member.value = refTo(found, member.value.position());
    }
}

}  // namespace headroom::importing
