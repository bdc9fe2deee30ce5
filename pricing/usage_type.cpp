// SPDX-License-Identifier: GPL-3.0-or-later
#include "pricing/usage_type.hpp"

#include <algorithm>
#include <cstddef>
#include <vector>

#include "model/base/near_names.hpp"
#include "pricing/other_names.hpp"

namespace headroom::pricing {
namespace {

constexpr std::size_t kMostNames = 3;

base::Error bad(std::string what) { return {base::Errc::BadInput, "", std::move(what)}; }

std::string quoted(std::string_view text) { return "\"" + std::string(text) + "\""; }

std::string hint(std::string_view wanted, std::span<const std::string> names) {
    const std::string near = nearNames(wanted, names);
    return near.empty() ? "" : "; did you mean " + near + "?";
}

std::vector<std::string> serviceCodes(const PriceBook& book) {
    std::vector<std::string> codes;
    for (const UsageTypeName& name : book.names) {
        if (std::ranges::find(codes, name.service) == codes.end()) codes.push_back(name.service);
    }
    return codes;
}

std::vector<std::string> typesOf(const PriceBook& book, std::string_view service) {
    std::vector<std::string> types;
    for (const UsageTypeName& name : book.names) {
        if (name.service == service) types.push_back(name.usageType);
    }
    return types;
}

/// A usage type as use is counted under it, where AWS calls it otherwise in some regions; its prefix stays.
std::string usualName(std::string_view service, std::string_view usageType) {
    if (usageType.starts_with("Global-")) return std::string(usageType);
    if (const auto counted = countedAs(service, usageType); counted != usageType) return std::string(counted);
    const std::size_t bare = usageType.find('-') + 1;  // 0 where there is none
    const std::string_view counted = countedAs(service, usageType.substr(bare));
    return std::string(usageType.substr(0, bare)) + std::string(counted);
}

/// A name of the form PREFIX-Name whose Name is known: the prefix must be this region's.
base::Result<std::string> withoutPrefix(const PriceBook& book, std::string_view prefix, std::string_view bare) {
    bool known = false;
    std::string_view owner;
    for (const RegionPrefix& candidate : regionPrefixes()) {
        if (candidate.prefix != prefix) continue;
        known = true;
        owner = candidate.region;
    }
    const auto prefixes = regionPrefixes();
    const bool unsourced = std::ranges::find(prefixes, book.region, &RegionPrefix::region) == prefixes.end();
    if (!known) {
        return bad(quoted(prefix) + " before " + quoted(bare) + " is no region's prefix" +
                   (unsourced ? " that is known; that of " + book.region + " has no source: leave it out" : ""));
    }
    if (owner != book.region) {
        return bad(quoted(prefix) + " before " + quoted(bare) + " is the prefix of " + std::string(owner) +
                   ", this bill is for " + book.region);
    }
    return std::string(bare);
}

}  // namespace

base::Result<std::string> bareUsageType(const PriceBook& book, std::string_view service, std::string_view written) {
    const std::string usual = usualName(service, written);
    const std::string_view usageType = usual;
    if (book.findName(service, usageType) != nullptr) return std::string(usageType);
    const std::vector<std::string> types = typesOf(book, service);
    if (types.empty()) {
        const std::vector<std::string> codes = serviceCodes(book);
        const std::string near = hint(service, codes);
        return bad("no prices of a service " + quoted(service) +
                   (near.empty() ? "; a service code such as AWSLambda is meant" : near));
    }
    const std::size_t dash = usageType.find('-');
    if (dash != std::string_view::npos) {
        const std::string_view bare = usageType.substr(dash + 1);
        if (book.findName(service, bare) != nullptr) return withoutPrefix(book, usageType.substr(0, dash), bare);
    }
    return bad(std::string(service) + " has no usage type " + quoted(usageType) + hint(usageType, types));
}

std::string nearNames(std::string_view wanted, std::span<const std::string> names) {
    const std::vector<std::string_view> views(names.begin(), names.end());
    const auto near = base::nearNames(wanted, views, kMostNames, base::NearBy::EditsOrParts);
    std::string text;
    for (std::size_t i = 0; i < near.size(); ++i) {
        if (i > 0) text += i + 1 == near.size() ? " or " : ", ";
        text += quoted(near[i]);
    }
    return text;
}

}  // namespace headroom::pricing
