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
    if (place.sequence > 0 || place.nth < first_.items.end()) return key;
    std::uint64_t behind = place.nth - first_.items.end();
    for (std::size_t i = 0; i < more_.size(); ++i) {
        const std::uint64_t end = more_[i].items.end();
        if (behind < end) return base::kFirstNewKey + (i + 1) * base::kSequenceStride + behind;
        behind -= end;
    }
    return key;
}

const KeyBits* NewItems::itemsOf(std::uint64_t sequence) const {
    if (sequence == 0) return &first_.items;
    return sequence <= more_.size() ? &more_[sequence - 1].items : nullptr;
}

bool NewItems::isUnwritten(const Place& place) const {
    const KeyBits* items = itemsOf(place.sequence);
    return items == nullptr || place.nth >= items->end();
}

std::uint64_t NewItems::puts() const {
    std::uint64_t all = first_.items.end();
    for (const Sequence& sequence : more_) all += sequence.items.end();
    return all;
}

bool NewItems::empty() const { return first_.empty() && std::ranges::all_of(more_, &Sequence::empty); }

bool NewItems::has(std::uint64_t key) const {
    const Place place = placeOf(key);
    const KeyBits* items = itemsOf(place.sequence);
    return items != nullptr && items->has(place.nth);
}

bool NewItems::lacks(std::uint64_t key) const {
    const bool alone = more_.empty();  // else any item stands for one that is gone: which is followed is not exact
    if (alone && !isUnwritten(placeOf(key))) return !has(key);
    return !has(key) && empty();
}

NewItems::Sequence& NewItems::writtenOf(std::uint64_t sequence) {
    while (more_.size() < sequence) {
        Sequence& added = more_.emplace_back();
        added.items.reserve();
        added.expiring.goTo(now_, [](std::uint64_t) {});
    }
    return at(sequence);
}

bool NewItems::put(std::uint64_t key) {
    const Place place = placeOf(key);
    Sequence& sequence = writtenOf(place.sequence);
    if (place.nth >= KeyBits::kMostKeys) {
        if (expires()) sequence.expiring.putUnnamed();
        return true;
    }
    const bool news = sequence.items.put(place.nth);
    if (expires()) note(sequence, place.nth, news);
    return news;
}

void NewItems::note(Sequence& sequence, std::uint64_t nth, bool news) {
    const std::uint64_t ticks = sequence.expiring.put(nth);
    if (news) return;
    rewrites_.count += 1.0;
    rewrites_.seconds += base::toSeconds(life_) * static_cast<double>(ticks) / WriteTicks::kALife;
}

bool NewItems::remove(std::uint64_t key) { return !lacks(key) && take(key); }

bool NewItems::take(std::uint64_t key) {
    const Place place = placeOf(key);
    const bool there = has(key);
    if (!there && empty()) return false;
    Sequence& any = first_.empty() ? *std::ranges::find_if_not(more_, &Sequence::empty) : first_;
    Sequence& sequence = there ? at(place.sequence) : any;
    const std::uint64_t nth = there ? place.nth : sequence.items.first();
    if (expires()) sequence.expiring.remove(nth);
    return sequence.items.remove(nth);
}

void NewItems::expireAfter(base::Duration life, base::Instant begin) {
    life_ = life;
    begin_ = begin;
}

double NewItems::ticksAt(base::Instant now) const {
    const double passed = static_cast<double>((now - begin_).count);
    return std::max(0.0, passed * static_cast<double>(WriteTicks::kALife) / static_cast<double>(life_.count));
}

std::uint64_t NewItems::expireUntil(base::Instant now) {
    now_ = ticksAt(now);
    std::uint64_t gone = 0;
    for (std::uint64_t i = 0; i <= more_.size(); ++i) {
        KeyBits& items = at(i).items;
        gone += at(i).expiring.goTo(now_, [&](std::uint64_t nth) { items.remove(nth); });
    }
    return gone;
}

}  // namespace headroom::dynamodb
