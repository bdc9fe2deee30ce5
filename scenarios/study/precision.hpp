// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "model/base/result.hpp"
#include "scenarios/study/result.hpp"
#include "scenarios/study/run.hpp"

/// A stopping rule: replications are added until intervals are narrow enough.
namespace headroom::study {

/// Replications at which a study gives up.
inline constexpr std::uint32_t kMostReplications = 200;

/// Reads goals such as "p99 2%", "p99 of Api 2%, cost 1%", "mean 5%", "errors 10%". Errors say what may be written.
base::Result<std::vector<PrecisionGoal>> parsePrecision(std::string_view text);

/// How far one design's intervals are from the goals.
struct PrecisionState {
    double worst = 0.0;  ///< the widest interval over its goal; at most 1: all are reached
};

/// Judges the goals on a design's samples. Errors: a goal about something that the design does not have.
base::Result<PrecisionState> judgePrecision(const std::vector<PrecisionGoal>& goals,
                                            const std::vector<FigureSamples>& samples);

/// The number of replications to go on to, from `now` and the worst ratio: an interval's width falls with their root.
/// At most twice as many at once, because few replications say little about their own spread.
std::uint32_t nextReplications(std::uint32_t now, double worst);

}  // namespace headroom::study
