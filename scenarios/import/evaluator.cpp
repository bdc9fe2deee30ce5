// SPDX-License-Identifier: GPL-3.0-or-later
#include "scenarios/import/evaluator.hpp"

#include <algorithm>
#include <array>

#include "scenarios/document/number_text.hpp"
#include "scenarios/document/pointer.hpp"
#include "scenarios/import/inventory.hpp"
#include "scenarios/import/reference_text.hpp"
#include "scenarios/import/secret_text.hpp"

namespace headroom::importing {

using document::Node;

namespace {

bool isCall(const Node& value) {
    if (!value.isObject() || value.size() != 1) return false;
    const std::string& key = value.members().front().key;
    return key == "Ref" || key.starts_with("Fn::");
}

/// "a, b" as a list, as CloudFormation reads a CommaDelimitedList.
Node listFrom(const std::string& text, document::Position at) {
    Node list = Node::array(at);
    for (std::size_t begin = 0; begin <= text.size();) {
        const std::size_t comma = std::min(text.find(',', begin), text.size());
        const std::string item = text.substr(begin, comma - begin);
        const std::size_t first = item.find_first_not_of(" \t");
        const std::size_t last = item.find_last_not_of(" \t");
        list.append(Node::string(first == std::string::npos ? "" : item.substr(first, last - first + 1), at));
        begin = comma + 1;
    }
    return list;
}

/// The last part of a made-up AWS::StackId: in the form of a GUID, which templates take apart for suffixes that no
/// other stack has. The same for the same stack.
std::string guidOf(const std::string& stack) {
    std::uint64_t hash = 0xcbf29ce484222325U;  // FNV-1a
    for (const char c : stack) hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001b3U;
    std::string digits;
    for (int i = 0; i < 32; ++i) digits += "0123456789abcdef"[(hash >> static_cast<unsigned>(i * 4 % 64)) & 0xfU];
    digits[12] = '1';
    digits[16] = '8';
    for (const std::size_t at : {20U, 16U, 12U, 8U}) digits.insert(at, "-");
    return digits;
}

Node parameterValue(const std::string& type, const Node& value, document::Position at) {
    const std::string text = value.isString() ? value.asString() : toText(value).value_or("");
    if (type == "CommaDelimitedList" || type.starts_with("List<")) return listFrom(text, at);
    if (type == "Number" && !text.empty() && document::jsonNumberLength(text) == text.size()) {
        if (const auto number = document::toDouble(text)) return Node::number(text, *number, at);
    }
    return Node::string(text, at);
}

}  // namespace

Evaluator::Evaluator(const Node& root, const Given& given, document::Problems& problems, TakenForKnown taken)
    : root_(root), given_(given), problems_(problems), taken_(taken) {
    const Node* parameters = root.find("Parameters");
    if (parameters == nullptr || !parameters->isObject()) return;
    for (const document::Member& member : parameters->members()) readParameter(member);
}

void Evaluator::readParameter(const document::Member& member) {
    const std::string pointer = document::child("/Parameters", member.key);
    const Node* type = member.value.isObject() ? member.value.find("Type") : nullptr;
    if (type == nullptr || !type->isString())
        return problems_.error(member.value, pointer,
                               "must be an object with Type (CloudFormation User Guide, parameters-section-structure)");
    if (isSecret(member.value)) secret_.insert(member.key);
    const Node* value = member.value.find("Default");
    const auto given = given_.parameters.find(member.key);
    const Node outside =
        given == given_.parameters.end() ? Node() : Node::string(given->second, member.value.position());
    const bool stored = type->asString().starts_with("AWS::SSM::Parameter::Value");  // Default is where it is kept
    if (given != given_.parameters.end()) {
        value = &outside;
    } else if (stored) {
        value = nullptr;
    }
    const bool open =
        (!taken_.defaults && given == given_.parameters.end()) || (!taken_.secretWords && namesSecret(member.key));
    if (value == nullptr || !value->isScalar() || value->isNull() || open) {
        if (!secret_.contains(member.key)) unset_.insert(member.key);
        return;
    }
    parameters_.emplace(member.key, parameterValue(type->asString(), *value, value->position()));
}

std::optional<std::string> Evaluator::secret(const std::string& name) {
    const bool marked = name.starts_with(kSecretParameter);
    if (!marked && !secret_.contains(name)) return std::nullopt;
    return *unset_.insert(marked ? name : std::string(kSecretParameter) + name).first;
}

const Node* Evaluator::valueOf(const std::string& parameter) const {
    if (secret_.contains(parameter) && deciding_.empty()) return nullptr;
    const auto at = parameters_.find(parameter);
    return at != parameters_.end() ? &at->second : nullptr;
}

bool Evaluator::names(const std::string& name) const {
    const Node* resources = root_.find("Resources");
    return resources != nullptr && resources->find(name) != nullptr;
}

bool Evaluator::isOpenInvention(const std::string& name) {
    if (taken_.inventions) return false;
    const bool stack = name == kStackName && !given_.parameters.contains(name);
    const bool open = stack || name.starts_with(kNestedStackName) || name == "AWS::StackId" || name == "AWS::AccountId";
    if (open) unset_.insert(name);
    return open;
}

std::optional<Node> Evaluator::pseudoParameter(const std::string& name, document::Position at) {
    static constexpr std::array<std::pair<std::string_view, std::string_view>, 3> kFixed{
        {{"AWS::Partition", "aws"}, {"AWS::URLSuffix", "amazonaws.com"}, {"AWS::AccountId", "123456789012"}}};
    if (name == "AWS::Region") return Node::string(given_.region, at);
    if (name == "AWS::NotificationARNs") return Node::array(at);
    const auto given = given_.parameters.find(std::string(kStackName));
    const std::string& stack = given != given_.parameters.end() ? given->second : given_.stackName;
    if (name.starts_with(kNestedStackName)) return Node::string(stack + "-" + name.substr(kNestedStackName.size()), at);
    if (name == kStackName) return Node::string(stack, at);
    if (name == "AWS::StackId")
        return Node::string(
            "arn:aws:cloudformation:" + given_.region + ":123456789012:stack/" + stack + "/" + guidOf(stack), at);
    for (const auto& [known, value] : kFixed) {
        if (known == name) return Node::string(std::string(value), at);
    }
    return std::nullopt;
}

std::optional<Node> Evaluator::evaluate(const Node& value, const std::string& pointer) {
    if (isCall(value)) {
        const document::Member& member = value.members().front();
        return call(member.key, {value, member.value, pointer});
    }
    if (value.isArray()) return evaluateElements(value, pointer);
    if (value.isObject()) return evaluateMembers(value, pointer);
    return value;
}

Node Evaluator::evaluateElements(const Node& value, const std::string& pointer) {
    Node list = Node::array(value.position());
    for (std::size_t i = 0; i < value.size(); ++i) {
        if (auto element = evaluate(value.elements()[i], document::child(pointer, i))) list.append(std::move(*element));
    }
    return list;
}

std::optional<Node> Evaluator::evaluateMembers(const Node& value, const std::string& pointer) {
    Node object = Node::object(value.position());
    auto& members = object.members();
    for (const document::Member& member : value.members()) {
        if (auto inner = evaluate(member.value, document::child(pointer, member.key)))
            members.push_back({member.key, member.keyPosition, std::move(*inner)});
    }
    return object;
}

std::optional<Node> Evaluator::call(const std::string& name, const Call& call) {
    if (name == "Ref") return reference(call);
    if (name == "Fn::If") return chosen(call);
    if (name == "Fn::GetAtt") return attribute(call);
    if (name == "Fn::Sub") return substituted(call);
    if (name == "Fn::Join") return joined(call);
    if (name == "Fn::Split") return split(call);
    if (name == "Fn::Select") return selected(call);
    if (name == "Fn::FindInMap") return mapped(call);
    if (name == "Fn::Length") return length(call);
    if (name == "Fn::GetAZs") {
        Node zones = Node::array(call.node.position());
        for (const char* zone : {"a", "b", "c"}) zones.append(Node::string(given_.region + zone, call.node.position()));
        return zones;
    }
    if (name == "Fn::ImportValue") return imported(call);
    return kept(name, call);
}

Node Evaluator::kept(const std::string& name, const Call& call) {
    Node same = Node::object(call.node.position());
    if (auto argument = evaluate(call.argument, document::child(call.pointer, name)))
        same.set(name, std::move(*argument), call.node.position());
    return same;
}

void Evaluator::wrong(const Call& call, const char* form) {
    problems_.error(call.node, call.pointer,
                    std::string("must be ") + form + " (CloudFormation User Guide, intrinsic-function-reference)");
}

std::optional<Node> Evaluator::listOf(const Call& call, std::size_t least, std::size_t most, const char* form) {
    if (!call.argument.isArray()) return wrong(call, form), std::nullopt;
    Node list = evaluateElements(call.argument, call.pointer);
    if (list.size() < least || list.size() > most) return wrong(call, form), std::nullopt;
    return list;
}

namespace {

std::string unsetIn(const std::string& text, const std::set<std::string>& unset) {
    for (const Piece& piece : piecesOf(text)) {
        if (piece.reference && piece.text.starts_with("AWS::") && unset.contains(piece.text)) return piece.text;
    }
    for (const std::string& name : namesIn(text)) {
        if (!unset.contains(name)) continue;
        const std::string own = name.substr(name.rfind('/') + 1);  // of several stacks: "Orders/Stage"
        if (name.starts_with(kSecretParameter)) return "the parameter " + own + ", which is kept secret (NoEcho)";
        return "the parameter " + own + ", which has no value: --set " + own + "=...";
    }
    return {};
}

}  // namespace

bool isSecret(const Node& parameter) {
    const Node* hidden = parameter.isObject() ? parameter.find("NoEcho") : nullptr;
    return hidden != nullptr && (hidden->isBool() ? hidden->asBool() : toText(*hidden) == "true");
}

std::string unknownIn(const Node& value, const std::set<std::string>& unset) {
    if (value.isString() && value.asString().find("{{resolve:") != std::string::npos)
        return "a dynamic reference, whose value no file here holds";
    if (const auto text = toText(value)) return unsetIn(*text, unset);
    if (isCall(value)) return value.members().front().key + ", whose value no file here holds";
    for (std::size_t i = 0; value.isArray() && i < value.size(); ++i) {
        if (std::string found = unknownIn(value.elements()[i], unset); !found.empty()) return found;
    }
    for (std::size_t i = 0; value.isObject() && i < value.size(); ++i) {
        if (std::string found = unknownIn(value.members()[i].value, unset); !found.empty()) return found;
    }
    return {};
}

}  // namespace headroom::importing
