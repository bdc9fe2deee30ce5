// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <utility>
#include <vector>

#include "model/base/units.hpp"
#include "model/services/sqs/limits.hpp"

namespace headroom::sqs {

/// The calls of an idle queue's pollers that end without a message: each poller waits in one call after another, and
/// has its turn at what comes. By arithmetic, without events.
class IdlePolls {
public:
    /// Whoever takes a batch and is none of them.
    static constexpr std::uint32_t kFurther = UINT32_MAX;

    /// All have waited before `now`, in calls that end evenly spread over the time of one.
    IdlePolls(std::int64_t pollers, base::Instant now) {
        for (std::int64_t i = 0; i < pollers; ++i)
            since_.push_back(now - kLongPoll + kLongPoll * (2 * i + 1) / (2 * pollers));
    }

    /// Messages are handed out at `now` to the poller whose turn it is; its call ends, and the next one begins when
    /// the batch is done with (see waits()). Returns which it is.
    std::uint32_t takes(base::Instant now) {
        std::size_t tried = 0;
        while (tried < since_.size() && since_[next_] == kAtWork) {
            turn();
            ++tried;
        }
        if (tried == since_.size()) return kFurther;
        const std::size_t poller = next_;
        found(since_[poller], now);
        since_[poller] = kAtWork;
        turn();
        return static_cast<std::uint32_t>(poller);
    }
    /// That poller's batch is done; it waits again.
    void waits(std::uint32_t poller, base::Instant now) {
        if (poller != kFurther) since_[poller] = now;
    }
    /// Calls that ended without a message by `now`, since the last time this was asked.
    std::int64_t emptyBy(base::Instant now) {
        for (base::Instant& since : since_) {
            if (since != kAtWork) since = found(since, now);
        }
        return std::exchange(empty_, 0);
    }

private:
    static constexpr base::Instant kAtWork{INT64_MAX};

    void turn() { next_ = (next_ + 1) % since_.size(); }
    /// Counts the calls that began at `since` and ended empty; returns when the present one began.
    base::Instant found(base::Instant since, base::Instant now) {
        const std::int64_t ended = std::max<std::int64_t>(0, (now - since).count / kLongPoll.count);
        empty_ += ended;
        return since + kLongPoll * ended;
    }

    std::vector<base::Instant> since_;  ///< by poller: when its present call began
    std::size_t next_ = 0;
    std::int64_t empty_ = 0;
};

}  // namespace headroom::sqs
