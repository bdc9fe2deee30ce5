// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/services/stepfunctions/data/flow.hpp"
#include "scenarios/document/node.hpp"

namespace headroom::states {

/// The machine of a definition in which checkDefinition() found no error.
stepfunctions::data::Machine buildMachine(const document::Node& root, std::size_t bytes);

}  // namespace headroom::states
