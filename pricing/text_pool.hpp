// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pricing/id_table.hpp"

#include <algorithm>
#include <cstdint>
#include <cstring>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace headroom::pricing {

/// Texts kept once each and known by a number: an offer file repeats its units, dates and prices 100,000 times. They
/// lie one behind the other in large blocks, because what is not repeated is as many.
class TextPool {
public:
    TextPool() { idOf(""); }
    TextPool(const TextPool&) = delete;
    TextPool& operator=(const TextPool&) = delete;

    /// The number of a text; 0 is the empty one.
    std::uint32_t idOf(std::string_view text) {
        const auto viewOf = [&](std::uint32_t id) { return views_[id]; };
        if (const auto known = ids_.find(text, viewOf)) return *known;
        const auto id = static_cast<std::uint32_t>(views_.size());
        views_.push_back(kept(text));
        ids_.add(id, viewOf);
        return id;
    }

    /// Nothing is looked up by text any more: the numbers remain, what finds them goes.
    void close() { ids_ = {}; }

    std::string operator[](std::uint32_t id) const { return std::string(views_[id]); }
    std::string_view view(std::uint32_t id) const { return views_[id]; }

private:
    static constexpr std::size_t kBlock = 1 << 18;

    std::string_view kept(std::string_view text) {
        if (text.size() > left_) {
            left_ = std::max(kBlock, text.size());
            blocks_.push_back(std::make_unique<char[]>(left_));
            free_ = blocks_.back().get();
        }
        char* const place = free_;
        if (!text.empty()) std::memcpy(place, text.data(), text.size());
        free_ += text.size();
        left_ -= text.size();
        return {place, text.size()};
    }

    std::vector<std::unique_ptr<char[]>> blocks_;
    char* free_ = nullptr;
    std::size_t left_ = 0;
    std::vector<std::string_view> views_;
    IdTable ids_;
};

}  // namespace headroom::pricing
