// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>

#include "model/base/units.hpp"
#include "model/engine/causes.hpp"
#include "model/services/lambda/cursor.hpp"
#include "model/services/lambda/program.hpp"

namespace headroom::lambda {

/// An execution of a durable function between its invocations.
struct DurableRun {
    /// What it waits for when an invocation has ended.
    enum class Pending : std::uint8_t {
        Nothing,  ///< it has ended
        Wait,
        Invoke,  ///< of a function, by the service
        Retry,   ///< of the step at `cursor`
    };
    Pending pending = Pending::Nothing;
    bool measured = false;
    std::uint32_t workload = engine::kNoWorkload;
    base::Instant began;
    Cursor cursor;                         ///< where it goes on
    std::uint64_t key = 0;                 ///< of its draws
    std::int64_t done = 0;                 ///< operations, replayed by each further invocation
    std::int64_t attempts = 0;             ///< of the present step, that failed
    base::Duration pause;                  ///< of a Wait or a Retry
    const Instruction* asked = nullptr;    ///< of an Invoke
    base::Bytes written;                   ///< in all
    __extension__ __int128 writtenAt = 0;  ///< the sum of bytes x [ns] when they were written
};

}  // namespace headroom::lambda
