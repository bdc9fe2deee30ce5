// SPDX-License-Identifier: GPL-3.0-or-later
#include "scenarios/planning/range_levels.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "scenarios/planning/repeated_values.hpp"

namespace headroom::planning {

namespace {

bool isOpen(const Axis& axis) { return axis.range && axis.values.empty(); }

/// Levels of each open axis that fit in.
std::size_t levelsFor(const std::vector<Axis>& axes, std::size_t designs, std::size_t mostCells) {
    const auto cells = [&](std::size_t levels) {
        double all = static_cast<double>(designs);
        for (const Axis& axis : axes) all *= static_cast<double>(isOpen(axis) ? levels : axis.values.size());
        return all;
    };
    std::size_t levels = kMostLevels;
    while (levels > 2 && cells(levels) > static_cast<double>(mostCells)) --levels;
    return levels;
}

}  // namespace

std::vector<std::string> giveLevels(std::vector<Axis>& axes, std::size_t designs, std::size_t mostCells) {
    const std::size_t levels = levelsFor(axes, designs, mostCells);
    std::vector<std::string> said;
    for (Axis& axis : axes) {
        if (!isOpen(axis)) continue;
        for (std::size_t i = 0; i < levels; ++i)
            axis.values.push_back(axis.at(static_cast<double>(i) / static_cast<double>(levels - 1)));
        axis.values = eachOnce(axis.values);
        said.push_back(fmt::format("{} is searched at {} values from {} to {}; {}..{}:n says how many", axis.name,
                                   axis.values.size(), axis.values.front(), axis.values.back(), axis.values.front(),
                                   axis.values.back()));
    }
    return said;
}

}  // namespace headroom::planning
