// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/services/dynamodb/new_items.hpp"

#include <algorithm>

namespace headroom::dynamodb {

NewItems::Place NewItems::placeOf(std::uint64_t key) {
    const std::uint64_t from = key - base::kFirstNewKey;
    return {from / base::kSequenceStride, from % base::kSequenceStride};
}

std::uint64_t NewItems::followed(std::uint64_t key) const {
    const Place place = placeOf(key);
    if (place.sequence > 0 || place.nth < first_.end()) return key;
    std::uint64_t behind = place.nth - first_.end();
    for (std::size_t i = 0; i < more_.size(); ++i) {
        if (behind < more_[i].end()) return base::kFirstNewKey + (i + 1) * base::kSequenceStride + behind;
        behind -= more_[i].end();
    }
    return key;
}

const KeyBits* NewItems::itemsOf(std::uint64_t sequence) const {
    if (sequence == 0) return &first_;
    return sequence <= more_.size() ? &more_[sequence - 1] : nullptr;
}

bool NewItems::isUnwritten(const Place& place) const {
    const KeyBits* items = itemsOf(place.sequence);
    return items == nullptr || place.nth >= items->end();
}

bool NewItems::has(std::uint64_t key) const {
    const Place place = placeOf(key);
    const KeyBits* items = itemsOf(place.sequence);
    return items != nullptr && items->has(place.nth);
}

bool NewItems::lacks(std::uint64_t key) const {
    const bool alone = more_.empty();  // else any item stands for one that is gone: which is followed is not exact
    if (alone && !isUnwritten(placeOf(key))) return !has(key);
    return !has(key) && first_.empty() && std::ranges::all_of(more_, &KeyBits::empty);
}

bool NewItems::put(std::uint64_t key) {
    const Place place = placeOf(key);
    if (place.nth >= KeyBits::kMostKeys) return true;
    if (place.sequence == 0) return first_.put(place.nth);
    while (more_.size() < place.sequence) more_.emplace_back().reserve();
    return more_[place.sequence - 1].put(place.nth);
}

bool NewItems::remove(std::uint64_t key) {
    if (lacks(key)) return false;
    const Place place = placeOf(key);
    if (!has(key)) {
        KeyBits& items = first_.empty() ? *std::ranges::find_if_not(more_, &KeyBits::empty) : first_;
        return items.remove(items.first());
    }
    return (place.sequence == 0 ? first_ : more_[place.sequence - 1]).remove(place.nth);
}

}  // namespace headroom::dynamodb
