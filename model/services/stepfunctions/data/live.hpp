// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "model/services/stepfunctions/data/flow.hpp"
#include "model/services/stepfunctions/strand_data.hpp"

namespace headroom::stepfunctions::data {

/// Inputs that executions are started with, one of them each.
struct InputSet {
    std::string giver;  ///< whose; empty: of all others
    std::vector<Json> inputs;
};

/// What a design gives to a machine that data decide: the machine's own inputs first ({} where it gives none), then
/// those of workloads, and what tasks give.
struct LiveInputs {
    Machine machine;
    std::vector<InputSet> sets;
    std::vector<std::optional<Json>> results;  ///< by state: of a Task its result, of a Map what its ItemReader reads
};

/// Makes a machine's executions go by data.
std::shared_ptr<const DataSource> liveSource(LiveInputs inputs);

}  // namespace headroom::stepfunctions::data
