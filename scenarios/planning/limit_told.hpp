// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <span>

#include "scenarios/planning/breaking_point.hpp"
#include "scenarios/planning/breaking_probes.hpp"
#include "scenarios/planning/undone_work.hpp"

/// How a limit that gives way is told, and what its fix costs.
namespace headroom::planning {

/// Its name, kind and share, and what helps; without the traffic. `base`: the design as it is; `lifted`: with what gave
/// way before lifted. The fix costs nothing where only what auto scaling takes is paid, else it is left open.
Breaking told(const LimitReached& limit, const format::Design& base, const format::Design& lifted);

/// Likewise work that piles up, or becomes too old as it waits; `quotas` of the run in which it does.
Breaking told(const Work& work, std::span<const study::QuotaUse> quotas);

/// USD a month that twice as much of the limit costs at today's traffic, of what is paid by the hour: requests are
/// billed as they come. Nothing where it cannot be lifted. Errors: as Probes::at().
base::Result<std::optional<double>> priceOfFix(const LimitReached& limit, const Candidate& base, Probes& probes);

}  // namespace headroom::planning
