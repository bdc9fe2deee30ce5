// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <span>
#include <stop_token>

#include "model/base/result.hpp"
#include "model/engine/metrics.hpp"
#include "scenarios/format/scenario.hpp"

namespace headroom::study {

/// How a design's state settles when nobody says how long it takes.
struct Settled {
    base::Duration warmUp;  ///< whole cycles after which the next one was like the one before
    bool agreed = true;     ///< false: no two successive cycles of kMostCycles were alike
};

/// Cycles tried before giving up.
inline constexpr std::int64_t kMostCycles = 7;

/// Whether each metric was about the same in the last cycle of `series` and the one before, `points` datapoints each:
/// their mean difference, datapoint against the same one a cycle earlier, is at most 2 % of the mean or within four
/// standard errors of zero.
bool lastCyclesAgree(std::span<const engine::MetricSeries> series, std::size_t points);

/// Simulates the design from a cold start, cycle by cycle (a day, or a week), until two successive ones agree.
/// `progress` is told the share of kMostCycles that is done. Errors: Cancelled, and what the engine throws.
base::Result<Settled> settle(const format::Scenario& scenario, const format::Design& design, base::Duration cycle,
                             std::stop_token stop, const std::function<void(double)>& progress);

}  // namespace headroom::study
