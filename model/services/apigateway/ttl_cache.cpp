// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/services/apigateway/ttl_cache.hpp"

#include <algorithm>

namespace headroom::apigateway {

TtlCache::TtlCache(std::optional<base::Bytes> capacity) : capacity_(capacity), buckets_(64, kNone) {}

std::optional<std::int64_t> TtlCache::find(std::uint64_t key, base::Instant now) {
    const std::uint32_t at = locate(key);
    if (at == kNone) return std::nullopt;
    if (pool_[at].expires <= now) {
        remove(at);
        return std::nullopt;
    }
    return pool_[at].value;
}

void TtlCache::fill(std::uint64_t key, std::int64_t value, base::Bytes size, base::Duration ttl, base::Instant now) {
    if (ttl.count <= 0 || (capacity_ && size > *capacity_)) return;
    if (const std::uint32_t there = locate(key); there != kNone) {
        if (pool_[there].expires > now) return;
        remove(there);
    }
    makeRoom(size, now);
    const std::uint32_t at = take();
    const std::size_t bucket = bucketOf(key);
    pool_[at] = {key, now + ttl, value, size.count, buckets_[bucket], newest_, kNone};
    buckets_[bucket] = at;
    (newest_ != kNone ? pool_[newest_].newer : oldest_) = at;
    newest_ = at;
    ++count_;
    bytes_ += size.count;
}

void TtlCache::clear() {
    while (oldest_ != kNone) remove(oldest_);
}

std::uint32_t TtlCache::locate(std::uint64_t key) const {
    std::uint32_t at = buckets_[bucketOf(key)];
    while (at != kNone && pool_[at].key != key) at = pool_[at].chain;
    return at;
}

void TtlCache::remove(std::uint32_t at) {
    Entry& entry = pool_[at];
    std::uint32_t* link = &buckets_[bucketOf(entry.key)];
    while (*link != at) link = &pool_[*link].chain;
    *link = entry.chain;
    (entry.older != kNone ? pool_[entry.older].newer : oldest_) = entry.newer;
    (entry.newer != kNone ? pool_[entry.newer].older : newest_) = entry.older;
    entry.chain = free_;
    free_ = at;
    --count_;
    bytes_ -= entry.size;
}

void TtlCache::makeRoom(base::Bytes size, base::Instant now) {
    while (oldest_ != kNone && pool_[oldest_].expires <= now) remove(oldest_);
    if (!capacity_) return;
    while (oldest_ != kNone && bytes_ + size.count > capacity_->count) {
        ++evictions_;
        remove(oldest_);
    }
}

std::uint32_t TtlCache::take() {
    if (free_ != kNone) {
        const std::uint32_t at = free_;
        free_ = pool_[at].chain;
        return at;
    }
    if (pool_.size() == buckets_.size()) grow();
    pool_.emplace_back();
    return static_cast<std::uint32_t>(pool_.size() - 1);
}

/// Twice the buckets; only called when every entry is in use.
void TtlCache::grow() {
    buckets_.assign(buckets_.size() * 2, kNone);
    for (std::uint32_t at = 0; at < pool_.size(); ++at) {
        const std::size_t bucket = bucketOf(pool_[at].key);
        pool_[at].chain = buckets_[bucket];
        buckets_[bucket] = at;
    }
}

}  // namespace headroom::apigateway
