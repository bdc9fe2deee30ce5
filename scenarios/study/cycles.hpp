// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>

#include "scenarios/format/scenario.hpp"

/// After how long what drives a design is as it was.
namespace headroom::study {

/// The time after which what a schedule starts repeats: its interval, an hour, a day or a week; nothing where months,
/// days of the month or years decide, because no two months are alike.
std::optional<base::Duration> cycleOf(const workload::Schedule& schedule);

/// The time after which a workload's load repeats, stretched by its TimeScale; nothing for one that does not follow
/// the clock, or only by the month.
std::optional<base::Duration> cycleOf(const workload::TrafficSpec& spec);

/// The same of the bounds that scheduled actions set while it is measured; nothing where one happens once in it or by
/// the month, or where their cycles do not divide one another. Zero without actions.
std::optional<base::Duration> cycleOf(const format::Scaling& scaling, base::Duration measured);

/// A workload's day, or what else its clock has, by its TimeScale.
base::Duration stretched(base::Duration cycle, const workload::TrafficSpec& spec);

/// The longer one of two cycles after which both repeat; nothing when the shorter does not divide it.
std::optional<base::Duration> commonCycle(base::Duration one, base::Duration other);

}  // namespace headroom::study
