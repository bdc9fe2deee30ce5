// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

#include "scenarios/calibrate/cache_fit.hpp"
#include "scenarios/format/scenario.hpp"

namespace headroom::calibrate {

/// Whose keys a cache's hit ratio tells of.
struct CacheSubject {
    std::vector<CachedKeys> parts;
    std::string table;               ///< of a cluster: what is read through it
    double keys = 0.0;               ///< of the part with most lookups
    std::vector<std::string> notes;  ///< what the closed form leaves out
    std::string why;                 ///< not empty: it cannot be told
};

/// Of the caches of a REST API's stages: the keys of its workloads on routes that are cached, by their share of the
/// requests.
CacheSubject subjectOfApi(const format::Scenario& scenario, const format::Resource& api);

/// Of a DAX cluster's item cache (`queries`: of its query cache): the keys of the one table that is read through it.
CacheSubject subjectOfCluster(const format::Scenario& scenario, const format::Resource& cluster, bool queries);

}  // namespace headroom::calibrate
