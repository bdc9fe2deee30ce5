// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/base/key_weights.hpp"

#include <algorithm>
#include <functional>

namespace headroom::base {

KeyWeights::KeyWeights(std::vector<double> weights) {
    std::erase_if(weights, [](double weight) { return !(weight > 0.0); });
    std::sort(weights.begin(), weights.end(), std::greater<>());
    keys_ = weights.size();
    divide(weights);
    makeAliases();
}

void KeyWeights::divide(const std::vector<double>& sorted) {
    double highest = 0.0;  // of the class that is open
    for (std::size_t key = 0; key < sorted.size(); ++key) {
        const bool opens = key <= kHead || sorted[key] < highest * (1.0 - kClassWidth);
        if (opens) {
            parts_.push_back({key, 0, 0.0});
            highest = sorted[key];
        }
        ++parts_.back().keys;
        parts_.back().share += sorted[key];
    }
    double total = 0.0;
    for (auto part = parts_.rbegin(); part != parts_.rend(); ++part) total += part->share;  // the small ones first
    for (Part& part : parts_) part.share /= total;
}

// Parts with more than their even share give of it to those with less, one after the other (Vose's form).
void KeyWeights::makeAliases() {
    const auto count = static_cast<double>(parts_.size());
    std::vector<double> left;
    std::vector<std::uint32_t> poor;
    std::vector<std::uint32_t> rich;
    for (std::uint32_t i = 0; i < parts_.size(); ++i) {
        left.push_back(parts_[i].share * count);
        (left.back() < 1.0 ? poor : rich).push_back(i);
    }
    aliases_.resize(parts_.size());
    while (!poor.empty() && !rich.empty()) {
        const std::uint32_t small = poor.back();
        const std::uint32_t large = rich.back();
        poor.pop_back();
        aliases_[small] = {left[small], large};
        left[large] -= 1.0 - left[small];
        if (left[large] >= 1.0) continue;
        rich.pop_back();
        poor.push_back(large);
    }
}

double KeyWeights::probability(std::uint64_t key) const {
    if (key >= keys_) return 0.0;
    const auto after = std::upper_bound(parts_.begin(), parts_.end(), key,
                                        [](std::uint64_t wanted, const Part& part) { return wanted < part.first; });
    const Part& part = *(after - 1);
    return part.share / static_cast<double>(part.keys);
}

std::uint64_t KeyWeights::draw(Stream& stream) const {
    std::size_t at = stream.below(parts_.size());
    const Alias& alias = aliases_[at];
    if (alias.chance < 1.0 && !stream.chance(alias.chance)) at = alias.other;
    const Part& part = parts_[at];
    return part.keys == 1 ? part.first : part.first + stream.below(part.keys);
}

}  // namespace headroom::base
