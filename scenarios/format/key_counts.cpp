// SPDX-License-Identifier: GPL-3.0-or-later
#include "scenarios/format/key_counts.hpp"

#include <algorithm>

#include "model/base/random.hpp"
#include "scenarios/document/digest.hpp"

namespace headroom::format {

bool KeyCounts::add(std::string_view key, double weight) {
    if (entries_.size() >= most_ + most_ / 4) {
        merge();
        if (merged_ > most_) return false;
    }
    entries_.push_back({base::mix(document::fnv1a(key)), weight});
    return true;
}

/// Weights of a key in order, so that their sum is the same everywhere.
void KeyCounts::merge() {
    std::ranges::sort(
        entries_, [](const Entry& a, const Entry& b) { return a.key != b.key ? a.key < b.key : a.weight < b.weight; });
    std::size_t last = 0;
    for (std::size_t i = 1; i < entries_.size(); ++i) {
        if (entries_[i].key == entries_[last].key) {
            entries_[last].weight += entries_[i].weight;
        } else {
            entries_[++last] = entries_[i];
        }
    }
    if (!entries_.empty()) entries_.resize(last + 1);
    merged_ = entries_.size();
}

std::vector<double> KeyCounts::take() {
    merge();
    std::vector<double> weights;
    weights.reserve(entries_.size());
    for (const Entry& entry : entries_) weights.push_back(entry.weight);
    entries_ = {};
    return weights;
}

}  // namespace headroom::format
