// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "scenarios/states/findings.hpp"

namespace headroom::states {

/// Reports variables that a branch or an iteration assigns although a scope around it does: inner scopes read outer
/// variables and may not set them. The children of a distributed Map see none.
void checkVariables(const Place& machine, Findings& findings);

}  // namespace headroom::states
