// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "scenarios/import/inventory.hpp"

/// What code may call, as far as a template lets it be seen: IAM statements and environment variables.
namespace headroom::importing {

/// Finds resources by logical id and by the name that they have in the account (TableName, FunctionName, QueueName and
/// the URL with it). A name that no file holds is the same as another one of the same pieces: what `!Ref Orders` names
/// is the table of that TableName.
class Mentions {
public:
    explicit Mentions(const Inventory& inventory);
    /// Every resource of the inventory that a value names, each once.
    std::vector<std::string> in(const document::Node& value) const;

private:
    void collect(const document::Node& value, std::vector<std::string>& found) const;
    void collectText(const std::string& text, std::vector<std::string>& found) const;

    const Inventory& inventory_;
    std::map<std::string, std::string> byPhysicalName_;  ///< but for queues
    std::map<std::string, std::string> byQueueName_;
};

/// One action that a role allows.
struct Grant {
    std::string action;                  ///< "dynamodb:GetItem", or with "*"
    std::vector<std::string> resources;  ///< of the file
    bool everything = false;             ///< Resource "*": nothing is said
    Origin origin;
    std::string unknown{};           ///< what a Resource hangs on that no file holds; empty: on nothing
    document::Position unknownAt{};  ///< of that Resource
};

/// What the role of a function allows. A managed policy that no file holds has no action. `known` says whether the role
/// is in the file at all.
std::vector<Grant> grantsOf(const Inventory& inventory, const Mentions& mentions, const Resource& function,
                            bool& known);

/// Whether an IAM action pattern ("dynamodb:*Item", in any case) covers an action.
bool covers(std::string_view pattern, std::string_view action);

}  // namespace headroom::importing
