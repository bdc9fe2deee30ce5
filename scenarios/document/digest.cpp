// SPDX-License-Identifier: GPL-3.0-or-later
#include "scenarios/document/digest.hpp"

#include "scenarios/document/write_json.hpp"

namespace headroom::document {

std::uint64_t fnv1a(std::string_view text) {
    std::uint64_t hash = 0xcbf29ce484222325ULL;
    for (const char c : text) hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001b3ULL;
    return hash;
}

std::string textDigest(std::string_view text) {
    std::uint64_t hash = fnv1a(text);
    std::string digits(16, '0');
    for (std::size_t i = 16; i-- > 0; hash >>= 4U) digits[i] = "0123456789abcdef"[hash & 15U];
    return digits;
}

std::string digest(const Node& value) { return textDigest(writeJson(value)); }

}  // namespace headroom::document
