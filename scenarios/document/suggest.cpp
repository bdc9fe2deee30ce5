// SPDX-License-Identifier: GPL-3.0-or-later
#include "scenarios/document/suggest.hpp"

#include <vector>

#include "model/base/near_names.hpp"

namespace headroom::document {

std::string didYouMean(std::string_view wanted, std::span<const std::string_view> names) {
    const std::vector<std::string_view> near = base::nearNames(wanted, names, 1);
    return near.empty() ? "" : "; did you mean \"" + std::string(near.front()) + "\"?";
}

}  // namespace headroom::document
