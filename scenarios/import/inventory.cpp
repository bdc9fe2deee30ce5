// SPDX-License-Identifier: GPL-3.0-or-later
#include "scenarios/import/inventory.hpp"

#include <algorithm>

#include "scenarios/import/reference_text.hpp"

namespace headroom::importing {

using document::Node;

namespace {

void add(std::vector<std::string>& names, std::string name) {
    if (std::ranges::find(names, name) == names.end()) names.push_back(std::move(name));
}

void collect(const Node& value, std::vector<std::string>& names) {
    if (const auto text = toText(value)) {
        for (std::string& name : namesIn(*text)) add(names, std::move(name));
        return;
    }
    if (value.isArray()) {
        for (const Node& element : value.elements()) collect(element, names);
    } else if (value.isObject()) {
        for (const document::Member& member : value.members()) collect(member.value, names);
    }
}

}  // namespace

Resource newResource(std::string name, std::string type, Origin origin) {
    Resource resource;
    resource.name = std::move(name);
    resource.type = std::move(type);
    resource.properties = Node::object(origin.at);
    resource.origin = std::move(origin);
    return resource;
}

Resource* Inventory::find(std::string_view name) {
    const auto at = std::ranges::find(resources, name, &Resource::name);
    return at == resources.end() ? nullptr : &*at;
}

const Resource* Inventory::find(std::string_view name) const {
    const auto at = std::ranges::find(resources, name, &Resource::name);
    return at == resources.end() ? nullptr : &*at;
}

bool isTrue(const Node& object, std::string_view key, bool otherwise) {
    const Node* value = object.find(key);
    return value != nullptr && value->isBool() ? value->asBool() : otherwise;
}

std::string textOf(const Node& object, std::string_view key) {
    const Node* value = object.find(key);
    return value != nullptr && value->isString() ? value->asString() : std::string();
}

std::vector<std::string> textsOf(const Node& value) {
    std::vector<std::string> texts;
    if (value.isString()) texts.push_back(value.asString());
    for (std::size_t i = 0; value.isArray() && i < value.size(); ++i) {
        if (value.elements()[i].isString()) texts.push_back(value.elements()[i].asString());
    }
    return texts;
}

Node refTo(std::string_view name, document::Position at) {
    Node node = Node::object(at);
    node.set("Ref", Node::string(std::string(name), at), at);
    return node;
}

Node attributeOf(std::string_view name, std::string_view attribute, document::Position at) {
    Node pair = Node::array(at);
    pair.append(Node::string(std::string(name), at));
    pair.append(Node::string(std::string(attribute), at));
    Node node = Node::object(at);
    node.set("Fn::GetAtt", std::move(pair), at);
    return node;
}

std::string namedIn(const Node& value) {
    std::vector<std::string> names = allNamedIn(value);
    return names.empty() ? std::string() : std::move(names.front());
}

std::vector<std::string> allNamedIn(const Node& value) {
    std::vector<std::string> names;
    collect(value, names);
    return names;
}

Node placedAt(Node value, document::Position at) {
    value.setPosition(at);
    if (value.isArray()) {
        for (Node& element : value.elements()) element = placedAt(std::move(element), at);
    } else if (value.isObject()) {
        for (document::Member& member : value.members()) {
            member.keyPosition = at;
            member.value = placedAt(std::move(member.value), at);
        }
    }
    return value;
}

void copyMember(const Node& from, std::string_view key, Node& to, std::string_view newKey) {
    if (const document::Member* member = from.findMember(key))
        to.set(std::string(newKey), member->value, member->keyPosition);
}

}  // namespace headroom::importing
