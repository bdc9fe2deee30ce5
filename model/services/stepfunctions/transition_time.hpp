// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/base/units.hpp"
#include "model/services/stepfunctions/definition.hpp"

namespace headroom::stepfunctions {

/// What entering a state takes when a definition is executed by data. A guess: AWS publishes nothing, and measurements
/// hold the invocation of a function as well (100 to 160 ms from task to task in Standard, SeBS-Flow 2022 and 2024;
/// Express about 20 ms less on a flow of one state, van Donkersgoed 2022).
constexpr base::Duration usualTransition(MachineType type) {
    return type == MachineType::Express ? base::milliseconds(5) : base::milliseconds(25);
}

}  // namespace headroom::stepfunctions
