// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/services/dynamodb/key_blocks.hpp"

#include <algorithm>
#include <bit>
#include <variant>

#include "model/base/elementary.hpp"
#include "model/base/key_weights.hpp"

namespace headroom::dynamodb {

namespace {

constexpr std::uint64_t kPerBlock = 100;  // of the rank: within a block popularity differs by 1 %

// Keys in cells that are about as wide as a block, and whose number is found without a search: by the key's length in
// bits, and the bits behind the first.
constexpr int kCellBits = 7;

std::size_t cellOf(std::uint64_t key) {
    const auto length = static_cast<int>(std::bit_width(key));
    if (length <= kCellBits) return static_cast<std::size_t>(key);
    const int shift = length - kCellBits;
    return (static_cast<std::size_t>(shift) << (kCellBits - 1)) + static_cast<std::size_t>(key >> shift);
}

std::uint64_t firstOfCell(std::size_t cell) {
    constexpr std::size_t kOfALength = std::size_t{1} << (kCellBits - 1);
    if (cell < 2 * kOfALength) return cell;
    const std::size_t shift = cell / kOfALength - 1;
    return static_cast<std::uint64_t>(cell % kOfALength + kOfALength) << shift;
}

/// The share of a kind that falls on the keys from `from` to `to`, of which it is the same for each, or nearly.
struct ShareOf {
    std::uint64_t from;
    std::uint64_t to;

    double evenly(std::uint64_t first, std::uint64_t end, double share) const {
        const std::uint64_t low = std::max(from, first);
        const std::uint64_t high = std::min(to, end);
        return low < high ? share * static_cast<double>(high - low) / static_cast<double>(end - first) : 0.0;
    }
    double operator()(const base::UniformKeys& uniform) const { return evenly(0, uniform.keys, 1.0); }
    double operator()(const base::SequentialKeys& sequence) const {
        return sequence.keys == 0 ? 0.0 : evenly(0, sequence.keys, 1.0);
    }
    double operator()(const base::HotKeys& hot) const {
        const double others = hot.total > hot.keys ? evenly(hot.keys, hot.total, 1.0 - hot.share) : 0.0;
        return evenly(0, hot.keys, hot.share) + others;
    }
    /// In proportion to the first key's, by the rank in the middle.
    double operator()(const base::ZipfKeys& zipf) const {
        if (from >= zipf.keys) return 0.0;
        const double middle = static_cast<double>(from + to + 1) / 2.0;
        return static_cast<double>(to - from) * base::math::exp(-zipf.exponent * base::math::log(middle));
    }
    double operator()(const base::WeightedKeys&) const { return 0.0; }
};

/// Key by key in front, class by class behind.
void addWeights(const base::KeyWeights& weights, const std::vector<std::uint64_t>& first, std::vector<double>& shares) {
    std::size_t block = 0;
    std::uint64_t key = 0;
    weights.each([&](std::uint64_t keys, double share) {
        const std::uint64_t end = key + keys;
        while (key < end && block + 1 < first.size()) {
            const std::uint64_t until = std::min(end, first[block + 1]);
            shares[block] += share * static_cast<double>(until - key);
            key = until;
            if (key == first[block + 1]) ++block;
        }
        key = end;
    });
}

}  // namespace

KeyBlocks::KeyBlocks(std::uint64_t keys, std::span<const base::KeyPopularity> kinds) {
    std::vector<std::uint64_t> ends;
    for (const base::KeyPopularity& kind : kinds) {
        if (const std::uint64_t count = base::keyCount(kind); count > 0 && count < keys) ends.push_back(count);
        const auto* hot = std::get_if<base::HotKeys>(&kind);
        if (hot != nullptr && hot->keys < keys) ends.push_back(hot->keys);
    }
    std::ranges::sort(ends);
    auto end = ends.begin();
    for (std::uint64_t key = 0; key < keys;) {
        first_.push_back(key);
        while (end != ends.end() && *end <= key) ++end;
        const std::uint64_t cut = end == ends.end() ? keys : *end;
        key = std::min(cut, key + std::max<std::uint64_t>(1, key / kPerBlock));
    }
    first_.push_back(keys);
    std::uint32_t block = 0;
    for (std::size_t cell = 0; firstOfCell(cell) < keys; ++cell) {
        while (first_[block + 1] <= firstOfCell(cell)) ++block;
        blockFrom_.push_back(block);
    }
}

std::size_t KeyBlocks::of(std::uint64_t key) const {
    std::size_t block = blockFrom_[cellOf(key)];
    while (first_[block + 1] <= key) ++block;
    return block;
}

std::vector<double> KeyBlocks::sharesOf(const base::KeyPopularity& kind) const {
    std::vector<double> shares(size());
    for (std::size_t i = 0; i < shares.size(); ++i) shares[i] = std::visit(ShareOf{first_[i], first_[i + 1]}, kind);
    if (const auto* weighted = std::get_if<base::WeightedKeys>(&kind)) addWeights(*weighted->weights, first_, shares);
    if (!std::holds_alternative<base::ZipfKeys>(kind)) return shares;
    const double first = base::probability(kind, 0);
    for (double& share : shares) share *= first;
    return shares;
}

}  // namespace headroom::dynamodb
