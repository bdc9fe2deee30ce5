// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>

#include "scenarios/study/run.hpp"

namespace headroom::planning {

/// How far a search has come since it began, with the time that is left in proportion. `done`: 0 to 1.
inline study::Progress progressAt(double done, std::chrono::steady_clock::time_point began) {
    const double elapsed = std::chrono::duration<double>(std::chrono::steady_clock::now() - began).count();
    return {done, elapsed, done > 0.0 ? elapsed * (1.0 - done) / done : -1.0};
}

}  // namespace headroom::planning
