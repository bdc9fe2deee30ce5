// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <vector>

namespace headroom::lambda {

/// Where one execution is in its program. Kept in the environment, which runs one at a time, so that its memory is
/// allocated once.
struct Cursor {
    /// A Repeat step that is under way.
    struct Loop {
        std::int64_t round = 0;
        std::uint64_t outerKey = 0;
    };
    std::uint32_t at = 0;   ///< the next instruction
    std::uint64_t key = 0;  ///< of the draws of the steps here; differs by round of a Repeat step
    std::vector<Loop> loops;
};

}  // namespace headroom::lambda
