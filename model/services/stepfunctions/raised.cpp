// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/services/stepfunctions/raised.hpp"

#include <algorithm>

namespace headroom::stepfunctions {

ErrorId ErrorNames::id(std::string_view name) {
    const auto found = std::ranges::find(names_, name);
    if (found == names_.end()) {
        names_.emplace_back(name);
        return static_cast<ErrorId>(names_.size() - 1);
    }
    return static_cast<ErrorId>(found - names_.begin());
}

ErrorMatch::ErrorMatch(const std::vector<std::string>& errorEquals, ErrorNames& names) {
    for (const std::string& name : errorEquals) {
        if (name == error::kAll) all_ = true;
        if (name == error::kTaskFailed) taskFailed_ = true;
        if (!name.empty()) errors_.push_back(names.id(name));  // nothing has no name
    }
}

}  // namespace headroom::stepfunctions
