// SPDX-License-Identifier: GPL-3.0-or-later
// Which item a delete takes that finds one, as a given share says, where its own key has none.
#include <algorithm>
#include <bit>
#include <numeric>
#include <utility>

#include "model/services/dynamodb/expiring_keys.hpp"

namespace headroom::dynamodb {

namespace {

/// Every so many-th key, so that all of them are passed, each once.
std::uint64_t stepThrough(std::uint64_t keys, base::Stream& stream) {
    constexpr std::uint64_t kWidest = 64;
    for (;;) {
        const std::uint64_t step = 1 + stream.below(kWidest);
        if (std::gcd(step, keys) == 1) return step;
    }
}

}  // namespace

/// Where many keys have one, any key near by that has: the next one that has would be taken the sooner, the wider the
/// gap before it. Else, by how many there are, a key that was written or one from before the beginning, each looked for
/// by what is known of it.
std::optional<std::uint64_t> ExpiringKeys::itemFor(std::uint64_t key, double second) {
    constexpr std::uint64_t kTries = 256;
    constexpr std::uint64_t kWider = 64;  // keys with each try
    base::Stream stream(base::deriveKey(base::deriveKey(unseen_.draws(), key), std::bit_cast<std::uint64_t>(second)));
    for (std::uint64_t i = 1; i <= kTries; ++i) {
        const std::uint64_t any = (key + 1 + stream.below(i * kWider)) % written_.size();
        if (has(any, second)) return any;
    }
    const double written = static_cast<double>(young_) + std::max(0.0, expiring_);
    const double unseen = second < life_ && !unseenFound_ ? unseen_.items() : 0.0;
    std::optional<std::uint64_t> found;
    const bool unseenFirst = stream.uniform() * (written + unseen) < unseen;
    if (unseenFirst) found = unseenItemFor(key, stream, second);
    if (!found) found = writtenItemFor(key, stream, second);
    if (!found && !unseenFirst && unseen > 0.0) found = unseenItemFor(key, stream, second);
    return found;
}

std::optional<std::uint64_t> ExpiringKeys::unseenItemFor(std::uint64_t key, base::Stream& stream, double second) {
    const std::uint64_t keys = written_.size();
    const std::uint64_t step = stepThrough(keys, stream);
    for (std::uint64_t i = 0; i < keys; ++i) {
        key = key + step < keys ? key + step : key + step - keys;
        if (unseen_.hasItem(key, second) && written_.of(key) == KeyMarks::kUnseen) return key;
    }
    unseenFound_ = true;
    return std::nullopt;
}

/// One of about as many, so that a gap before one of them matters little. What has expired is left out from now on.
std::optional<std::uint64_t> ExpiringKeys::writtenItemFor(std::uint64_t key, base::Stream& stream, double second) {
    constexpr std::uint64_t kOf = 16;
    const std::uint64_t first = key / KeyMarks::kInGroup;
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
