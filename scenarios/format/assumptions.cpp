// SPDX-License-Identifier: GPL-3.0-or-later
#include "scenarios/format/assumptions.hpp"

#include <algorithm>

namespace headroom::format {

std::vector<Assumption> assumptionsOf(const std::vector<Design>& designs) {
    std::vector<Assumption> all;
    for (const Design& design : designs) {
        for (const Assumption& one : design.assumptions) {
            const bool known = std::ranges::any_of(
                all, [&](const Assumption& other) { return other.path == one.path && other.value == one.value; });
            if (!known) all.push_back(one);
        }
    }
    return all;
}

}  // namespace headroom::format
