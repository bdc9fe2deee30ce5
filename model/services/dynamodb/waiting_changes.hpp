// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <vector>

#include "model/services/dynamodb/table_change.hpp"

namespace headroom::dynamodb {

/// Changes of a table that wait until it takes them, in the order in which they were asked. What a later one says holds
/// in place of what an earlier one said, so that it does not matter which comes first; but a switch of the billing mode
/// comes before what was asked after it, and in place of the provisioned capacity that was asked before.
class WaitingChanges {
public:
    /// `change` outlives its waiting. `mode`: what the table has or was asked for last; a change that says the same,
    /// where no other mode waits, is no switch, and says it no more.
    void add(Change& change, std::optional<BillingMode> mode = {});
    void remove(const Change& change);
    /// Whether a switch of the billing mode waits that was asked before.
    bool comesAfterSwitch(const Change& change) const;

private:
    std::vector<Change*> waiting_;
};

/// Whether it changes nothing.
bool isNothing(const Change& change);

}  // namespace headroom::dynamodb
