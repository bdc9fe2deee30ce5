// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstdint>

#include "model/base/units.hpp"
#include "model/engine/request.hpp"
#include "model/services/lambda/limits.hpp"

namespace headroom::lambda {

/// Where an execution, or a strand of it, is in its program.
struct Cursor {
    /// A Repeat step that is under way.
    struct Loop {
        std::int64_t round = 0;
        std::uint64_t outerKey = 0;
    };
    std::uint32_t at = 0;   ///< the next instruction
    std::uint64_t key = 0;  ///< of the draws of the steps here; differs by round of a Repeat step
    std::array<Loop, kDeepestRepeat> loops;
};

/// What an execution, or a strand of it, is at, for the case that it is killed.
struct Doing {
    engine::Cause what = engine::Cause::Compute;
    base::Instant since;
};

}  // namespace headroom::lambda
