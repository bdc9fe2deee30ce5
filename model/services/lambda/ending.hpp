// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>

#include "model/base/units.hpp"
#include "model/engine/service.hpp"

namespace headroom::lambda {

/// How an execution ended, or a part of it.
struct Ending {
    enum class Kind : std::uint8_t {
        Answer,
        Error,  ///< the environment stays
        Crash,  ///< it does not
    };
    Kind kind = Kind::Answer;
    engine::Disposition cause = engine::Disposition::Succeeded;  ///< the root cause
    base::Bytes response;                                        ///< of an answer; 0 where the function does not say
};

}  // namespace headroom::lambda
