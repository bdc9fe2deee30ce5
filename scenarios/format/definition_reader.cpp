// SPDX-License-Identifier: GPL-3.0-or-later
#include "scenarios/format/definition_reader.hpp"

#include <algorithm>
#include <array>
#include <filesystem>

#include "scenarios/document/read_document.hpp"
#include "scenarios/document/write_json.hpp"
#include "scenarios/format/resource_text.hpp"
#include "scenarios/states/load_definition.hpp"

namespace headroom::format {

using document::Node;

namespace {

constexpr std::array<std::string_view, 4> kSources{"Definition", "DefinitionString", "DefinitionUri",
                                                   "DefinitionS3Location"};

// Depth is bounded by document::kMaxDepth.
bool holdsReported(const Node& node) {
    if (node.isReported()) return true;
    if (node.isArray()) return std::ranges::any_of(node.elements(), holdsReported);
    return node.isObject() && std::ranges::any_of(node.members(), holdsReported, &document::Member::value);
}

/// Reads the text of one machine.
class DefinitionReader {
public:
    DefinitionReader(Reading& reading, const Node& resources, const Place& properties, stepfunctions::MachineType type)
        : reading_(reading), resources_(resources), properties_(properties) {
        options_.type = type;
    }

    std::optional<MachineDefinition> read() {
        const std::string_view source = onlySource();
        if (source.empty()) return std::nullopt;
        readSubstitutions();
        const Place place = properties_.at(source, *properties_.node.find(source));
        if (source == "Definition" && place.node.isObject()) return readTree(place);
        return source == "DefinitionUri" || source == "DefinitionS3Location" ? readFile(place) : readText(place);
    }

private:
    std::string_view onlySource() {
        std::string_view found;
        for (const std::string_view source : kSources) {
            const Node* node = properties_.node.find(source);
            if (node == nullptr) continue;
            if (!found.empty()) {
                reading_.error(properties_.at(source, *node),
                               "stands beside " + std::string(found) + ": a machine has one definition");
                return {};
            }
            found = source;
        }
        if (found.empty())
            reading_.error(properties_,
                           "lacks a definition: Definition, DefinitionString, or DefinitionUri with a file");
        return found;
    }

    void readSubstitutions() {
        const Node* node = properties_.node.find("DefinitionSubstitutions");
        if (node == nullptr) return;
        const Place place = properties_.at("DefinitionSubstitutions", *node);
        if (!node->isObject()) return reading_.wrongKind(place, "an object of values by name");
        for (const document::Member& member : node->members()) {
            std::optional<std::string> text = textOf(resources_, member.value);
            if (member.value.isNumber()) text = member.value.numberText();
            if (member.value.isBool()) text = member.value.asBool() ? "true" : "false";
            if (text)
                options_.substitutions.insert_or_assign(member.key, std::move(*text));
            else
                reading_.wrongKind(place.at(member.key, member.value), "text, a number or a resource");
        }
    }

    std::optional<MachineDefinition> readTree(const Place& place) {
        if (holdsReported(place.node)) return std::nullopt;  // what is missing has been said
        Node tree = place.node;
        replaceFunctions(resources_, tree);
        const std::size_t bytes = document::writeJson(tree).size();
        states::LoadedDefinition loaded =
            states::loadDefinitionTree(std::move(tree), reading_.problems.file(), bytes, options_);
        for (const document::Problem& one : states::problemsOf(loaded.findings))
            reading_.problems.add(one.severity, one.position, place.pointer + one.pointer, one.text);
        return finish(std::move(loaded), place.pointer, true);
    }

    std::optional<MachineDefinition> readText(const Place& place) {
        const std::optional<std::string> text = textOf(resources_, place.node);
        if (!text) {
            reading_.wrongKind(place, place.pointer.ends_with("String") ? "text, or Fn::Sub or Fn::Join of it"
                                                                        : "an object with StartAt and States");
            return std::nullopt;
        }
        return report(states::loadDefinitionText(*text, "definition", document::Format::Json, options_), place);
    }

    std::optional<MachineDefinition> readFile(const Place& place) {
        if (!place.node.isString()) {
            reading_.wrongKind(place, "the name of a file beside the scenario; what lies in S3 is not read");
            return std::nullopt;
        }
        const std::filesystem::path file = std::filesystem::path(reading_.folder) / place.node.asString();
        return report(states::loadDefinition(file, options_), place);
    }

    /// Problems of another text are told at the property that names it.
    std::optional<MachineDefinition> report(states::LoadedDefinition loaded, const Place& place) {
        for (const document::Problem& one : states::problemsOf(loaded.findings)) {
            document::Problem plain = one;
            plain.severity = document::Severity::Error;  // what it is stands before the place
            reading_.problems.add(one.severity, place.node, place.pointer, document::toLine(plain));
        }
        return finish(std::move(loaded), place.pointer, false);
    }

    static std::optional<MachineDefinition> finish(states::LoadedDefinition loaded, const std::string& pointer,
                                                   bool inlined) {
        if (!loaded.ok()) return std::nullopt;
        return MachineDefinition{std::move(*loaded.machine), std::move(*loaded.tree), pointer, inlined};
    }

    Reading& reading_;
    const Node& resources_;
    const Place& properties_;
    states::LoadOptions options_;
};

}  // namespace

std::optional<MachineDefinition> readDefinition(Reading& reading, const Node& resources, const Place& properties,
                                                stepfunctions::MachineType type) {
    return DefinitionReader(reading, resources, properties, type).read();
}

// Depth is bounded by document::kMaxDepth.
void eachState(const Node& scope, const std::string& pointer,
               const std::function<void(const std::string&, const Node&, const std::string&)>& visit) {
    const Node* states = scope.find("States");
    if (states == nullptr || !states->isObject()) return;
    for (const document::Member& member : states->members()) {
        const std::string at = document::child(pointer + "/States", member.key);
        visit(member.key, member.value, at);
        for (const char* key : {"ItemProcessor", "Iterator"}) {
            if (const Node* processor = member.value.find(key)) eachState(*processor, at + "/" + key, visit);
        }
        const Node* branches = member.value.find("Branches");
        for (std::size_t i = 0; branches != nullptr && i < branches->size(); ++i)
            eachState(branches->elements()[i], document::child(at + "/Branches", i), visit);
    }
}

}  // namespace headroom::format
