// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

#include "scenarios/calibrate/measured.hpp"
#include "scenarios/format/scenario.hpp"
#include "scenarios/recorded/match.hpp"

namespace headroom::calibrate {

/// How uneven keys are used, from how often caches were seen to hit: of a REST API's stage (CacheHitCount,
/// CacheMissCount), and of a DAX cluster's items or query results (ItemCacheHits, ItemCacheMisses; QueryCacheHits,
/// QueryCacheMisses). How many keys there are, the cache's size and its times to live are the scenario's; Zipf's
/// exponent is fitted, and put into the workloads of the API, or into the calls of the one table through the cluster.
/// A ratio that no exponent gives is told, and nothing is set. `read`: the scenario as it was read; its first design
/// counts.
Findings calibrateCaches(document::Node& scenario, const format::Scenario& read,
                         const std::vector<recorded::MatchedSeries>& recording, const std::string& source);

}  // namespace headroom::calibrate
