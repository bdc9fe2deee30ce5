// SPDX-License-Identifier: GPL-3.0-or-later
#include "pricing/offers/offer.hpp"
#include "pricing/usage_type.hpp"
#include "pricing/usage_type_form.hpp"

#include <algorithm>

namespace headroom::pricing {
namespace {

bool hasKnownPrefix(std::string_view region) {
    return std::ranges::any_of(regionPrefixes(), [&](const RegionPrefix& known) { return known.region == region; });
}

}  // namespace

bool isBetweenRegions(std::string_view bare) { return bare == "AWS-Out-Bytes" || bare == "AWS-In-Bytes"; }

base::Result<std::string> ownUsageType(std::string_view region, std::string_view usageType) {
    const std::string whole = std::string(region) + "-";
    if (usageType.starts_with(whole)) return std::string(usageType.substr(whole.size()));
    const std::size_t dash = usageType.find('-');
    if (dash == std::string_view::npos) return std::string(usageType);
    const std::string_view prefix = usageType.substr(0, dash);
    const std::string_view rest = usageType.substr(dash + 1);
    if (!hasKnownPrefix(region) && looksLikePrefix(prefix)) return std::string(rest);
    std::string_view other;
    for (const RegionPrefix& known : regionPrefixes()) {
        if (known.prefix != prefix) continue;
        if (known.region == region) return std::string(rest);
        other = known.region;
    }
    // us-east-1 writes no prefix of its own: "USW2-AWS-Out-Bytes" is what it sends there.
    if (other.empty() || (region == "us-east-1" && isBetweenRegions(rest))) return std::string(usageType);
    return base::Error{base::Errc::BadInput, "",
                       "\"" + std::string(usageType) + "\" is a usage type of " + std::string(other) +
                           ", but the product is of " + std::string(region)};
}

}  // namespace headroom::pricing
