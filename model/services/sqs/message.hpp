// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>

#include "model/base/units.hpp"
#include "model/engine/causes.hpp"

namespace headroom::sqs {

/// One message of a queue.
struct Message {
    base::Instant sent;     ///< to its first queue; what it is kept for counts from here
    base::Instant entered;  ///< this queue: sent, or moved from another
    base::Instant visible;  ///< since when it can be received, where it can
    base::Bytes size;
    std::uint32_t workload = engine::kNoWorkload;
    std::uint32_t receives = 0;  ///< of this queue
    bool processable = true;

    bool operator==(const Message&) const = default;
};

/// The second that an instant is in.
constexpr std::int64_t secondOf(base::Instant instant) {
    constexpr std::int64_t kSecond = base::seconds(1).count;
    return (instant.ns >= 0 ? instant.ns : instant.ns - (kSecond - 1)) / kSecond;
}

}  // namespace headroom::sqs
