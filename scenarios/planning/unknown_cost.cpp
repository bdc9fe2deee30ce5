// SPDX-License-Identifier: GPL-3.0-or-later
#include "scenarios/planning/unknown_cost.hpp"

#include <algorithm>

#include "scenarios/planning/machine_ends.hpp"

namespace headroom::planning {

double unknownOf(std::span<const Trial* const> trials) {
    const Trial& one = *trials.front();
    const double moving = one.cost.perMonth - one.cost.fixedPerMonth;
    const auto requests = static_cast<double>(one.requests.offered);
    double share = requests > 0.0 ? 1.0 / requests : 0.0;
    for (const study::ResourceFigures& resource : one.resources) {
        const MachineEnds ends = machineEndsOf(resource);
        if (ends.started > 0.0) share += std::max(0.0, 1.0 - ends.ended / ends.started);
    }
    return moving * std::min(share, 1.0);
}

}  // namespace headroom::planning
