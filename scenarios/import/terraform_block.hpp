// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "scenarios/import/terraform_names.hpp"

namespace headroom::importing::terraform {

/// A resource or a block of one: its values, and the expressions of its configuration for what is not known yet.
class Block {
public:
    /// Attributes that were asked for, and blocks that were looked into.
    using Taken = std::set<const document::Node*>;

    Block(const document::Node* values, const document::Node* expressions, const Names& names, Scope scope,
          std::string own, Taken& taken)
        : values_(values),
          expressions_(expressions),
          names_(&names),
          scope_(std::move(scope)),
          own_(std::move(own)),
          taken_(&taken) {}

    /// The value; a Ref where it is not known yet and its expression names a resource; nothing where it is not given.
    std::optional<document::Node> value(std::string_view key) const;
    /// The value, unless it is not known before it is applied.
    std::optional<document::Node> known(std::string_view key) const;
    std::string text(std::string_view key) const;
    /// The text as it stands: names of resources are none here.
    std::string plain(std::string_view key) const;
    bool isTrue(std::string_view key) const;
    /// The resource of that identifier; empty: none.
    std::string named(const std::string& identity) const { return names_->ofIdentity(identity); }
    /// A value that was put together here, with references in the place of ARNs.
    document::Node referring(const document::Node& made) const { return names_->withReferences(made, own_); }
    /// Whether the attribute is given and not known before it is applied.
    bool isUnknown(std::string_view key) const;
    /// All resources that the expression of an attribute names.
    std::vector<const Instance*> instances(std::string_view key) const;
    std::vector<Block> blocks(std::string_view key) const;
    /// Blocks as the configuration has them, without values: of a set these come in another order.
    std::vector<Block> configured(std::string_view key) const;
    std::optional<Block> block(std::string_view key) const;

    /// Copies a value, if there is one.
    void copy(std::string_view key, document::Node& to, std::string_view newKey) const;

private:
    const document::Node* values_;
    const document::Node* expressions_;
    const Names* names_;
    Scope scope_;
    std::string own_;  ///< the resource's logical name
    Taken* taken_;
};

/// A resource's properties as CloudFormation has them; `type` becomes CloudFormation's. Nothing for types that only say
/// more about another one, which is changed in `others` then.
struct Translation {
    std::string type;
    document::Node properties = document::Node::object();
};
Translation translated(const std::string& type, const Block& block);

}  // namespace headroom::importing::terraform
