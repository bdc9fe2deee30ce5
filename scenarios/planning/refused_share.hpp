// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <span>
#include <string>
#include <vector>

#include "scenarios/planning/limit_kinds.hpp"

/// When refusals count: a resource that few requests ask, or a workload that few requests make, is judged by its own.
namespace headroom::planning {

/// Requests refused for one reason count from this share on.
inline constexpr double kRefusedShare = 0.001;

/// Workloads of whose requests that share or more was refused in the end.
std::vector<std::string> refusedWorkloads(const study::DesignResult& result);

/// Whether what a function throttled is tried again by itself, as asynchronous events and batches of a mapping are, and
/// none of it is dropped or piles up.
bool isMadeUpFor(const study::DesignResult& result, const std::string& function);

/// The limits that refuse kRefusedShare or more of all requests, of their resource's own, or of a workload's that has
/// so many refused in the end (those `leftOut` apart), with their share: of the resource's requests (attempts that are
/// repeated count again), or of the workload's where that one fares worse. Not those of a function whose throttled work
/// isMadeUpFor().
std::vector<LimitReached> limitsThatCount(const study::DesignResult& result, std::span<const std::string> leftOut);

}  // namespace headroom::planning
