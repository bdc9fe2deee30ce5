// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string_view>
#include <vector>

namespace headroom::pricing {

/// Finds numbers by text in 8 to 16 bytes a number: the texts themselves are elsewhere, and `textOf` says them.
/// Open addressing, at most half full, doubled when it is.
class IdTable {
public:
    template <class TextOf>
    std::optional<std::uint32_t> find(std::string_view text, const TextOf& textOf) const {
        if (slots_.empty()) return std::nullopt;
        for (std::size_t at = hash(text);; ++at) {
            const std::uint32_t slot = slots_[at & (slots_.size() - 1)];
            if (slot == 0) return std::nullopt;
            if (textOf(slot - 1) == text) return slot - 1;
        }
    }

    /// A number that is not in it, of a text that is not in it.
    template <class TextOf>
    void add(std::uint32_t id, const TextOf& textOf) {
        if (2 * (used_ + 1) > slots_.size()) {
            std::vector<std::uint32_t> old(slots_.empty() ? 64 : 2 * slots_.size(), 0);
            old.swap(slots_);
            for (const std::uint32_t slot : old) {
                if (slot != 0) place(slot, textOf(slot - 1));
            }
        }
        place(id + 1, textOf(id));
        ++used_;
    }

private:
    static std::size_t hash(std::string_view text) { return std::hash<std::string_view>()(text); }

    void place(std::uint32_t slot, std::string_view text) {
        std::size_t at = hash(text) & (slots_.size() - 1);
        while (slots_[at] != 0) at = (at + 1) & (slots_.size() - 1);
        slots_[at] = slot;
    }

    std::vector<std::uint32_t> slots_;  ///< number + 1; 0: free
    std::size_t used_ = 0;
};

}  // namespace headroom::pricing
