// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>

#include "model/base/units.hpp"
#include "model/engine/service.hpp"
#include "model/services/lambda/limits.hpp"

namespace headroom::lambda {

/// What an execution needs to know of the call that asked for it. A part of the Call, because it lies in the frame of
/// every invocation.
struct Asked {
    Asked(const engine::Call& call, bool ofLatest)
        : draws(call.draws),
          itemSize(call.itemSize),
          branch(call.branch),
          synchronous(call.synchronous),
          streams(call.streams),
          poisoned(call.poisoned),
          tooLarge(call.payload > kLargestPayload),
          latest(ofLatest) {}

    std::uint64_t draws;
    base::Bytes itemSize;
    std::uint8_t branch;
    bool synchronous;
    bool streams;
    bool poisoned;
    bool tooLarge;  ///< its payload
    bool latest;    ///< of $LATEST, where other traffic goes to an alias
};

}  // namespace headroom::lambda
