// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "model/services/stepfunctions/error_names.hpp"

namespace headroom::stepfunctions {

/// An error as retriers and catchers see it.
struct RaisedError {
    std::string name;
    std::string_view alias;  ///< a second name it goes by: States.HeartbeatTimeout, States.BranchFailed
    bool terminal = false;   ///< neither retried nor caught: States.Runtime
};

/// Whether an ErrorEquals matches. States.ALL matches every error but terminal ones, States.TaskFailed every one but
/// States.Timeout (Guide, concepts-error-handling).
inline bool matches(const std::vector<std::string>& errorEquals, const RaisedError& raised) {
    if (raised.terminal) return false;
    return std::ranges::any_of(errorEquals, [&raised](const std::string& name) {
        if (name == raised.name || (!raised.alias.empty() && name == raised.alias) || name == error::kAll) return true;
        return name == error::kTaskFailed && raised.name != error::kTimeout;
    });
}

}  // namespace headroom::stepfunctions
