// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/services/stepfunctions/data/flow.hpp"
#include "scenarios/document/node.hpp"

namespace headroom::states {

/// The value of a tree.
stepfunctions::data::Json jsonOf(const document::Node& node);

/// What a checked state does to data. Anything with a `${Name}` left in it is taken as it stands.
stepfunctions::data::StateFlow buildFlow(const document::Node& state, const stepfunctions::State& built);

}  // namespace headroom::states
