// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/services/dynamodb/stored_items.hpp"

#include <algorithm>
#include <limits>

namespace headroom::dynamodb {

namespace {

bool isEndless(const base::KeyPopularity& keys) { return base::keyCount(keys) == 0; }

}  // namespace

bool StoredItems::canChange(const Spec& spec) {
    if (!spec.itemCount || spec.expires()) return false;
    const auto known = static_cast<std::uint64_t>(*spec.itemCount);
    return spec.deletes || std::ranges::any_of(spec.writeKeys, [&](const base::KeyPopularity& keys) {
               return isEndless(keys) || base::keyCount(keys) > known;
           });
}

StoredItems::StoredItems(const Spec& spec, base::Instant now)
    : everNew_(std::ranges::any_of(spec.writeKeys, isEndless)), count_(spec.itemCount.value_or(0)), since_(now) {
    const std::uint64_t known = std::min(static_cast<std::uint64_t>(count_), kFollowedKeys);
    beyond_ = count_ - static_cast<std::int64_t>(known);
    there_.assign(known / kBits, std::numeric_limits<std::uint64_t>::max());
    if (known % kBits != 0) there_.push_back((std::uint64_t{1} << (known % kBits)) - 1);
    std::uint64_t most = 0;
    for (const base::KeyPopularity& keys : spec.writeKeys) most = std::max(most, base::keyCount(keys));
    there_.resize(std::max<std::uint64_t>(there_.size(), (std::min(most, kFollowedKeys) + kBits - 1) / kBits));
}

/// Whether that was news.
bool StoredItems::mark(std::uint64_t key, bool there) {
    const std::uint64_t word = key / kBits;
    if (word >= there_.size()) {
        if (key < kFollowedKeys || (!there && beyond_ <= 0)) return false;  // of no put, or not there
        beyond_ += there ? 1 : -1;
        return true;
    }
    const std::uint64_t bit = std::uint64_t{1} << (key % kBits);
    const bool was = (there_[word] & bit) != 0;
    there_[word] = there ? there_[word] | bit : there_[word] & ~bit;
    return was != there;
}

void StoredItems::change(std::int64_t by, base::Instant now) {
    area_ = until(now);
    since_ = now;
    count_ += by;
}

base::Granules StoredItems::until(base::Instant at) const {
    const base::Instant from = std::max(since_, base::Instant{});
    return at <= from ? area_ : area_ + static_cast<base::Granules>(count_) * (at - from).count;
}

}  // namespace headroom::dynamodb
