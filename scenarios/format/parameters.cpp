// SPDX-License-Identifier: GPL-3.0-or-later
#include "scenarios/format/parameters.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <set>

#include "scenarios/document/pointer.hpp"
#include "scenarios/document/suggest.hpp"
#include "scenarios/format/scenario_fields.hpp"

namespace headroom::format {

using document::Node;
using document::Problems;

namespace {

constexpr auto kParameterKeys = [] {
    std::array<std::string_view, kParameterFields.size()> keys{};
    std::ranges::transform(kParameterFields, keys.begin(), &base::FieldInfo::name);
    return keys;
}();

std::optional<double> asDouble(std::string_view text) {
    double value = 0.0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc() || end != text.data() + text.size() || !std::isfinite(value)) return std::nullopt;
    return value;
}

/// One parameter's declaration and where it stands.
struct Declaration {
    Problems& problems;
    const Node& node;
    std::string pointer;
    bool number = false;  ///< its Type

    void error(std::string_view key, const Node& value, std::string text) const {
        problems.error(value, document::child(pointer, key), std::move(text));
    }
    bool ofType(const Node& value) const { return number ? value.isNumber() : value.isString(); }
    std::string typeName() const { return number ? "Number" : "String"; }
};

/// Refuses unknown keys and constraints of the wrong kind. False when something is wrong.
bool checkKeys(const Declaration& declaration) {
    bool good = true;
    for (const document::Member& member : declaration.node.members()) {
        std::string wrong;
        const bool bound = member.key == "MinValue" || member.key == "MaxValue";
        const bool words = member.key == "Description" || member.key == "ConstraintDescription";
        if (member.value.isReported()) {
            good = false;
        } else if (std::ranges::find(kParameterKeys, member.key) == kParameterKeys.end()) {
            const std::string near = document::didYouMean(member.key, kParameterKeys);
            declaration.problems.error(member.keyPosition, document::child(declaration.pointer, member.key),
                                       "is not a key of a parameter" + near);
        } else if (bound && !declaration.number) {
            wrong = "belongs to parameters of Type Number; a String has AllowedValues";
        } else if (bound && !member.value.isNumber()) {
            wrong = "is " + std::string(describe(member.value.kind())) + "; must be a number";
        } else if (words && !member.value.isString()) {
            wrong = "is " + std::string(describe(member.value.kind())) + "; must be text";
        } else if (member.key == "AllowedValues" &&
                   (!member.value.isArray() || member.value.size() == 0 ||
                    !std::ranges::all_of(member.value.elements(),
                                         [&](const Node& one) { return declaration.ofType(one); }))) {
            wrong = "must be a list of values of the parameter's Type, " + declaration.typeName();
        }
        if (wrong.empty()) continue;
        declaration.error(member.key, member.value, wrong);
        good = false;
    }
    return good;
}

/// Checks a value against MinValue, MaxValue and AllowedValues.
bool meetsConstraints(const Declaration& declaration, const Node& value) {
    const Node* low = declaration.node.find("MinValue");
    const Node* high = declaration.node.find("MaxValue");
    const Node* allowed = declaration.node.find("AllowedValues");
    std::string wrong;
    if (low != nullptr && value.asNumber() < low->asNumber()) {
        wrong = "the value " + value.numberText() + " is below MinValue " + low->numberText();
    } else if (high != nullptr && value.asNumber() > high->asNumber()) {
        wrong = "the value " + value.numberText() + " is above MaxValue " + high->numberText();
    } else if (allowed != nullptr && std::ranges::find(allowed->elements(), value) == allowed->elements().end()) {
        wrong = "the value is not one of AllowedValues";
    }
    if (wrong.empty()) return true;
    declaration.problems.error(declaration.node, declaration.pointer, wrong);
    return false;
}

/// The value, from --set or the Default; nothing, with problems, when it is missing or of another type.
std::optional<Node> valueOf(const Declaration& declaration, const std::string* given) {
    const document::Position at = declaration.node.position();
    if (given != nullptr) {
        if (!declaration.number) return Node::string(*given, at);
        const auto value = asDouble(*given);
        if (value) return Node::number(*given, *value, at);
        declaration.problems.error(declaration.node, declaration.pointer,
                                   "is a Number, but was set to " + document::quoted(*given));
        return std::nullopt;
    }
    const Node* standard = declaration.node.find("Default");
    if (standard == nullptr) {
        declaration.problems.error(declaration.node, declaration.pointer,
                                   "has no \"Default\" and was not set with --set");
        return std::nullopt;
    }
    if (declaration.ofType(*standard)) return *standard;
    if (standard->isReported()) return std::nullopt;
    declaration.error(
        "Default", *standard,
        "is " + std::string(describe(standard->kind())) + ", but the parameter's Type is " + declaration.typeName());
    return std::nullopt;
}

Node readParameter(Problems& problems, const Node& node, const std::string& pointer, const std::string* given) {
    const Node broken = Node::reported(node.position());
    if (!node.isObject()) {
        if (!node.isReported()) problems.error(node, pointer, R"(must be an object with "Type" and "Default")");
        return broken;
    }
    const Node* type = node.find("Type");
    if (type == nullptr || !type->isString() || (type->asString() != "Number" && type->asString() != "String")) {
        problems.error(node, pointer, R"(needs a "Type" of "Number" or "String")");
        return broken;
    }
    const Declaration declaration{problems, node, pointer, type->asString() == "Number"};
    const bool good = checkKeys(declaration);
    auto value = valueOf(declaration, given);
    if (!good || !value || !meetsConstraints(declaration, *value)) return broken;
    return std::move(*value);
}

/// "; did you mean ...?", or all there are.
std::string nearOrAll(std::string_view wanted, const std::vector<std::string_view>& names) {
    if (names.empty()) return "; it declares none";
    std::string near = document::didYouMean(wanted, names);
    if (!near.empty()) return near;
    near = "; it has ";
    for (const std::string_view name : names) near += (name == names.front() ? "" : ", ") + document::quoted(name);
    return near;
}

}  // namespace

document::ParameterValues readParameters(Problems& problems, const Node& root,
                                         const std::map<std::string, std::string>& given) {
    document::ParameterValues values;
    std::vector<std::string_view> names;
    const Node* section = root.find("Parameters");
    if (section != nullptr && !section->isObject()) {
        if (!section->isReported()) problems.error(*section, "/Parameters", "must be an object of parameters");
        section = nullptr;
    }
    for (std::size_t i = 0; section != nullptr && i < section->size(); ++i) {
        const document::Member& member = section->members()[i];
        names.push_back(member.key);
        const auto set = given.find(member.key);
        values.emplace(member.key, readParameter(problems, member.value, document::child("/Parameters", member.key),
                                                 set == given.end() ? nullptr : &set->second));
    }
    for (const auto& [name, text] : given) {
        if (values.contains(name)) continue;
        problems.error(document::Position{}, "/Parameters",
                       "has no parameter " + document::quoted(name) + " to set" + nearOrAll(name, names));
    }
    return values;
}

void refuseNamesOfResources(Problems& problems, const Node& root) {
    const Node* parameters = root.find("Parameters");
    const Node* resources = root.find("Resources");
    if (parameters == nullptr || resources == nullptr || !parameters->isObject() || !resources->isObject()) return;
    for (const document::Member& member : parameters->members()) {
        if (resources->find(member.key) == nullptr) continue;
        problems.error(member.keyPosition, document::child("/Parameters", member.key),
                       "is the name of a resource as well: a Ref to it could mean either (logical names are unique "
                       "within a template: AWS CloudFormation User Guide, parameters-section-structure)");
    }
}

void refuseOpenReferences(Problems& problems, Node& root, const document::ParameterValues& parameters) {
    std::vector<std::string> names;
    for (const auto& [name, value] : parameters) names.push_back(name);
    if (const Node* section = root.find("Resources"); section != nullptr && section->isObject()) {
        for (const document::Member& member : section->members()) names.push_back(member.key);
        // What SAM makes of functions' events can be referred to like what is declared.
        names.insert(names.end(), {"ServerlessRestApi", "ServerlessHttpApi"});
    }
    const std::set<std::string_view> known(names.begin(), names.end());
    const std::vector<std::string_view> views(names.begin(), names.end());
    for (const document::OpenReference& open : document::substitute(root, {}, problems)) {
        if (known.contains(open.name) || open.name.starts_with("AWS::")) continue;
        if (problems.overflowed()) return;
        problems.error(open.position, open.pointer,
                       document::quoted(open.name) + " is neither a parameter nor a resource of this file" +
                           document::didYouMean(open.name, views));
        if (Node* node = document::resolve(root, open.pointer)) *node = Node::reported(node->position());
    }
}

}  // namespace headroom::format
