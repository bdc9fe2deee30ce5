// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <span>
#include <string_view>
#include <vector>

#include "scenarios/study/replication.hpp"
#include "scenarios/study/result.hpp"

namespace headroom::study {

/// Cost (where it is known; as a whole and by service), error rates and latencies of each part, in the order of the
/// parts: replications of one design, or the batches of a single one. A part in which no request ended has no error
/// rate and no latency: kNoValue.
std::vector<FigureSamples> figureSamples(std::span<const Replication* const> parts);

/// The parts to take: the replications, or the batches of a single one; see samplesOf().
std::vector<const Replication*> partsOf(std::span<const Replication* const> replications);

/// The samples of that figure, or nothing.
const FigureSamples* samplesNamed(const std::vector<FigureSamples>& samples, std::string_view metric,
                                  std::string_view of, std::string_view statistic = {});

}  // namespace headroom::study
