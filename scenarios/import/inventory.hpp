// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "scenarios/document/node.hpp"
#include "scenarios/import/report.hpp"

namespace headroom::importing {

/// A resource as CloudFormation has it, whatever kind of file it comes from. Values are in place; Ref, Fn::GetAtt and
/// Fn::Sub are left where they name other resources.
struct Resource {
    std::string name;  ///< logical id
    std::string type;  ///< CloudFormation's
    document::Node properties = document::Node::object();
    document::Node routes = document::Node::object();    ///< of an API: "GET /items" to what answers
    document::Node behavior = document::Node::object();  ///< what a file knows of contents: items and their size
    Origin origin;
    std::string region{};  ///< where it is, of what says so; empty: not known, or of no region
    /// Values in the properties that no file says: where ("RedrivePolicy/maxReceiveCount"), and why.
    std::vector<std::pair<std::string, std::string>> standIns{};
};

/// A resource of which nothing is said yet.
Resource newResource(std::string name, std::string type, Origin origin);

/// Everything that the files hold.
struct Inventory {
    std::vector<Resource> resources;
    std::optional<std::int64_t> concurrentExecutions{};  ///< Lambda's quota in the account, where a file says it
    std::set<std::string> unset;                         ///< parameters that have no value
    std::set<std::string> openDefinitions{};  ///< machines in whose definition a name stands for what no file holds

    Resource* find(std::string_view name);
    const Resource* find(std::string_view name) const;
};

/// A property of a resource that is text, or empty.
std::string textOf(const document::Node& object, std::string_view key);

/// A text, or those of a list of them.
std::vector<std::string> textsOf(const document::Node& value);

/// Whether a member is true; `otherwise` where it is none, or no boolean.
bool isTrue(const document::Node& object, std::string_view key, bool otherwise = false);

/// {"Ref": name}.
document::Node refTo(std::string_view name, document::Position at);
/// {"Fn::GetAtt": [name, attribute]}.
document::Node attributeOf(std::string_view name, std::string_view attribute, document::Position at);

/// The resource that a value names first, in whatever form; empty when it names none.
std::string namedIn(const document::Node& value);

/// Every resource that is named anywhere in a value, each once, in order.
std::vector<std::string> allNamedIn(const document::Node& value);

/// The value with all that is in it at one place of a file.
document::Node placedAt(document::Node value, document::Position at);

/// Copies a member under another name, if it is there.
void copyMember(const document::Node& from, std::string_view key, document::Node& to, std::string_view newKey);

}  // namespace headroom::importing
