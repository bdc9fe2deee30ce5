// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pricing/price_book.hpp"

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace headroom::pricing {

/// A region and what AWS puts before its usage types: "USW2" in "USW2-Request".
/// Source: DynamoDB Developer Guide, "Understanding your AWS billing and usage reports" (2026-04-13).
struct RegionPrefix {
    std::string_view prefix;
    std::string_view region;
};

/// All known prefixes; eu-west-1 has two. Usage types of us-east-1 usually carry none.
std::span<const RegionPrefix> regionPrefixes();

/// The region whose prefix a usage type begins with, and the type without it; no region and the whole for any other.
struct PrefixedType {
    std::string_view region;
    std::string_view bare;
};
PrefixedType byPrefix(std::string_view usageType);

/// Every region of AWS's that is known here, with or without a known prefix, once each.
std::vector<std::string_view> knownRegions();

/// Whether AWS has such a region, as far as is known here.
bool isKnownRegion(std::string_view region);

/// The usage type without its region prefix, checked against the names the book knows. Never matches by substring
/// (IA-, Repl, Global- and Edge names look alike). What AWS calls otherwise in some regions is the usage type that use
/// is counted under (`countedAs`). Errors: a service or usage type nobody knows (with near names),
/// another region's prefix, a prefix of no region.
base::Result<std::string> bareUsageType(const PriceBook& book, std::string_view service, std::string_view usageType);

/// Up to three of `names` that are spelled much like `wanted` or contain it, nearest first, as `"a", "b" or "c"`;
/// empty when there are none.
std::string nearNames(std::string_view wanted, std::span<const std::string> names);

}  // namespace headroom::pricing
