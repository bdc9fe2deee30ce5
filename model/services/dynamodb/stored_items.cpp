// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/services/dynamodb/stored_items.hpp"

#include <algorithm>
#include <utility>

namespace headroom::dynamodb {

namespace {

/// Keys beyond KeyBits that are remembered one by one; further ones are taken to be as at the beginning.
constexpr std::size_t kMostOthers = std::size_t{1} << 20U;

/// How often calls see what has expired, to 1/4,000 of a life.
constexpr std::int64_t kLooksALife = 4'000;

bool isEndless(const base::KeyPopularity& keys) { return base::keyCount(keys) == 0; }

/// Of what expires it is known only if nothing is added.
bool isCounted(const Spec& spec) {
    const bool stays = !spec.expires() || (spec.writeKeys.empty() && spec.deletes);
    return spec.itemCount.has_value() && stays;
}

}  // namespace

bool StoredItems::canChange(const Spec& spec) {
    if (std::ranges::any_of(spec.writeKeys, isEndless)) return true;
    if (!isCounted(spec)) return false;
    const auto known = static_cast<std::uint64_t>(*spec.itemCount);
    if (spec.deletes || (spec.newItems.value_or(0.0) > 0.0 && !spec.writeKeys.empty())) return true;
    return std::ranges::any_of(spec.writeKeys,
                               [&](const base::KeyPopularity& keys) { return base::keyCount(keys) > known; });
}

bool StoredItems::followExpiry(const Spec& spec) {
    const bool others = !std::ranges::all_of(spec.deleteKeys, isEndless);
    return spec.expires() && !spec.newItems && (!others || widestRepeatingKeys(spec) != nullptr);
}

StoredItems::StoredItems(const Spec& spec, base::Instant now)
    : counts_(isCounted(spec)),
      count_(counts_ ? *spec.itemCount : 0),
      initial_(counts_ ? static_cast<std::uint64_t>(count_) : 0),
      since_(now),
      repeating_(initial_) {
    if (std::ranges::any_of(spec.writeKeys, isEndless)) fresh_.reserve();
    if (!spec.expires() || spec.newItems) return;
    const base::Duration life = *spec.timeToLive + spec.timeToLiveLag;
    fresh_.expireAfter(life, now);
    lookEvery_ = life / kLooksALife;
    look_ = now;
}

bool StoredItems::holds(std::uint64_t key) const {
    if (isNew(key)) return fresh_.has(key);
    if (key < KeyBits::kMostKeys) return repeating_.has(key);
    return (key < initial_) != other_.contains(key);
}

bool StoredItems::lacks(std::uint64_t key, bool deletes) const {
    return deletes && isNew(key) ? fresh_.lacks(key) : !holds(key);
}

/// Whether that was news.
bool StoredItems::mark(std::uint64_t key, bool there) {
    if (key < KeyBits::kMostKeys) return there ? repeating_.put(key) : repeating_.remove(key);
    if (holds(key) == there) return false;
    if (other_.erase(key) == 0 && other_.size() < kMostOthers) other_.insert(key);
    return true;
}

bool StoredItems::put(std::uint64_t key, base::Instant now) {
    expireUntil(now);
    const bool news = isNew(key) ? fresh_.put(key) : mark(key, true);
    if (news) add(1, now);
    return news;
}

bool StoredItems::remove(std::uint64_t key, base::Instant now) {
    expireUntil(now);
    if (lacks(key, true)) return false;
    const bool news = isNew(key) ? fresh_.remove(key) : mark(key, false);
    if (news) add(-1, now);
    return news;
}

void StoredItems::take(std::uint64_t key, base::Instant now) {
    expireUntil(now);
    if (counts_ || (isNew(key) && fresh_.take(key))) add(-1, now);
}

void StoredItems::lookAtExpired(base::Instant now) {
    const std::uint64_t gone = fresh_.expireUntil(now);
    look_ = now + lookEvery_;
    expired_ += gone;
    add(-static_cast<std::int64_t>(gone), now);
}

std::uint64_t StoredItems::expire(base::Instant now) {
    if (fresh_.expires()) lookAtExpired(now);
    return std::exchange(expired_, 0);
}

void StoredItems::add(std::int64_t by, base::Instant now) {
    if (count_ + by < 0) return;
    area_ = until(now);
    since_ = now;
    count_ += by;
}

base::Granules StoredItems::until(base::Instant at) const {
    const base::Instant from = std::max(since_, base::Instant{});
    return at <= from ? area_ : area_ + static_cast<base::Granules>(count_) * (at - from).count;
}

}  // namespace headroom::dynamodb
