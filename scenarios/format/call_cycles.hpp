// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <map>
#include <set>
#include <string>
#include <vector>

namespace headroom::format {

/// Resources that call each other and so, in the end, themselves.
struct CallCycle {
    std::string resource;  ///< where it was found
    std::string path;      ///< "A -> B -> A"
};

/// The circles among resources, by whom each calls; each is told once.
std::vector<CallCycle> callCycles(const std::vector<std::string>& resources,
                                  const std::map<std::string, std::set<std::string>>& calls);

}  // namespace headroom::format
