// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cassert>
#include <cstdint>
#include <optional>
#include <utility>

#include "model/engine/ring.hpp"
#include "model/services/sqs/message.hpp"

namespace headroom::sqs {

/// When the messages entered a queue that its oldest one is looked for among, counted by ticks. A tick is a millisecond
/// at first and becomes longer with the oldest age there is, so that there are few of them: that age is known to a
/// thirty-thousandth. The queue once empty, ticks are short again.
class Ages {
public:
    static constexpr std::int64_t kMostTicks = 65'536;

    /// One enters; none has entered later.
    void add(base::Instant entered) {
        if (ticks_.empty()) {
            shift_ = kFinest;
            earliest_ = tickOf(entered);
        }
        assert(tickOf(entered) >= earliest_);
        while (tickOf(entered) - earliest_ >= kMostTicks) coarsen();
        count(ticks_, tickOf(entered) - earliest_, {entered, 1});
    }
    /// So many that entered then are gone.
    void remove(base::Instant entered, std::int64_t count) {
        at(entered).count -= count;
        for (; !ticks_.empty() && ticks_.front().count == 0; ticks_.pop()) ++earliest_;
    }
    /// One that entered at `from` counts as one that did at `to`, when another one did that is still there.
    void move(base::Instant from, base::Instant to) {
        ++at(to).count;
        remove(from, 1);
    }
    /// When the oldest one entered.
    std::optional<base::Instant> oldest() const {
        if (ticks_.empty()) return std::nullopt;
        return ticks_.front().first;
    }

private:
    struct Tick {
        base::Instant first;
        std::int64_t count = 0;
    };
    using Ticks = engine::Ring<Tick>;

    static constexpr int kFinest = 20;  ///< 2^20 ns

    /// Counts what is in a tick into the one with that index from the front.
    static void count(Ticks& into, std::int64_t index, const Tick& more) {
        while (static_cast<std::int64_t>(into.size()) <= index) into.push({});
        Tick& tick = into.at(into.first() + static_cast<std::uint64_t>(index));
        if (tick.count == 0) tick.first = more.first;
        tick.count += more.count;
    }
    /// Ticks twice as long.
    void coarsen() {
        Ticks coarse;
        const std::int64_t before = earliest_;
        earliest_ >>= 1;
        ++shift_;
        for (std::int64_t tick = before; !ticks_.empty(); ++tick, ticks_.pop())
            count(coarse, (tick >> 1) - earliest_, ticks_.front());
        ticks_ = std::move(coarse);
    }
    std::int64_t tickOf(base::Instant instant) const { return instant.ns >> shift_; }
    Tick& at(base::Instant entered) {
        return ticks_.at(ticks_.first() + static_cast<std::uint64_t>(tickOf(entered) - earliest_));
    }

    Ticks ticks_;  ///< from `earliest_` on, one after the other
    int shift_ = kFinest;
    std::int64_t earliest_ = 0;
};

}  // namespace headroom::sqs
