// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "scenarios/format/scenario.hpp"

namespace headroom::study {

/// What a resource is expected to serve on the mean, from closed forms, before anything runs. An estimate: retries,
/// cold starts, queues and throttling are not in it.
struct ExpectedLoad {
    std::string resource;
    double perSecond = 0.0;
    std::optional<double> atOnce;  ///< of a function: executions under way, by Little's law
};

/// The resources of a checked design whose rate the file tells; `length` is the run's.
std::vector<ExpectedLoad> expectedLoads(const format::Design& design, base::Duration length);

}  // namespace headroom::study
