// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/services/dynamodb/stored_items.hpp"

#include <algorithm>

namespace headroom::dynamodb {

namespace {

/// Keys beyond KeyBits that are remembered one by one; further ones are taken to be as at the beginning.
constexpr std::size_t kMostOthers = std::size_t{1} << 20U;

bool isEndless(const base::KeyPopularity& keys) { return base::keyCount(keys) == 0; }

}  // namespace

bool StoredItems::canChange(const Spec& spec) {
    if (std::ranges::any_of(spec.writeKeys, isEndless)) return true;
    if (!spec.itemCount || spec.expires()) return false;
    const auto known = static_cast<std::uint64_t>(*spec.itemCount);
    if (spec.deletes || (spec.newItems.value_or(0.0) > 0.0 && !spec.writeKeys.empty())) return true;
    return std::ranges::any_of(spec.writeKeys,
                               [&](const base::KeyPopularity& keys) { return base::keyCount(keys) > known; });
}

StoredItems::StoredItems(const Spec& spec, base::Instant now)
    : counts_(spec.itemCount.has_value() && !spec.expires()),
      count_(spec.itemCount.value_or(0)),
      initial_(counts_ ? static_cast<std::uint64_t>(count_) : 0),
      since_(now),
      repeating_(initial_) {
    if (std::ranges::any_of(spec.writeKeys, isEndless)) fresh_.reserve();
    if (spec.expires() && !spec.newItems) fresh_.expireAfter(*spec.timeToLive + spec.timeToLiveLag);
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
    const bool news = isNew(key) ? fresh_.put(key, now) : mark(key, true);
    if (news) add(1, now);
    return news;
}

bool StoredItems::remove(std::uint64_t key, base::Instant now) {
    if (lacks(key, true)) return false;
    const bool news = isNew(key) ? fresh_.remove(key) : mark(key, false);
    if (news) add(-1, now);
    return news;
}

std::uint64_t StoredItems::expire(base::Instant now) {
    const std::uint64_t gone = fresh_.expire(now);
    add(-static_cast<std::int64_t>(gone), now);
    return gone;
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
