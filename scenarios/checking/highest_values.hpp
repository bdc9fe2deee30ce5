// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "scenarios/checking/simulated_series.hpp"

/// Highest values of periods: a longer period has a higher one, so both sides are brought to periods of one length.
namespace headroom::checking {

/// Whether a series is of the highest values of its periods, but for single observations, which a run tells by itself.
bool isOfHighest(const recorded::MatchedSeries& recorded);

/// The highest recorded values of periods of `period` seconds at least, counted from `begin` (Unix time); of how many
/// environments of a function worked those of the periods in which any did: CloudWatch has no others.
recorded::MatchedSeries highestOf(const recorded::MatchedSeries& recorded, std::int64_t period, std::int64_t begin);

/// The same of the simulated series. `recorded`: what it is laid over, with its period.
WeighedSeries highestOf(const WeighedSeries& simulated, const recorded::MatchedSeries& recorded);

}  // namespace headroom::checking
