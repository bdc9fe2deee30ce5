// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>

#include "model/base/units.hpp"
#include "model/engine/causes.hpp"

namespace headroom::sqs {

/// One message of a queue.
struct Message {
    base::Instant sent;
    std::uint64_t number = 0;  ///< the queue's, from 0; one that came from another queue has that one's
    std::uint32_t workload = engine::kNoWorkload;
    std::uint32_t receives = 0;
    base::Bytes size;
    bool processable = true;
};

}  // namespace headroom::sqs
