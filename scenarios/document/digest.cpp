// SPDX-License-Identifier: GPL-3.0-or-later
#include "scenarios/document/digest.hpp"

#include <cstdint>

#include "scenarios/document/write_json.hpp"

namespace headroom::document {

std::string digest(const Node& value) {
    std::uint64_t hash = 14695981039346656037ULL;
    for (const char c : writeJson(value)) {
        hash ^= static_cast<unsigned char>(c);
        hash *= 1099511628211ULL;
    }
    std::string text(16, '0');
    for (std::size_t i = 16; i-- > 0; hash >>= 4U) text[i] = "0123456789abcdef"[hash & 15U];
    return text;
}

}  // namespace headroom::document
