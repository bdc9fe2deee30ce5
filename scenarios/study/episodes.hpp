// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "model/engine/metrics.hpp"

namespace headroom::study {

/// Times in which a resource throttled. Thousands of refused requests of one bad evening are one observation: what
/// counts is how often it happened.
struct Episodes {
    std::string resource;
    std::uint64_t count = 0;
    std::uint64_t periods = 0;  ///< in which something was throttled, over all episodes
};

/// Of every resource that throttled in the run: periods (minutes, in runs of up to a week) with throttles are of one
/// episode unless five quiet ones lie between them.
std::vector<Episodes> episodesOf(const std::vector<engine::MetricSeries>& series);

/// "in 3 episodes (41 min)": what a warning says beside how many requests there were; empty without any.
std::string episodesText(const std::vector<Episodes>& episodes, const std::string& resource, double period);

}  // namespace headroom::study
