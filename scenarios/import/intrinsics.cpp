// SPDX-License-Identifier: GPL-3.0-or-later
// CloudFormation's intrinsic functions (User Guide, intrinsic-function-reference).
#include <algorithm>

#include "scenarios/document/number_text.hpp"
#include "scenarios/document/pointer.hpp"
#include "scenarios/import/evaluator.hpp"
#include "scenarios/import/for_each.hpp"
#include "scenarios/import/inventory.hpp"
#include "scenarios/import/reference_text.hpp"

namespace headroom::importing {

using document::Node;

std::optional<Node> Evaluator::reference(const Call& call) {
    if (!call.argument.isString() && hasLanguageExtensions(root_)) return computedReference(call);
    if (!call.argument.isString()) return wrong(call, "the name of a parameter or a resource"), Node::reported();
    const std::string& name = call.argument.asString();
    const document::Position at = call.node.position();
    if (name == "AWS::NoValue") return std::nullopt;
    if (isOpenInvention(name)) return call.node;
    if (auto pseudo = pseudoParameter(name, at)) return pseudo;
    if (const Node* parameter = valueOf(name)) {
        bytes_ += toText(*parameter).value_or("").size();
        Node value = *parameter;
        value.setPosition(at);
        return value;
    }
    if (const auto hidden = secret(name)) return refTo(*hidden, at);
    if (!unset_.contains(name) && !names(name)) open_.push_back({name, call.argument.position(), call.pointer});
    return call.node;
}

/// AWS::LanguageExtensions takes a function for the name (User Guide, intrinsic-function-reference-ref, 2026-11).
std::optional<Node> Evaluator::computedReference(const Call& call) {
    const auto argument = evaluate(call.argument, document::child(call.pointer, "Ref"));
    const auto name = argument ? toText(*argument) : std::nullopt;
    if (!name) return wrong(call, "the name of a parameter or a resource"), Node::reported();
    if (!namesIn(*name).empty()) return kept("Ref", call);  // hangs on what cannot be known
    const Node plain = refTo(*name, call.node.position());
    return reference({plain, *plain.find("Ref"), call.pointer});
}

Node Evaluator::attribute(const Call& call) {
    Node argument = call.argument;
    if (argument.isArray()) argument = evaluateElements(argument, call.pointer);
    Node get = Node::object(call.node.position());
    get.set("Fn::GetAtt", std::move(argument), call.node.position());
    const auto text = toText(get);
    if (!text) return wrong(call, "[\"Resource\", \"Attribute\"]"), Node::reported(call.node.position());
    for (const std::string& name : namesIn(*text)) {
        if (!names(name)) open_.push_back({name, call.argument.position(), call.pointer});
    }
    return fromText(*text, call.node.position());
}

Node Evaluator::textNode(const std::string& text, const Call& call) {
    const bool before = bytes_ > kMaxTextBytes;
    bytes_ += text.size();
    if (bytes_ <= kMaxTextBytes) return fromText(text, call.node.position());
    if (!before)
        problems_.error(
            call.node, call.pointer,
            "the texts put together from here on are of more than " + std::to_string(kMaxTextBytes >> 20U) + " MB");
    return Node::reported(call.node.position());
}

std::string Evaluator::valueOfVariable(const std::string& name, const Call& call) {
    if (isOpenInvention(name)) return "${" + name + "}";
    if (auto pseudo = pseudoParameter(name, {})) return toText(*pseudo).value_or("");
    if (const Node* parameter = valueOf(name)) {
        if (const auto text = toText(*parameter)) return *text;
    }
    if (const auto hidden = secret(name)) return "${" + *hidden + "}";
    if (!unset_.contains(name) && !names(name.substr(0, name.find('.'))))
        open_.push_back({name, call.node.position(), call.pointer});
    return "${" + name + "}";
}

Node Evaluator::substituted(const Call& call) {
    constexpr const char* kForm = "a text, or [text, {variables}]";
    const bool mapped = call.argument.isArray() && call.argument.size() == 2 &&
                        call.argument.elements()[0].isString() && call.argument.elements()[1].isObject();
    if (!mapped && !call.argument.isString()) return wrong(call, kForm), Node::reported(call.node.position());
    const std::string& text = mapped ? call.argument.elements()[0].asString() : call.argument.asString();
    Node variables = Node::object();
    if (mapped) {
        if (auto given = evaluateMembers(call.argument.elements()[1], call.pointer)) variables = std::move(*given);
    }
    Node open = Node::object(call.argument.position());
    std::string result;
    for (const Piece& piece : piecesOf(text)) {
        if (!piece.reference) {
            result += escaped(piece.text);
            continue;
        }
        const std::size_t first = piece.text.find_first_not_of(' ');
        const std::string name =
            first == std::string::npos ? "" : piece.text.substr(first, piece.text.find_last_not_of(' ') - first + 1);
        const Node* variable = variables.find(name);
        if (variable == nullptr) {
            result += valueOfVariable(name, call);
        } else if (const auto value = toText(*variable)) {
            result += *value;
        } else {  // a variable that cannot be known
            result += "${" + name + "}";
            open.set(name, *variable);
        }
        if (result.size() > kMaxTextBytes) break;
    }
    Node known = textNode(result, call);
    if (open.size() == 0 || known.isReported()) return known;
    Node pair = Node::array(call.argument.position());
    pair.append(Node::string(std::move(result), call.argument.position()));
    pair.append(std::move(open));
    Node same = Node::object(call.node.position());
    same.set("Fn::Sub", std::move(pair), call.node.position());
    return same;
}

Node Evaluator::joined(const Call& call) {
    constexpr const char* kForm = "[\"delimiter\", [values]]";
    const auto parts = listOf(call, 2, 2, kForm);
    if (!parts) return Node::reported(call.node.position());
    if (!parts->elements()[0].isString()) return wrong(call, kForm), Node::reported(call.node.position());
    const Node& values = parts->elements()[1];
    if (values.isString()) return wrong(call, kForm), Node::reported(call.node.position());
    Node kept = Node::object(call.node.position());
    kept.set("Fn::Join", *parts, call.node.position());
    if (!values.isArray()) return kept;
    std::string text;
    for (const Node& value : values.elements()) {
        const auto piece = toText(value);
        if (!piece) return kept;
        if (&value != &values.elements().front()) text += escaped(parts->elements()[0].asString());
        text += *piece;
        if (text.size() > kMaxTextBytes) break;
    }
    return textNode(text, call);
}

Node Evaluator::split(const Call& call) {
    const auto parts = listOf(call, 2, 2, "[\"delimiter\", text]");
    if (!parts) return Node::reported(call.node.position());
    Node kept = Node::object(call.node.position());
    kept.set("Fn::Split", *parts, call.node.position());
    const Node& delimiter = parts->elements()[0];
    auto text = toText(parts->elements()[1]);
    if (!delimiter.isString() || delimiter.asString().empty() || !text) return kept;
    if (!unknownIn(parts->elements()[1], unset_).empty()) return kept;
    if (!namesIn(*text).empty()) text = arnOf(*text);
    if (!text) return kept;
    Node list = Node::array(call.node.position());
    for (std::size_t begin = 0; begin <= text->size();) {
        const std::size_t end = std::min(text->find(delimiter.asString(), begin), text->size());
        list.append(fromText(text->substr(begin, end - begin), call.node.position()));
        begin = end + delimiter.asString().size();
    }
    return list;
}

Node Evaluator::selected(const Call& call) {
    constexpr const char* kForm = "[index, [values]] with an index inside the list";
    const auto parts = listOf(call, 2, 2, kForm);
    if (!parts) return Node::reported(call.node.position());
    const Node& list = parts->elements()[1];
    const Node& at = parts->elements()[0];
    Node kept = Node::object(call.node.position());
    kept.set("Fn::Select", *parts, call.node.position());
    if (at.isObject() || list.isObject()) return kept;
    const std::string text = toText(at).value_or("");
    const bool digits = !text.empty() && text.size() < 6 && text.find_first_not_of("0123456789") == std::string::npos;
    const std::size_t index = digits ? std::stoul(text) : 0;
    if (!digits || !list.isArray() || index >= list.size())
        return wrong(call, kForm), Node::reported(call.node.position());
    return list.elements()[index];
}

Node Evaluator::mapped(const Call& call) {
    constexpr const char* kForm = "[\"map\", \"key\", \"key\"] of the Mappings section";
    const auto parts = listOf(call, 3, 4, kForm);
    if (!parts) return Node::reported(call.node.position());
    Node kept = Node::object(call.node.position());
    kept.set("Fn::FindInMap", *parts, call.node.position());
    const Node* found = root_.find("Mappings");
    for (std::size_t i = 0; i < 3; ++i) {
        const Node& key = parts->elements()[i];
        if (key.isObject()) return kept;  // hangs on what cannot be known
        found = found != nullptr ? found->find(toText(key).value_or("")) : nullptr;
    }
    if (found == nullptr && parts->size() == 4) found = parts->elements()[3].find("DefaultValue");
    if (found == nullptr) return noMapping(*parts, call);
    Node value = *found;
    value.setPosition(call.node.position());
    return value;
}

Node Evaluator::noMapping(const Node& keys, const Call& call) {
    std::string all;
    for (std::size_t i = 0; i < 3; ++i) all += (i > 0 ? "::" : "") + toText(keys.elements()[i]).value_or("");
    problems_.error(call.node, call.pointer,
                    "asks for what is not in the Mappings section (CloudFormation refuses it: Template error: Unable "
                    "to get mapping for " +
                        all + ")");
    return Node::reported(call.node.position());
}

Node Evaluator::length(const Call& call) {
    if (const auto list = evaluate(call.argument, call.pointer); list && list->isArray())
        return Node::integer(static_cast<std::int64_t>(list->size()), call.node.position());
    return call.node;
}

/// Whether what another template exports is to be taken for known.
bool Evaluator::isTaken(const std::string& exported) {
    if (!taken_.inventions && given_.exports.invented.contains(exported)) return false;
    if (taken_.defaults || !given_.exports.onDefaults.contains(exported)) return true;
    passedImports_.insert(exported);
    return false;
}

/// What another template of the import exports under that name.
Node Evaluator::imported(const Call& call) {
    Node same = kept("Fn::ImportValue", call);
    const Node* argument = same.find("Fn::ImportValue");
    const auto name = argument != nullptr ? toText(*argument) : std::nullopt;
    const auto& exports = given_.exports.values;
    const auto value = name && isTaken(*name) ? exports.find(*name) : exports.end();
    return value != exports.end() ? placedAt(value->second, call.node.position()) : same;
}

std::optional<Node> Evaluator::chosen(const Call& call) {
    constexpr const char* kForm = "[\"condition\", value if true, value if false]";
    const bool good = call.argument.isArray() && call.argument.size() == 3 && call.argument.elements()[0].isString();
    if (!good) return wrong(call, kForm), Node::reported(call.node.position());
    const auto yes =
        condition(call.argument.elements()[0].asString(), call.argument.elements()[0].position(), call.pointer);
    if (!yes) return call.node;
    const std::size_t index = *yes ? 1 : 2;
    return evaluate(call.argument.elements()[index], document::child(call.pointer, index));
}

}  // namespace headroom::importing
