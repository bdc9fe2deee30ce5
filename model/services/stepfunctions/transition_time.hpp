// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/base/units.hpp"
#include "model/services/stepfunctions/definition.hpp"

namespace headroom::stepfunctions {

/// What entering a state takes that calls nothing. A guess: AWS publishes nothing, and measurements hold the invocation
/// of a function as well (100 to 160 ms from task to task in Standard, SeBS-Flow 2022 and 2024; Express about 20 ms
/// less on a flow of one state, van Donkersgoed 2022). Definitions executed by data take it for every state.
constexpr base::Duration usualTransition(MachineType type) {
    return type == MachineType::Express ? base::milliseconds(5) : base::milliseconds(25);
}

/// What a task takes longer for each KB of payload: the slope of SeBS-Flow's chains of 32 B to 256 KB, May 2024,
/// Standard.
inline constexpr base::Duration kTimePerKilobyte = base::milliseconds(1);

}  // namespace headroom::stepfunctions
