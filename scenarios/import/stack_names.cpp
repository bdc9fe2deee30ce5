// SPDX-License-Identifier: GPL-3.0-or-later
#include "scenarios/import/stack_names.hpp"

#include "scenarios/import/evaluator.hpp"
#include "scenarios/import/inventory.hpp"
#include "scenarios/import/reference_text.hpp"

namespace headroom::importing {

using document::Member;
using document::Node;

namespace {

bool has(const Node& section, const std::string& key) { return section.find(key) != nullptr; }

}  // namespace

const Node& memberOf(const Node& object, std::string_view key) {
    static const Node none = Node::object();
    const Node* found = object.isObject() ? object.find(key) : nullptr;
    return found != nullptr && found->isObject() ? *found : none;
}

StackNames::StackNames(const std::string& stack, const Node& child, const Node& given, Secrets secrets)
    : stack_(stack),
      resources_(memberOf(child, "Resources")),
      conditions_(memberOf(child, "Conditions")),
      mappings_(memberOf(child, "Mappings")) {
    for (const Member& parameter : memberOf(child, "Parameters").members()) {
        const Node* value = given.find(parameter.key);
        const Node* standard = parameter.value.isObject() ? parameter.value.find("Default") : nullptr;
        if (secrets == Secrets::Hidden && isSecret(parameter.value) && (value != nullptr || standard != nullptr))
            parameters_.emplace(parameter.key, refTo(std::string(kSecretParameter) + parameter.key, {}));
        else if (value != nullptr)
            parameters_.emplace(parameter.key, *value);
        else if (standard != nullptr)
            parameters_.emplace(parameter.key, *standard);
    }
}

Node StackNames::in(const Node& value) const {
    if (value.isArray()) {
        Node list = Node::array(value.position());
        for (const Node& element : value.elements()) list.append(in(element));
        return list;
    }
    if (!value.isObject()) return value;
    if (value.size() == 1) {
        const Member& only = value.members().front();
        if (auto call = inCall(only.key, only.value)) return std::move(*call);
    }
    Node object = Node::object(value.position());
    for (const Member& member : value.members())
        object.members().push_back({member.key, member.keyPosition, inMember(member)});
    return object;
}

Node StackNames::single(const std::string& key, Node value) {
    const document::Position at = value.position();
    Node object = Node::object(at);
    object.set(key, std::move(value), at);
    return object;
}

Node StackNames::inMember(const Member& member) const {
    const Node& value = member.value;
    if (member.key == "Condition" && value.isString() && has(conditions_, value.asString()))
        return text(name(value.asString()), value.position());
    if (member.key != "DependsOn") return in(value);
    if (value.isString()) return text(name(value.asString()), value.position());
    Node list = Node::array(value.position());
    for (std::size_t i = 0; value.isArray() && i < value.size(); ++i) {
        const Node& one = value.elements()[i];
        if (one.isString()) list.append(text(name(one.asString()), one.position()));
    }
    return list;
}

/// A name that a function puts together is one of the child's, too (AWS::LanguageExtensions).
Node StackNames::putTogether(const Node& name) const {
    const document::Position at = name.position();
    Node parts = Node::array(at);
    parts.append(text(stack_, at));
    parts.append(in(name));
    Node join = Node::array(at);
    join.append(text({}, at));
    join.append(std::move(parts));
    return single("Fn::Join", std::move(join));
}

/// The name of a stack inside a nested one, which is made of both names.
std::string StackNames::nested(const std::string& inner) const {
    return std::string(kNestedStackName) + stack_ + "-" + inner.substr(kNestedStackName.size());
}

std::optional<Node> StackNames::inCall(const std::string& key, const Node& argument) const {
    if (key == "Ref" && argument.isString()) {
        const std::string& named = argument.asString();
        if (named == kStackName)
            return single("Ref", text(std::string(kNestedStackName) + stack_, argument.position()));
        if (named.starts_with(kNestedStackName)) return single("Ref", text(nested(named), argument.position()));
        if (const auto parameter = parameters_.find(named); parameter != parameters_.end())
            return placedAt(parameter->second, argument.position());
        if (has(resources_, named)) return single("Ref", text(name(named), argument.position()));
    }
    if (key == "Ref" && argument.isObject()) return single("Ref", putTogether(argument));
    if (key == "Condition" && argument.isString() && has(conditions_, argument.asString()))
        return single(key, text(name(argument.asString()), argument.position()));
    if (key == "Fn::GetAtt") return attribute(argument);
    if (key == "Fn::Sub") return single(key, substituted(argument));
    if (key == "Fn::FindInMap" && argument.isArray() && argument.size() > 0 && argument.elements()[0].isObject()) {
        Node looked = in(argument);
        looked.elements()[0] = putTogether(argument.elements()[0]);
        return single(key, std::move(looked));
    }
    const bool list = argument.isArray() && argument.size() > 0 && argument.elements()[0].isString();
    const Node& section = key == "Fn::If" ? conditions_ : mappings_;
    if (!list || (key != "Fn::If" && key != "Fn::FindInMap") || !has(section, argument.elements()[0].asString()))
        return std::nullopt;
    Node renamed = in(argument);
    renamed.elements()[0] = text(name(argument.elements()[0].asString()), argument.elements()[0].position());
    return single(key, std::move(renamed));
}

std::optional<Node> StackNames::attribute(const Node& argument) const {
    if (argument.isString()) {
        const std::string& whole = argument.asString();
        if (!has(resources_, whole.substr(0, whole.find('.')))) return std::nullopt;
        return single("Fn::GetAtt", text(name(whole), argument.position()));
    }
    if (!argument.isArray() || argument.size() != 2) return std::nullopt;
    Node pair = in(argument);
    if (argument.elements()[0].isObject()) pair.elements()[0] = putTogether(argument.elements()[0]);
    if (argument.elements()[0].isString() && has(resources_, argument.elements()[0].asString()))
        pair.elements()[0] = text(name(argument.elements()[0].asString()), argument.elements()[0].position());
    return single("Fn::GetAtt", std::move(pair));
}

Node StackNames::substituted(const Node& argument) const {
    const bool list = argument.isArray() && argument.size() == 2 && argument.elements()[0].isString();
    const std::string original = argument.isString() ? argument.asString()
                                 : list              ? argument.elements()[0].asString()
                                                     : "";
    const document::Position at = argument.position();
    Node variables = list && argument.elements()[1].isObject() ? in(argument.elements()[1]) : Node::object(at);
    std::string changed;
    for (const Piece& piece : piecesOf(original)) {
        if (!piece.reference) {
            changed += escaped(piece.text);
            continue;
        }
        if (piece.text == kStackName) {
            changed += "${" + std::string(kNestedStackName) + stack_ + "}";
            continue;
        }
        if (piece.text.starts_with(kNestedStackName)) {
            changed += "${" + nested(piece.text) + "}";
            continue;
        }
        const std::string own = piece.text.substr(0, piece.text.find('.'));
        const auto parameter = parameters_.find(piece.text);
        const bool isVariable = variables.find(piece.text) != nullptr;
        if (!isVariable && parameter != parameters_.end())
            variables.set(piece.text, placedAt(parameter->second, at), at);
        changed += "${" + (!isVariable && has(resources_, own) ? stack_ : std::string()) + piece.text + "}";
    }
    if (variables.size() == 0) return text(changed, at);
    Node pair = Node::array(at);
    pair.append(text(changed, at));
    pair.append(std::move(variables));
    return pair;
}

}  // namespace headroom::importing
