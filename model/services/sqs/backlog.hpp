// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <cstdint>

#include "model/engine/ring.hpp"
#include "model/services/sqs/message.hpp"

namespace headroom::sqs {

/// Messages that can be received, in the order in which they came. A long backlog keeps messages of one kind as one run
/// for each second: their times are then known to the second, their order within it is lost, and each has the mean size
/// of those that are as many requests of the bill.
class Backlog {
public:
    /// From so many on it is a long one.
    static constexpr std::int64_t kLong = 4'096;

    std::int64_t count() const { return count_; }
    base::Bytes bytes() const { return bytes_; }
    /// What it takes to keep them.
    std::size_t runs() const { return runs_.size(); }
    /// The one in front; there is one.
    Message next() const { return runs_.front().next(); }

    /// Returns when it entered as the backlog knows it: within the same second.
    base::Instant put(const Message& message);
    /// Takes the one in front; there is one.
    Message take();

    /// Takes away what was sent before an instant, wherever it stands, and tells `dropped(message, count)` of it: so
    /// many that entered then.
    template <class Dropped>
    void dropSentBefore(base::Instant instant, const Dropped& dropped) {
        if (count_ == 0 || earliest_ >= instant) return;
        earliest_ = base::Instant{INT64_MAX};
        for (std::size_t left = runs_.size(); left > 0; --left) {
            const Run run = runs_.front();
            runs_.pop();
            if (run.first.sent >= instant) {
                earliest_ = std::min(earliest_, run.first.sent);
                runs_.push(run);
                continue;
            }
            count_ -= run.count;
            bytes_ = bytes_ - run.bytes;
            dropped(run.first, std::int64_t{run.count});
        }
    }
    /// When the one entered that did so first; there is one.
    base::Instant firstEntered() const {
        base::Instant first = runs_.front().first.entered;
        for (std::uint64_t i = runs_.first(); i != runs_.end(); ++i) first = std::min(first, runs_.at(i).first.entered);
        return first;
    }

private:
    /// Messages like the first one, none of which was sent before it; `bytes` is what all of them have.
    struct Run {
        Message first;
        base::Bytes bytes;
        std::uint32_t count = 1;

        Message next() const {
            Message message = first;
            message.size = base::bytes((bytes.count + count - 1) / count);
            return message;
        }
    };
    /// So far back a run is looked for that a message can join.
    static constexpr std::uint64_t kLookBack = 32;

    static bool alike(const Message& one, const Message& other);
    /// The run that it can join.
    Run* runFor(const Message& message);

    engine::Ring<Run> runs_;
    std::int64_t count_ = 0;
    base::Bytes bytes_;
    base::Instant earliest_{INT64_MAX};  ///< nothing was sent before it
};

}  // namespace headroom::sqs
