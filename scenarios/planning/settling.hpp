// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

#include "scenarios/format/scenario.hpp"

/// How long a design that begins empty takes until it holds as much as it will go on holding: connections, executions,
/// results in caches, idle environments.
namespace headroom::planning {

/// What is held longest, and how long that takes to be as much as stays.
struct Settling {
    base::Duration time;
    std::string what;  ///< "connections of People"; empty where nothing is held
    /// Of executions alone: where a limit on how many there are is full, it takes and refuses in turns of that length.
    base::Duration turn{};
};

/// Seconds after which 99 % are there of what comes at a steady rate and stays for such times (seconds): of an
/// exponential time 4.6 times its mean, of a constant nearly all of it. 100 years where there is no mean.
double settlingSeconds(const base::Distribution& stay);

/// Of a checked design under steady traffic: what is held by requests, then what caches and environments remember of
/// them. Environments are taken as settled after 20,000 requests to their function: of that many few are cold
/// whatever was before. From means where the file gives no more, and without retries.
Settling settlingOf(const format::Design& design, base::Duration length);

}  // namespace headroom::planning
