// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "scenarios/import/grants.hpp"

namespace headroom::importing {

bool isTable(const Resource& resource);
bool isMachine(const Resource& resource);

/// The table and the queue that are the only ones; a queue that takes dead letters is none.
class OnlyOnes {
public:
    explicit OnlyOnes(const Inventory& inventory);
    bool holds(const std::string& name) const;

private:
    std::vector<std::string> names_;
};

/// Whom a function may call: by its role, and by what its environment names.
class FunctionGrants {
public:
    /// All that is named outlives this.
    FunctionGrants(const Inventory& inventory, const Mentions& mentions, const OnlyOnes& only,
                   const Resource& function);

    /// The grant that covers an action on a resource: by name, or on everything where a variable names the resource or
    /// it is the only table, or the only queue that takes no dead letters. Null: none.
    const Grant* allowing(std::string_view action, const std::string& name) const;
    /// Whether a variable names it.
    bool mentioned(const std::string& name) const;
    /// Whether Lambda itself hands it the outcomes or the dead letters of this function.
    bool isDestination(const std::string& name) const;
    /// A cluster that a variable names; empty: none.
    std::string clusterInUse() const;

    const Inventory& inventory() const { return inventory_; }
    const Mentions& mentions() const { return mentions_; }
    const Resource& function() const { return function_; }
    const std::vector<Grant>& grants() const { return grants_; }
    /// Whether the role is in the files.
    bool known() const { return known_; }
    document::Position environmentAt() const { return environmentAt_; }

private:
    const Inventory& inventory_;
    const Mentions& mentions_;
    const OnlyOnes& only_;
    const Resource& function_;
    std::vector<std::string> variables_;
    document::Position environmentAt_;
    std::vector<Grant> grants_;
    std::set<std::string> destinations_;  ///< of outcomes and dead letters
    bool known_ = false;
};

}  // namespace headroom::importing
