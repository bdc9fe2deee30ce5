// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <cstdint>

#include "model/services/lambda/limits.hpp"

namespace headroom::lambda {

/// How fast CPU-bound code with `threads` busy threads runs at a memory size [MB], in threads of one whole vCPU: CPU is
/// in proportion to memory, 1,769 MB is one vCPU, and a thread cannot use more than one (derived from the Developer
/// Guide, configuration-memory; 10,240 MB gives 5.79 vCPU, which AWS calls "up to 6").
constexpr double cpuSpeed(std::int64_t memory, std::int64_t threads) {
    const double cpus = static_cast<double>(memory) / static_cast<double>(kMemoryOfOneCpu);
    return std::min(static_cast<double>(threads), cpus);
}

/// What a CPU-bound time measured at one memory size is multiplied with at another.
constexpr double cpuStretch(std::int64_t measuredAt, std::int64_t memory, std::int64_t threads) {
    return cpuSpeed(measuredAt, threads) / cpuSpeed(memory, threads);
}

}  // namespace headroom::lambda
