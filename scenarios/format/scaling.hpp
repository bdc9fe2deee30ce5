// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "model/platform/autoscaling/spec.hpp"
#include "model/workload/calendar.hpp"
#include "model/workload/schedule.hpp"

namespace headroom::format {

/// A scheduled action: when, and the bounds from then on.
struct ScheduledBounds {
    std::optional<std::int64_t> least;
    std::optional<std::int64_t> most;
    std::optional<base::Instant> once;  ///< at(...); nothing: by the schedule
    workload::Schedule schedule;
    workload::Calendar calendar;
};

/// What of a resource is scaled.
enum class ScaledDimension : std::uint8_t { ProvisionedConcurrency, TableReads, TableWrites, IndexReads, IndexWrites };

/// A capacity that Application Auto Scaling changes: a ScalableTarget with its policies.
struct Scaling {
    std::string name;  ///< of the ScalableTarget
    std::string id;    ///< its ResourceId
    ScaledDimension dimension = ScaledDimension::ProvisionedConcurrency;
    std::string resource;  ///< that it scales
    std::string index{};   ///< of a table: its global index; empty: the table itself
    std::int64_t least = 0;
    std::int64_t most = 0;
    std::vector<autoscaling::PolicySpec> policies;
    std::vector<ScheduledBounds> actions;
};

}  // namespace headroom::format
