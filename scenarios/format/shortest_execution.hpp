// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/services/lambda/spec.hpp"

namespace headroom::format {

/// The shortest an execution can be, in seconds: what its code does one after the other, whatever its branches and
/// calls add.
double shortestExecution(const lambda::Spec& function);

}  // namespace headroom::format
