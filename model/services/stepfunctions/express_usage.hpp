// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <cstdint>

#include "model/base/units.hpp"

/// What an Express execution is billed for (Step Functions pricing page: duration in steps of 100 ms, memory in steps
/// of 64 MB).
namespace headroom::stepfunctions {

/// The duration, rounded up to 100 ms; at least one step.
constexpr base::Duration expressBilledDuration(base::Duration duration) {
    constexpr std::int64_t kStep = base::milliseconds(100).count;
    return base::nanoseconds(std::max<std::int64_t>(1, (duration.count + kStep - 1) / kStep) * kStep);
}

/// Memory in bytes by AWS's own estimate: 50 MB, the definition, and the payload of each parallel or map step.
/// The page counts in powers of ten: 50 MB + 50 KB + 400 x 32 KB = 62.85 MB.
constexpr std::int64_t expressMemoryBytes(std::int64_t definitionBytes, std::int64_t payloadBytes, std::int64_t steps) {
    return 50'000'000 + definitionBytes + payloadBytes * steps;
}

/// Megabytes billed: the estimate rounded up to 64 MB.
constexpr std::int64_t expressBilledMegabytes(std::int64_t memoryBytes) {
    constexpr std::int64_t kStep = 64'000'000;
    return std::max<std::int64_t>(1, (memoryBytes + kStep - 1) / kStep) * 64;
}

}  // namespace headroom::stepfunctions
