// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "scenarios/document/node.hpp"

namespace headroom::importing::terraform {

/// The resources of a plan by address without index ("module.m.aws_lambda_function.f") and by what identifies them in
/// the account (ARN, id), for references and literals alike.
class Names {
public:
    /// Modules that pass a value on, at most.
    static constexpr int kDeepest = 32;

    void add(const std::string& address, const std::string& logicalName, const document::Node& values);
    /// What a module's variable or output stands for ("module.m.var.x", "module.m.out"): the references of an
    /// expression, which stands in `module`.
    void addAlias(const std::string& name, const std::string& module, const document::Node& expression);
    /// Of "aws_dynamodb_table.t", "var.x" or "module.m.out" inside a module; empty: none.
    std::string ofReference(const std::string& module, const std::string& reference, int depth = 0) const;
    /// Of an identifier, however short; empty: none.
    std::string ofIdentity(const std::string& identity) const;
    /// The value with Ref in the place of a resource's identity, alone or inside of a longer text; `own`: whose value
    /// it is, which is no reference to itself.
    document::Node withReferences(const document::Node& value, const std::string& own) const;

private:
    std::string ofAlias(const std::string& name, int depth) const;

    std::map<std::string, std::string> byAddress_;
    std::map<std::string, std::string> byIdentity_;
    std::map<std::string, std::string> byShortIdentity_;
    std::map<std::string, std::pair<std::string, const document::Node*>> aliases_;
};

/// A resource or a block of one: its values, and the expressions of its configuration for what is not known yet.
class Block {
public:
    /// Attributes that were asked for, and blocks that were looked into.
    using Taken = std::set<const document::Node*>;

    Block(const document::Node* values, const document::Node* expressions, const Names& names, std::string module,
          std::string own, Taken& taken)
        : values_(values),
          expressions_(expressions),
          names_(&names),
          module_(std::move(module)),
          own_(std::move(own)),
          taken_(&taken) {}

    /// The value; a Ref where it is not known yet and its expression names a resource; nothing where it is not given.
    std::optional<document::Node> value(std::string_view key) const;
    std::string text(std::string_view key) const;
    /// The text as it stands: names of resources are none here.
    std::string plain(std::string_view key) const;
    bool isTrue(std::string_view key) const;
    /// The resource of that identifier; empty: none.
    std::string named(const std::string& identity) const { return names_->ofIdentity(identity); }
    std::vector<Block> blocks(std::string_view key) const;
    std::optional<Block> block(std::string_view key) const;

    /// Copies a value, if there is one.
    void copy(std::string_view key, document::Node& to, std::string_view newKey) const;

private:
    const document::Node* values_;
    const document::Node* expressions_;
    const Names* names_;
    std::string module_;
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
