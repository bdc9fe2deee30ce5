// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <string>
#include <vector>

namespace headroom::base {

/// "A, B, C and 4 more": the first `most` of the names, and how many are left.
inline std::string fewOf(const std::vector<std::string>& names, std::size_t most) {
    std::string text;
    for (std::size_t i = 0; i < names.size() && i < most; ++i) text += (i > 0 ? ", " : "") + names[i];
    return names.size() <= most ? text : text + " and " + std::to_string(names.size() - most) + " more";
}

}  // namespace headroom::base
