// SPDX-License-Identifier: GPL-3.0-or-later
#include "scenarios/import/definition_values.hpp"

#include <algorithm>
#include <array>

#include "scenarios/import/evaluator.hpp"
#include "scenarios/import/reference_text.hpp"

namespace headroom::importing {

using document::Node;

namespace {

constexpr std::array<std::string_view, 3> kDefining{"Definition", "DefinitionString", "DefinitionSubstitutions"};

constexpr std::string_view kDynamic = "{{resolve:";

bool isMachine(const std::string& type) { return type.ends_with("::StateMachine"); }

/// "Stage" of "Orders/Stage", the parameter of one of several stacks.
std::string ownName(const std::string& name) { return name.substr(name.rfind('/') + 1); }

class Naming {
public:
    explicit Naming(const std::set<std::string>& unset) : unset_(unset) {}

    Node in(const Node& value) {
        if (const auto text = toText(value)) return inText(value, *text);
        if (value.isArray()) {
            Node list = Node::array(value.position());
            for (const Node& element : value.elements()) list.append(in(element));
            return list;
        }
        if (!value.isObject()) return value;
        const bool call = value.size() == 1 && value.members().front().key.starts_with("Fn::");
        if (call) return ofCall(value, value.members().front());
        Node object = Node::object(value.position());
        for (const document::Member& member : value.members())
            object.members().push_back({member.key, member.keyPosition, in(member.value)});
        return object;
    }

    /// What has become a name, in the words of unknownIn().
    const std::vector<std::string>& named() const { return named_; }

private:
    void note(const Node& value) {
        std::string what = unknownIn(value, unset_);
        if (!what.empty() && std::ranges::find(named_, what) == named_.end()) named_.push_back(std::move(what));
    }

    Node inText(const Node& value, const std::string& text) {
        note(value);
        std::string result;
        for (const Piece& piece : piecesOf(text)) {
            const std::string name = piece.text.substr(0, piece.text.find('.'));
            if (!piece.reference)
                result += escaped(withoutDynamic(piece.text));
            else
                result += unset_.contains(name) ? escaped(ownName(piece.text)) : "${" + piece.text + "}";
        }
        return result == text ? value : fromText(result, value.position());
    }

    /// "{{resolve:ssm:/orders/table}}" is called "ssm:/orders/table".
    static std::string withoutDynamic(std::string text) {
        for (std::size_t at = text.find(kDynamic); at != std::string::npos; at = text.find(kDynamic, at)) {
            const std::size_t end = text.find("}}", at);
            if (end == std::string::npos) break;
            text = text.substr(0, at) + text.substr(at + kDynamic.size(), end - at - kDynamic.size()) +
                   text.substr(end + 2);
        }
        return text;
    }

    Node ofCall(const Node& value, const document::Member& call) {
        const Node argument = in(call.value);
        if (call.key == "Fn::Join") {
            if (auto text = joined(argument)) return fromText(*text, value.position());
        }
        if (call.key == "Fn::Sub") {
            if (auto text = substituted(argument)) return fromText(*text, value.position());
        }
        note(value);
        const auto text = toText(argument);
        return Node::string(text ? *text : call.key.substr(4), value.position());
    }

    static std::optional<std::string> joined(const Node& argument) {
        const bool good = argument.isArray() && argument.size() == 2 && argument.elements()[0].isString() &&
                          argument.elements()[1].isArray();
        if (!good) return std::nullopt;
        std::string all;
        for (const Node& part : argument.elements()[1].elements()) {
            const auto text = toText(part);
            if (!text) return std::nullopt;
            if (&part != &argument.elements()[1].elements().front()) all += escaped(argument.elements()[0].asString());
            all += *text;
        }
        return all;
    }

    /// [text, {variables}], whose text stands as it is written: its references are no unknown values yet.
    std::optional<std::string> substituted(const Node& argument) {
        const bool good = argument.isArray() && argument.size() == 2 && argument.elements()[0].isString() &&
                          argument.elements()[1].isObject();
        if (!good) return std::nullopt;
        std::string all;
        for (const Piece& piece : piecesOf(argument.elements()[0].asString())) {
            const Node* variable = piece.reference ? argument.elements()[1].find(piece.text) : nullptr;
            const auto text = variable != nullptr ? toText(*variable) : std::nullopt;
            if (variable != nullptr && !text) return std::nullopt;
            const std::string same = piece.reference ? "${" + piece.text + "}" : escaped(piece.text);
            all += text ? *text : same;
        }
        Node whole = Node::object();
        whole.set("Fn::Sub", Node::string(std::move(all)));
        return toText(in(whole));
    }

    const std::set<std::string>& unset_;
    std::vector<std::string> named_;
};

bool isAbsent(const Node& value, const Node& resources) {
    const Node* reference = value.isObject() && value.size() == 1 ? value.find("Ref") : nullptr;
    return reference != nullptr && reference->isString() && !reference->asString().starts_with("AWS::") &&
           resources.find(reference->asString()) == nullptr;
}

std::string absentText(const std::string& name, const Inventory& inventory) {
    const Resource* resource = inventory.find(name);
    const bool activity = resource != nullptr && resource->type == "AWS::StepFunctions::Activity";
    return activity ? "arn:aws:states:us-east-1:123456789012:activity:" + name : ownName(name);
}

bool nameAbsent(Node& value, const Node& resources, const Inventory& inventory) {
    if (isAbsent(value, resources)) {
        value = Node::string(absentText(value.find("Ref")->asString(), inventory), value.position());
        return true;
    }
    bool any = false;
    if (value.isArray()) {
        for (Node& element : value.elements()) any = nameAbsent(element, resources, inventory) || any;
    } else if (value.isObject()) {
        for (document::Member& member : value.members()) any = nameAbsent(member.value, resources, inventory) || any;
    }
    return any;
}

}  // namespace

void nameUnknownValues(Inventory& inventory, Report& report) {
    for (Resource& resource : inventory.resources) {
        if (!isMachine(resource.type)) continue;
        for (document::Member& member : resource.properties.members()) {
            if (std::ranges::find(kDefining, member.key) == kDefining.end()) continue;
            Naming naming(inventory.unset);
            Node value = naming.in(member.value);
            if (naming.named().empty()) continue;
            member.value = std::move(value);
            inventory.openDefinitions.insert(resource.name);
            const document::Position at = member.keyPosition.known() ? member.keyPosition : resource.origin.at;
            for (const std::string& what : naming.named())
                report.push_back({Fate::LeftOut,
                                  {resource.origin.file, at},
                                  resource.name + "." + member.key,
                                  "hangs on " + what + "; its name stands for it"});
        }
    }
}

bool nameAbsentResources(Node& machine, const Node& resources, const Inventory& inventory) {
    Node* properties = machine.find("Properties");
    bool any = false;
    for (const std::string_view key : kDefining) {
        Node* value = properties != nullptr ? properties->find(key) : nullptr;
        if (value != nullptr) any = nameAbsent(*value, resources, inventory) || any;
    }
    return any;
}

}  // namespace headroom::importing
