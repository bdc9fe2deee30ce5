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
    /// All wait from `now` on.
    IdlePolls(std::int64_t pollers, base::Instant now) : since_(static_cast<std::size_t>(pollers), now) {}

    /// Messages are handed out at `now` to the poller whose turn it is; its call ends, and the next one begins when
    /// the batch is done with (see waits()).
    void takes(base::Instant now) {
        if (since_.empty()) return;
        std::size_t tried = 0;
        while (since_[next_] == kAtWork && tried++ < since_.size()) turn();
        if (since_[next_] == kAtWork) return;  // a further one, which waits for nothing
        found(since_[next_], now);
        since_[next_] = kAtWork;
        turn();
    }
    /// A poller's batch is done; it waits again.
    void waits(base::Instant now) {
        const auto busy = std::ranges::find(since_, kAtWork);
        if (busy != since_.end()) *busy = now;
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
