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

bool NewItems::put(std::uint64_t key, base::Instant now) {
    const Place place = placeOf(key);
    if (place.nth >= KeyBits::kMostKeys) return true;
    while (more_.size() < place.sequence) more_.emplace_back().reserve();
    const bool news = writtenOf(place.sequence).put(place.nth);
    if (life_) mark(place.sequence, now);
    return news;
}

void NewItems::mark(std::uint64_t sequence, base::Instant now) {
    constexpr std::int64_t kMarksALife = 256;
    if (lastMarks_.size() <= sequence) lastMarks_.resize(sequence + 1);
    LastMark& last = lastMarks_[sequence];
    const std::uint64_t end = writtenOf(sequence).end();
    if (end == last.end || now - last.at < *life_ / kMarksALife) return;
    last = {now, end};
    marks_.push_back({now, sequence, end});
}

std::uint64_t NewItems::expire(base::Instant now) {
    if (!life_) return 0;
    for (std::uint64_t sequence = 0; sequence <= more_.size(); ++sequence) mark(sequence, now);
    std::uint64_t gone = 0;
    for (; !marks_.empty() && now - marks_.front().at >= *life_; marks_.pop_front())
        gone += writtenOf(marks_.front().sequence).removeBelow(marks_.front().end);
    return gone;
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
