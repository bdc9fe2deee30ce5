// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <deque>

#include "model/base/units.hpp"
#include "model/services/dynamodb/item_locks.hpp"

namespace headroom::dynamodb {

/// The idempotency tokens of TransactWriteItems that a retry may bear again: of those under way whose caller may walk
/// away, and, for as long as AWS keeps a token, of those that ended when it had. Whoever heard the answer sends no
/// retry, so no other is kept.
class RequestTokens {
public:
    /// What has become of the transaction with that token.
    enum class Earlier : std::uint8_t { Unknown, UnderWay, Done };

    Earlier earlier(std::uint64_t token, base::Instant now);
    void begin(std::uint64_t token);
    void end(std::uint64_t token, bool unheard, base::Instant now);
    /// How many are kept of those that have ended.
    std::size_t kept() const { return ended_.size(); }

private:
    struct Ended {
        std::uint64_t token;
        base::Instant at;
    };
    void forget(base::Instant now);

    ItemLocks underWay_;  ///< sets of tokens
    ItemLocks done_;
    std::deque<Ended> ended_;  ///< the oldest first
};

}  // namespace headroom::dynamodb
