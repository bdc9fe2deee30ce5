// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>

#include "model/engine/ring.hpp"
#include "model/services/sqs/message.hpp"

namespace headroom::sqs {

/// Messages that can be received, in the order in which they came. A long backlog of like messages is kept as runs of
/// those that were sent in one second: their times are then known to the second.
class Backlog {
public:
    std::int64_t count() const { return count_; }
    base::Bytes bytes() const { return bytes_; }
    /// When the one in front was sent; there is one.
    base::Instant oldest() const { return runs_.front().first.sent; }
    base::Bytes sizeOfNext() const { return runs_.front().first.size; }

    void put(const Message& message);
    /// The one in front; there is one.
    Message take();

private:
    struct Run {
        Message first;
        std::uint32_t more = 0;  ///< like it, with the numbers that follow
    };
    /// From so many on.
    static constexpr std::int64_t kLong = 4'096;

    static bool follows(const Run& run, const Message& message);

    engine::Ring<Run> runs_;
    std::int64_t count_ = 0;
    base::Bytes bytes_;
};

}  // namespace headroom::sqs
