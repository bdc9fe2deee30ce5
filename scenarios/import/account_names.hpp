// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <utility>

#include "scenarios/import/inventory.hpp"

namespace headroom::importing {

/// What has a name in the account that other resources may be called by.
enum class Called : std::uint8_t { Table, Function, Queue, Cluster, ParameterGroup, Machine, LogGroup };

/// The resources of the files by what they are called in the account. Texts are as reference_text.hpp has them, so that
/// names put together from the same pieces ("worker-${Stage}") are the same name.
class AccountNames {
public:
    explicit AccountNames(const Inventory& inventory);

    bool empty() const { return byName_.empty() && queues_.empty(); }
    /// The logical id of what is called so; of a function "NAME:ALIAS" and ":function:NAME" are names as well, of a
    /// queue its URL is. Empty: of no file.
    std::string resource(Called kind, const std::string& name) const;
    /// The same where only one kind of resource has that name.
    std::string only(const std::string& name) const;
    /// The logical id of what a whole text names as an ARN, of a table's stream as well; empty: none.
    std::string inArn(const std::string& text) const;
    /// The text with references in the place of the ARNs in it.
    std::string withoutArns(const std::string& text) const;

private:
    struct Found {
        std::string resource;
        std::string attribute;  ///< that gives the ARN; empty: Ref does
        std::size_t end = 0;    ///< of the ARN in the text
    };
    std::optional<Found> at(const std::string& text, std::size_t begin) const;
    std::string function(const std::string& name, const std::string& qualifier) const;
    std::string queue(const std::string& name) const;

    std::map<std::pair<Called, std::string>, std::string> byName_;
    std::map<std::pair<std::string, std::string>, std::string> aliases_;  ///< by function and name
    std::set<std::string> queues_;                                        ///< logical ids
};

}  // namespace headroom::importing
