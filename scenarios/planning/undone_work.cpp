// SPDX-License-Identifier: GPL-3.0-or-later
#include "scenarios/planning/undone_work.hpp"

#include <algorithm>
#include <tuple>

namespace headroom::planning {

UndoneShares undoneOf(const Trial& trial) {
    UndoneShares shares;
    for (const auto& [name, counts] : trial.workloads) {
        const bool judged = std::ranges::any_of(trial.objectives, [&](const study::ObjectiveResult& objective) {
            return objective.metric == "ErrorRate" && objective.of == name;
        });
        if (!judged) shares.emplace(name, counts.errorRate());
    }
    return shares;
}

void keepLeast(const UndoneShares& shares, UndoneShares& least) {
    for (const auto& [name, share] : shares) {
        const auto [at, added] = least.emplace(name, share);
        if (!added) at->second = std::min(at->second, share);
    }
}

Undone undoneBeyond(std::span<const UndoneShares> shares, std::span<const UndoneShares> least) {
    std::map<std::string, Undone> all;
    const auto count = static_cast<double>(shares.size());
    for (std::size_t r = 0; r < shares.size(); ++r) {
        for (const auto& [name, share] : shares[r]) {
            Undone& one = all[name];
            one.of = name;
            one.share += share / count;
            one.excess += (share - least[r].at(name)) / count;
        }
    }
    const auto badness = [](const Undone& one) {
        return std::tuple(one.excess >= kUndone ? one.excess : 0.0, one.share);
    };
    Undone worst;
    for (const auto& [name, one] : all) {
        if (badness(one) > badness(worst)) worst = one;
    }
    return worst;
}

}  // namespace headroom::planning
