// SPDX-License-Identifier: GPL-3.0-or-later
// Transactions: taken or refused whole, held against each other while they are under way, and done once however often
// an SDK sends them.
#include "model/base/random.hpp"
#include "model/services/dynamodb/table.hpp"

namespace headroom::dynamodb {

using base::Bytes;
using engine::Call;

namespace {

constexpr std::uint64_t kToken = 0x746f'6b65'6e00'0000ULL;  // "token": a branch of a call's draws

/// Whether an earlier attempt at it may have gone unheard.
bool isRetry(const Call& call) { return call.token != 0 && call.token != call.draws; }

}  // namespace

/// Whether a transaction under way writes one of the items. Plain reads do not mind.
bool Table::conflicts(const Asked& asked) {
    if (transactions_.items.empty() || (!asked.writes && asked.operation != Operation::TransactGetItems)) return false;
    for (std::uint32_t i = 0; i < asked.call.items; ++i) {
        if (transactions_.items.holds(asked.call.item + i)) return true;
    }
    return false;
}

Served Table::admitTransaction(const Asked& asked) {
    Bytes bytes;
    for (std::uint32_t i = 0; i < asked.call.items; ++i) bytes += sizeOf(asked.call, i);
    if (bytes > kLargestTransaction) return {.fate = Fate::Invalid};
    const Fate retried = isRetry(asked.call) && asked.writes ? fateOfRetry(asked) : Fate::Served;
    if (retried == Fate::InProgress) return {.fate = retried};
    if (retried == Fate::Replayed) return replay(asked);
    if (conflicts(asked)) return {Fate::Conflict, asked.call.items, bytes};
    const bool holds = conditionHolds(asked);
    for (std::uint32_t i = 0; i < asked.call.items; ++i) {
        if (!passes(asked, describe(asked, i, holds))) return {.fate = Fate::Throttled};
    }
    for (std::uint32_t i = 0; i < asked.call.items; ++i) take(asked, describe(asked, i, holds), holds);
    return {holds ? Fate::Served : Fate::ConditionFailed, asked.call.items, bytes};
}

/// Served: nobody has done yet what the retry asks for.
Fate Table::fateOfRetry(const Asked& asked) {
    const std::uint64_t token = asked.call.token;
    if (spec_.requestTokens < 1.0 && !base::Stream(base::deriveKey(token, kToken)).chance(spec_.requestTokens))
        return Fate::Served;
    switch (transactions_.tokens.earlier(token, asked.now)) {
        case RequestTokens::Earlier::UnderWay:
            return Fate::InProgress;
        case RequestTokens::Earlier::Done:
            return Fate::Replayed;
        case RequestTokens::Earlier::Unknown:
            break;
    }
    return Fate::Served;
}

/// The items are there as the earlier attempt has left them; reading them is all that is done.
Served Table::replay(const Asked& asked) {
    const Asked reading{asked.call,    Operation::TransactGetItems, asked.measured, asked.now, false, asked.workload,
                        asked.throttle};
    const auto itemAt = [&](std::uint32_t i) {
        const Bytes size = sizeOf(asked.call, i);
        return CallItem{asked.call.item + i, size, size, ItemChange::None, units::transactWriteReplay(size)};
    };
    for (std::uint32_t i = 0; i < asked.call.items; ++i) {
        if (!passes(reading, itemAt(i))) return {.fate = Fate::Throttled};
    }
    Bytes bytes;
    for (std::uint32_t i = 0; i < asked.call.items; ++i) {
        take(reading, itemAt(i));
        bytes += itemAt(i).after;
    }
    if (asked.measured) usage_.replayed();
    return {Fate::Replayed, asked.call.items, bytes};
}

}  // namespace headroom::dynamodb
