// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <deque>
#include <string>
#include <string_view>
#include <unordered_map>

namespace headroom::pricing {

/// Texts kept once each and known by a number: an offer file repeats its units, dates and prices 100,000 times.
class TextPool {
public:
    TextPool() { idOf(""); }
    TextPool(const TextPool&) = delete;
    TextPool& operator=(const TextPool&) = delete;

    /// The number of a text; 0 is the empty one.
    std::uint32_t idOf(std::string_view text) {
        const auto it = ids_.find(text);
        if (it != ids_.end()) return it->second;
        texts_.emplace_back(text);
        const auto id = static_cast<std::uint32_t>(texts_.size() - 1);
        ids_.emplace(texts_.back(), id);
        return id;
    }

    const std::string& operator[](std::uint32_t id) const { return texts_[id]; }

private:
    std::deque<std::string> texts_;  // its elements never move: the map's keys are views of them
    std::unordered_map<std::string_view, std::uint32_t> ids_;
};

}  // namespace headroom::pricing
