// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/engine/service.hpp"
#include "model/services/dynamodb/item_locks.hpp"
#include "model/services/dynamodb/request_tokens.hpp"

namespace headroom::dynamodb {

/// The TransactWriteItems of a table that are under way: which items they write, and which calls they are.
struct OpenTransactions {
    ItemLocks items;
    RequestTokens tokens;

    void begin(const engine::Call& call) {
        for (std::uint32_t i = 0; i < call.items; ++i) items.lock(call.item + i);
        if (call.token != 0) tokens.begin(call.token);
    }
    /// `unheard`: its caller has walked away.
    void end(const engine::Call& call, bool unheard, base::Instant now) {
        for (std::uint32_t i = 0; i < call.items; ++i) items.unlock(call.item + i);
        if (call.token != 0) tokens.end(call.token, unheard, now);
    }
};

}  // namespace headroom::dynamodb
