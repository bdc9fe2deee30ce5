// SPDX-License-Identifier: GPL-3.0-or-later
#include "pricing/usage_type_form.hpp"

#include "pricing/shipped_units.hpp"
#include "pricing/usage_type.hpp"

#include <algorithm>

namespace headroom::pricing {
namespace {

bool isDigit(char c) { return c >= '0' && c <= '9'; }

/// What follows a region's prefix or code and a dash; empty where a text begins with neither.
std::string_view behindPrefix(std::string_view text) {
    const std::size_t dash = text.find('-');
    if (dash == std::string_view::npos) return {};
    if (!byPrefix(text).region.empty() || looksLikePrefix(text.substr(0, dash))) return text.substr(dash + 1);
    if (text.front() < 'a' || text.front() > 'z') return {};  // a region's code is in small letters
    for (const std::string_view region : knownRegions()) {
        const bool coded = text.size() > region.size() && text.starts_with(region) && text[region.size()] == '-';
        if (coded) return text.substr(region.size() + 1);
    }
    return {};
}

}  // namespace

bool isUsageType(std::string_view text) {
    const auto isControl = [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7f; };
    const char first = text.empty() ? '\0' : text.front();
    const bool named = (first >= 'A' && first <= 'Z') || (first >= 'a' && first <= 'z') || isDigit(first);
    return named && std::ranges::none_of(text, isControl);
}

bool looksLikePrefix(std::string_view text) {
    const bool form =
        text.size() == 4 && std::ranges::all_of(text.substr(0, 3), [](char c) { return c >= 'A' && c <= 'Z'; });
    return form && isDigit(text[3]);
}

std::string_view shippedBehindPrefix(std::string_view usageType) {
    const std::string_view bare = behindPrefix(usageType);
    const bool misnamed = !bare.empty() && isShippedUsageType(bare) && !isShippedUsageType(usageType);
    return misnamed ? bare : std::string_view();
}

}  // namespace headroom::pricing
