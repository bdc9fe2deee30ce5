// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <map>
#include <optional>
#include <string>

#include "scenarios/document/node.hpp"

namespace headroom::importing {

/// A member that is an object; an empty one where it is not.
const document::Node& memberOf(const document::Node& object, std::string_view key);

/// The values of a nested stack's template as they stand in its parent: what it defines has the stack's name before its
/// own, its parameters are what the parent gives, else their defaults. Everything keeps the place that it has in its
/// own file; a parameter's value has the place where it is asked for.
class StackNames {
public:
    /// Whether values of parameters with NoEcho stand where they are asked for; else their names.
    enum class Secrets : bool { Hidden, Shown };

    /// `stack` and `child` outlive this.
    StackNames(const std::string& stack, const document::Node& child, const document::Node& given, Secrets secrets);

    std::string name(const std::string& own) const { return stack_ + own; }
    document::Node in(const document::Node& value) const;

private:
    using Node = document::Node;
    static Node text(std::string value, document::Position at) { return Node::string(std::move(value), at); }
    static Node single(const std::string& key, Node value);
    Node putTogether(const Node& name) const;
    std::string nested(const std::string& inner) const;
    /// DependsOn and Condition name things by themselves.
    Node inMember(const document::Member& member) const;
    std::optional<Node> inCall(const std::string& key, const Node& argument) const;
    std::optional<Node> attribute(const Node& argument) const;
    /// "${Table.Arn} ${Stage}": names of resources change, parameters become variables of this very text.
    Node substituted(const Node& argument) const;

    const std::string& stack_;
    const Node& resources_;
    const Node& conditions_;
    const Node& mappings_;
    std::map<std::string, Node> parameters_;
};

}  // namespace headroom::importing
