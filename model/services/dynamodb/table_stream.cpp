// SPDX-License-Identifier: GPL-3.0-or-later
// What goes into a table's stream.
#include "model/base/random.hpp"
#include "model/engine/delay.hpp"
#include "model/services/dynamodb/table.hpp"

namespace headroom::dynamodb {

namespace {

/// Keys that expire where nothing says how many there are.
constexpr std::uint64_t kSomeKeys = 1'000'000;

}  // namespace

void Table::recordChange(const CallItem& item, std::uint32_t workload) {
    const Position position = keys_.of(item.key);
    stream_->put(capacity_.control().partitions().numberAt(position), position, item.before, item.after, workload);
}

/// Items that time to live deletes in so many seconds from that one after the beginning on; counted.
std::int64_t Table::expireIn(std::int64_t second, std::int64_t seconds) {
    FollowedItems followed;
    double items = 0.0;
    if (stored_ && expiries_->leavesNewKeys()) {
        followed = {stored_->expire(world_.now()), stored_->rewrites()};
        items = static_cast<double>(stored_->count());
    }
    const std::int64_t gone = expiries_->next(second, seconds, followed);
    items += expiries_->sureItems();  // a division is for good
    if (items >= static_cast<double>(holdAt_)) hold(static_cast<std::int64_t>(items));
    if (gone > 0) deleted_->add(static_cast<double>(gone));
    return gone;
}

// For the metric alone; ten seconds at a time, in their middle, so that none counts for the next minute.
engine::Process Table::countExpiries() {
    co_await engine::delay(base::seconds(5), engine::Rank::Clock);
    for (std::int64_t second = 5;; second += 10) {
        expireIn(second, 10);
        co_await engine::delay(base::seconds(10), engine::Rank::Clock);
    }
}

// Items that expire are not followed one by one: any key may be the next.
engine::Process Table::recordExpiries() {
    const std::uint64_t counted = spec_.writeKeys.empty() ? 0 : base::keyCount(widestKeys(spec_));
    const std::uint64_t known = counted == 0 ? kSomeKeys : counted;
    base::Stream keys(world_.keyOf("expiries of " + name_));
    for (std::int64_t second = 1;; ++second) {
        co_await engine::delay(base::seconds(1), engine::Rank::Clock);
        const std::int64_t gone = expireIn(second, 1);
        for (std::int64_t left = stream_ ? gone : 0; left > 0; --left) {
            const std::uint64_t key = keys.below(known);
            recordChange({key, sizeOf(key), base::Bytes(0), ItemChange::Deleted, {}}, engine::kNoWorkload);
        }
        if (!spec_.replicas.empty()) writeExpiries(gone, keys, known);
    }
}

}  // namespace headroom::dynamodb
