// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/services/dax/lru_cache.hpp"

#include <algorithm>
#include <cassert>

namespace headroom::dax {

using base::Bytes;
using base::Duration;
using base::Instant;

namespace {

constexpr std::size_t kFirstSlots = 1024;
constexpr std::int64_t kTicks = (1LL << 31) - 1;

}  // namespace

LruCache::LruCache(const Kept& kept, Instant begin, Duration longestRun)
    : ttl_(kept.ttl),
      grain_(kept.grain.count),
      overhead_(kept.overhead.count),
      begin_(begin),
      tick_(longestRun.count / kTicks + 1),
      slots_(kFirstSlots, kNone),
      mask_(kFirstSlots - 1) {}

Bytes LruCache::setCapacity(Bytes capacity) {
    capacity_ = capacity;
    return makeRoom();
}

std::uint32_t LruCache::tickOf(Instant now) const {
    return static_cast<std::uint32_t>(std::min((now - begin_).count / tick_, kTicks));
}

Duration LruCache::ageOf(const Entry& entry, Instant now) const {
    return Duration((static_cast<std::int64_t>(tickOf(now)) - static_cast<std::int64_t>(entry.stamp >> 1)) * tick_);
}

/// Where the key is, or the empty slot where it would go.
std::size_t LruCache::slotOf(std::uint64_t key) {
    std::size_t slot = homeOf(key);
    while (slots_[slot] != kNone && at(slots_[slot]).key() != key) slot = (slot + 1) & mask_;
    return slot;
}

std::optional<LruCache::Found> LruCache::find(std::uint64_t key, Instant now) {
    const std::uint32_t index = slots_[slotOf(key)];
    if (index == kNone) return std::nullopt;
    const Entry& entry = at(index);
    if (!isAlive(entry, now)) return std::nullopt;
    if (index != newest_) {
        unlink(index);
        link(index);
    }
    return Found{Bytes(entry.grains() * grain_), ageOf(entry, now), (entry.stamp & 1U) != 0};
}

Bytes LruCache::fill(std::uint64_t key, Bytes size, Instant now) {
    if (find(key, now)) return Bytes(0);
    return put(key, size, now);
}

Bytes LruCache::write(std::uint64_t key, Bytes size, Instant now) { return put(key, size, now); }

Bytes LruCache::put(std::uint64_t key, Bytes size, Instant now) {
    assert(key < kMostKeys);
    const std::int64_t grains = (size.count + grain_ - 1) / grain_;
    const bool fits = grains <= kMostGrains && grains * grain_ + overhead_ <= capacity_.count;
    std::size_t slot = slotOf(key);
    std::uint32_t index = slots_[slot];
    if (!fits) {
        if (index != kNone) drop(slot);
        return Bytes(0);
    }
    std::uint32_t overwrote = 0;
    if (index != kNone) {
        overwrote = isAlive(at(index), now) ? 1 : 0;
        grains_ -= at(index).grains();
        unlink(index);
    } else {
        if (count_ + 1 > slots_.size() / 4 * 3) {
            grow();
            slot = slotOf(key);
        }
        index = take();
        slots_[slot] = index;
        ++count_;
    }
    Entry& entry = at(index);
    entry.set(key, grains);
    entry.stamp = (tickOf(now) << 1) | overwrote;
    grains_ += grains;
    link(index);
    const Bytes pushedOut = makeRoom();
    most_ = std::max(most_, count_);
    return pushedOut;
}

void LruCache::forget(std::uint64_t key) {
    const std::size_t slot = slotOf(key);
    if (slots_[slot] != kNone) drop(slot);
}

void LruCache::clear() {
    std::fill(slots_.begin(), slots_.end(), kNone);
    free_ = oldest_ = newest_ = kNone;
    made_ = 0;
    count_ = 0;
    grains_ = 0;
}

std::uint32_t LruCache::take() {
    if (free_ != kNone) {
        const std::uint32_t index = free_;
        free_ = at(index).newer;
        return index;
    }
    if ((made_ >> kPageBits) == pages_.size()) pages_.push_back(std::make_unique<Entry[]>(kPage));
    return made_++;
}

void LruCache::link(std::uint32_t index) {
    Entry& entry = at(index);
    entry.older = newest_;
    entry.newer = kNone;
    (newest_ != kNone ? at(newest_).newer : oldest_) = index;
    newest_ = index;
}

void LruCache::unlink(std::uint32_t index) {
    const Entry& entry = at(index);
    (entry.older != kNone ? at(entry.older).newer : oldest_) = entry.newer;
    (entry.newer != kNone ? at(entry.newer).older : newest_) = entry.older;
}

/// Empties a slot and moves up those behind it that would no longer be found.
void LruCache::freeSlot(std::size_t slot) {
    std::size_t hole = slot;
    for (std::size_t next = (hole + 1) & mask_; slots_[next] != kNone; next = (next + 1) & mask_) {
        const std::size_t home = homeOf(at(slots_[next]).key());
        if (((next - home) & mask_) < ((next - hole) & mask_)) continue;
        slots_[hole] = slots_[next];
        hole = next;
    }
    slots_[hole] = kNone;
}

void LruCache::drop(std::size_t slot) {
    const std::uint32_t index = slots_[slot];
    grains_ -= at(index).grains();
    unlink(index);
    freeSlot(slot);
    at(index).newer = free_;
    free_ = index;
    --count_;
}

Bytes LruCache::makeRoom() {
    const Bytes before = bytes();
    while (bytes() > capacity_) drop(slotOf(at(oldest_).key()));
    return before - bytes();
}

void LruCache::grow() {
    slots_.assign(slots_.size() * 2, kNone);
    mask_ = slots_.size() - 1;
    for (std::uint32_t index = oldest_; index != kNone; index = at(index).newer) {
        std::size_t slot = homeOf(at(index).key());
        while (slots_[slot] != kNone) slot = (slot + 1) & mask_;
        slots_[slot] = index;
    }
}

}  // namespace headroom::dax
