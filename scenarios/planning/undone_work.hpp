// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <map>
#include <span>
#include <string>
#include <vector>

#include "scenarios/planning/trials.hpp"

/// Work that a design does not do: the one that refuses most must not look cheapest or fastest.
namespace headroom::planning {

/// By workload, the share of its requests that ended throttled, failed or timed out.
using UndoneShares = std::map<std::string, double>;

/// A design does less work than another from this share of a workload's requests on.
inline constexpr double kUndone = 0.001;

/// Of the workloads on whose errors no objective is set: where one is, it says how many may fail.
UndoneShares undoneOf(const Trial& trial);

/// Lowers `least` to what this design leaves undone where that is less.
void keepLeast(const UndoneShares& shares, UndoneShares& least);

/// The workload of which most is undone beyond what the best of all designs leaves undone on the same random numbers;
/// where that is less than kUndone for all, the one of which most is undone.
struct Undone {
    std::string of;
    double share = 0.0;   ///< of its requests, in the mean
    double excess = 0.0;  ///< of them, beyond the least
};

/// Both by replication. Nothing undone: no workload is named.
Undone undoneBeyond(std::span<const UndoneShares> shares, std::span<const UndoneShares> least);

}  // namespace headroom::planning
