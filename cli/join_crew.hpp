// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>

#include "model/base/result.hpp"
#include "scenarios/planning/crew.hpp"

namespace headroom::cli {

/// The processes that mpirun or srun started this one among; null when it was started alone. Errors: Environment, when
/// there are several and this build cannot make them share the work.
base::Result<std::shared_ptr<planning::Crew>> joinCrew();

}  // namespace headroom::cli
