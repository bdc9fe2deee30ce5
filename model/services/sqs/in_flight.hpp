// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "model/services/sqs/message.hpp"

namespace headroom::sqs {

/// Messages that were received and are neither deleted nor back, in chains: those of a batch, in order. Holds no more
/// than there ever were at once, however long one of them stays.
class InFlight {
public:
    using Index = std::uint32_t;

    struct Received {
        Message message;
        base::Instant at;          ///< when it was received
        std::uint32_t poller = 0;  ///< by which (see IdlePolls)
        Index next = 0;            ///< of its chain; the last one's means nothing
    };

    /// The start of a chain of `count`.
    struct Chain {
        Index first = 0;
        Index last = 0;
        std::uint32_t count = 0;
    };

    /// Adds one behind a chain.
    void add(Chain& chain, const Message& message, base::Instant at, std::uint32_t poller) {
        const Index index = free_.empty() ? static_cast<Index>(kept_.size()) : free_.back();
        if (free_.empty())
            kept_.emplace_back();
        else
            free_.pop_back();
        kept_[index] = {message, at, poller, 0};
        link(chain, index);
    }
    /// Puts one that is in no chain any more behind a chain.
    void link(Chain& chain, Index index) {
        if (chain.count++ == 0)
            chain.first = index;
        else
            kept_[chain.last].next = index;
        chain.last = index;
    }
    const Received& at(Index index) const { return kept_[index]; }
    /// So many further on in its chain.
    Index after(Index index, std::uint64_t steps) const {
        for (; steps > 0; --steps) index = kept_[index].next;
        return index;
    }
    /// Forgets one; its place is taken by another.
    Message remove(Index index) {
        free_.push_back(index);
        return kept_[index].message;
    }
    /// Places for messages, taken or not.
    std::size_t places() const { return kept_.size(); }

private:
    std::vector<Received> kept_;
    std::vector<Index> free_;
};

}  // namespace headroom::sqs
