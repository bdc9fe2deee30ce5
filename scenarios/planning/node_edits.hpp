// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "scenarios/document/node.hpp"

/// What variations do to a scenario's tree over and over.
namespace headroom::planning {

/// A member that is an object, made when it is missing.
inline document::Node& objectIn(document::Node& node, const std::string& key) {
    document::Node* found = node.find(key);
    return found != nullptr && found->isObject() ? *found : node.set(key, document::Node::object());
}

/// The text of a member; empty where it is none.
inline std::string textIn(const document::Node& node, std::string_view key) {
    const document::Node* value = node.find(key);
    return value != nullptr && value->isString() ? value->asString() : std::string();
}

inline void removeMember(document::Node& node, std::string_view key) {
    std::erase_if(node.members(), [&](const document::Member& member) { return member.key == key; });
}

}  // namespace headroom::planning
