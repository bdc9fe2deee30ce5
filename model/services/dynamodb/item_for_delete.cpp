// SPDX-License-Identifier: GPL-3.0-or-later
// Which item a delete takes that finds one, as a given share says, where its own key has none.
#include <algorithm>
#include <bit>
#include <utility>

#include "model/services/dynamodb/expiring_keys.hpp"

namespace headroom::dynamodb {

/// Where many keys have one, any of all that has. Else, by how many there are, a key that was written or one from
/// before the beginning, each looked for by what is known of it.
std::optional<std::uint64_t> ExpiringKeys::itemFor(std::uint64_t key, double second) {
    constexpr std::uint64_t kTries = 256;
    base::Stream stream(base::deriveKey(base::deriveKey(unseen_.draws(), key), std::bit_cast<std::uint64_t>(second)));
    for (std::uint64_t i = 0; i < kTries; ++i) {
        const std::uint64_t any = stream.below(written_.size());
        if (has(any, second)) return any;
    }
    const double written = static_cast<double>(young_) + std::max(0.0, expiring_);
    const double unseen = second < life_ && !unseenFound_ ? unseen_.items() : 0.0;
    std::optional<std::uint64_t> found;
    const bool unseenFirst = stream.uniform() * (written + unseen) < unseen;
    if (unseenFirst) found = unseenItemFor(stream, second);
    if (!found) found = writtenItemFor(stream, second);
    if (!found && !unseenFirst && unseen > 0.0) found = unseenItemFor(stream, second);
    return found;
}

/// A sample of them all, so that each is as likely as the next wherever they lie: in turn the oldest lie together.
void ExpiringKeys::listUnseen(base::Stream& stream, double second) {
    constexpr std::uint64_t kMost = std::uint64_t{1} << 18U;
    unseenItems_.clear();
    std::uint64_t items = 0;
    const std::uint64_t end = written_.size();
    for (std::uint64_t key = unseen_.nextItem(0, end, second); key < end;
         key = unseen_.nextItem(key + 1, end, second)) {
        if (written_.of(key) != KeyMarks::kUnseen) continue;
        const std::uint64_t place = items < kMost ? items : stream.below(items + 1);
        ++items;
        if (place == unseenItems_.size())
            unseenItems_.push_back(static_cast<std::uint32_t>(key));
        else if (place < kMost)
            unseenItems_[place] = static_cast<std::uint32_t>(key);
    }
}

/// Items of unseen keys only go, unless a look finds more of them: what is left of a sample is one of what is left.
std::optional<std::uint64_t> ExpiringKeys::unseenItemFor(base::Stream& stream, double second) {
    for (const bool again : {true, false}) {
        while (!unseenItems_.empty()) {
            std::uint32_t& any = unseenItems_[stream.below(unseenItems_.size())];
            const std::uint64_t key = any;
            any = unseenItems_.back();
            unseenItems_.pop_back();
            if (written_.of(key) == KeyMarks::kUnseen && unseen_.hasItem(key, second)) return key;
        }
        if (again) listUnseen(stream, second);
    }
    unseenFound_ = true;
    return {};
}

/// One of about as many, so that a gap before one of them matters little. What has expired is left out from now on.
std::optional<std::uint64_t> ExpiringKeys::writtenItemFor(base::Stream& stream, double second) {
    constexpr std::uint64_t kOf = 16;
    const std::uint64_t first = stream.below(written_.size()) / KeyMarks::kInGroup;
    std::optional<std::uint64_t> found;
    std::uint64_t items = 0;
    const auto lookAt = [&](std::uint64_t one, std::uint16_t mark) {
        if (hasWritten(one, mark, second) && stream.below(++items) == 0) found = one;
        return ageOf(mark, now_) <= ticks_;
    };
    for (const auto& [from, end] : {std::pair(first, written_.groups()), std::pair(std::uint64_t{0}, first)}) {
        for (std::uint64_t group = written_.nextGroup(from); group < end && items < kOf;
             group = written_.nextGroup(group + 1)) {
            written_.sweepGroup(group, lookAt);
        }
    }
    return found;
}

}  // namespace headroom::dynamodb
