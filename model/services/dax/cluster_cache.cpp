// SPDX-License-Identifier: GPL-3.0-or-later
// What a cluster keeps and forgets.
#include <algorithm>

#include "model/services/dax/cluster.hpp"
#include "model/services/dax/work.hpp"

namespace headroom::dax {

using base::Bytes;
using base::Duration;
using engine::Call;
using engine::Outcome;

namespace {

// A key of the item cache is a table (9 bits) and an item (40: base::kMostKeys and a batch fit).
constexpr std::uint32_t kItemBits = 40;
static_assert(kItemBits + 9 == LruCache::kKeyBits && kMostTables <= (1U << 9));

std::uint64_t itemKey(std::uint64_t table, std::uint64_t item) {
    return (table << kItemBits) | (item & ((1ULL << kItemBits) - 1));
}

/// All parameters of a search, the table or index that it reads among them, in 49 bits: of n searches about n x n /
/// 2^50 pairs are taken for one another.
std::uint64_t resultKey(std::uint64_t table, const Call& call) {
    std::uint64_t key = base::deriveKey(table, call.operation);
    key = base::deriveKey(key, call.index);
    key = base::deriveKey(key, call.items);
    key = base::deriveKey(key, static_cast<std::uint64_t>(call.itemSize.count));
    return base::deriveKey(key, call.item) >> (64 - LruCache::kKeyBits);
}

}  // namespace

/// Whether the node has what the cluster has: a replica gets it ReplicationLag later, and until then lacks it or has
/// what was there before.
bool Cluster::isThere(const LruCache::Found& found, const Asked& asked, std::size_t node) {
    if (node == 0 || found.age >= spec_.replicationLag) return true;
    if (!found.overwrote) return false;
    if (asked.measured) usage_.stale();
    return true;
}

void Cluster::lookUpItems(const Asked& asked, Plan& plan, Duration way) {
    const base::Instant now = world_.now();
    std::int64_t units = 0;
    std::uint32_t missing = 0;
    Bytes bytes;
    for (std::uint32_t i = 0; i < asked.call.items; ++i) {
        const auto found = items_.find(itemKey(asked.table, asked.call.item + i), now);
        if (found && isThere(*found, asked, plan.node)) {
            units += unitsOf(found->size, kHitUnits);
            bytes += found->size;
        } else if (missing++ == 0) {
            plan.call.item = asked.call.item + i;
        }
    }
    if (asked.measured) usage_.looked(asked.operation, asked.call.items - missing, missing);
    plan.outcome.response = bytes;
    plan.call.items = missing;
    plan.passOn = missing > 0;
    if (units > 0) plan.ready = fleet_.node(plan.node).work(units, now) + way;
}

void Cluster::lookUpResult(const Asked& asked, Plan& plan, Duration way) {
    const base::Instant now = world_.now();
    const bool kept = spec_.queryTtl.count > 0;
    const auto found = kept ? results_.find(resultKey(asked.table, asked.call), now) : std::nullopt;
    const bool hit = found && isThere(*found, asked, plan.node);
    if (asked.measured) usage_.looked(asked.operation, hit ? 1 : 0, hit ? 0 : 1);
    plan.passOn = !hit;
    if (!hit) return;
    plan.outcome.response = found->size;
    plan.ready = fleet_.node(plan.node).work(unitsOf(found->size, kHitUnits), now) + way;
}

void Cluster::keep(const Asked& asked, const Call& call, const Outcome& outcome) {
    switch (asked.path) {
        case Path::Items:
            if (asked.operation == Operation::BatchGetItem)
                return keepItems(asked, call, outcome.response, &LruCache::fill);
            return noteMemory(items_.fill(itemKey(asked.table, call.item), outcome.response, world_.now()),
                              asked.measured);
        case Path::Results:
            if (spec_.queryTtl.count == 0) return;
            return noteMemory(results_.fill(resultKey(asked.table, asked.call), outcome.response, world_.now()),
                              asked.measured);
        case Path::Write:
            return keepItems(asked, call, items_.capacity(), &LruCache::write);
        case Path::Delete:
            return forgetItems(asked);
        case Path::Through:
        case Path::Transact:
            break;
    }
}

/// The items of a batch, in the order of their keys, as far as `most` bytes of them came.
void Cluster::keepItems(const Asked& asked, const Call& call, Bytes most, Keeping keeping) {
    Bytes evicted;
    for (std::uint32_t i = 0; i < call.items; ++i) {
        const bool lacking = keeping == &LruCache::fill && asked.store.lacks(call, i);  // kept as not being there
        const Bytes size = lacking ? Bytes(0) : asked.store.sizeOf(call, i);
        most -= size;
        if (most.count < 0) break;
        evicted += (items_.*keeping)(itemKey(asked.table, call.item + i), size, world_.now());
    }
    noteMemory(evicted, asked.measured);
}

void Cluster::forgetItems(const Asked& asked) {
    for (std::uint32_t i = 0; i < asked.call.items; ++i) items_.forget(itemKey(asked.table, asked.call.item + i));
    noteMemory(Bytes(0), asked.measured);
}

void Cluster::noteMemory(Bytes evicted, bool measured) {
    if (measured) usage_.evicted(evicted);
    usage_.holds(items_.bytes() + results_.bytes(), world_.now());
}

void Cluster::flushCache() {
    items_.clear();
    results_.clear();
    noteMemory(Bytes(0), false);
}

}  // namespace headroom::dax
