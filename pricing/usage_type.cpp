// SPDX-License-Identifier: GPL-3.0-or-later
#include "pricing/usage_type.hpp"

#include <algorithm>
#include <cstddef>

namespace headroom::pricing {
namespace {

constexpr std::size_t kLongestName = 100; // beyond it nobody mistyped a name
constexpr std::size_t kMostNames = 3;
constexpr std::size_t kShortestPart = 4; // "GB-Second" finds "Lambda-GB-Second", "GB" finds nothing

base::Error bad(std::string what) { return {base::Errc::BadInput, "", std::move(what)}; }

std::string quoted(std::string_view text) { return "\"" + std::string(text) + "\""; }

std::string lowered(std::string_view text) {
    std::string lower(text);
    for (char& c : lower) {
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    }
    return lower;
}

/// Insertions, deletions and replacements from a to b.
std::size_t editDistance(std::string_view a, std::string_view b) {
    std::vector<std::size_t> row(b.size() + 1);
    for (std::size_t j = 0; j <= b.size(); ++j) row[j] = j;
    for (std::size_t i = 1; i <= a.size(); ++i) {
        std::size_t diagonal = row[0];
        row[0] = i;
        for (std::size_t j = 1; j <= b.size(); ++j) {
            const std::size_t replaced = diagonal + (a[i - 1] == b[j - 1] ? 0U : 1U);
            diagonal = row[j];
            row[j] = std::min({row[j] + 1, row[j - 1] + 1, replaced});
        }
    }
    return row.back();
}

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

/// A name of the form PREFIX-Name whose Name is known: the prefix must be this region's.
base::Result<std::string> withoutPrefix(const PriceBook& book, std::string_view prefix, std::string_view bare) {
    bool known = false;
    std::string_view owner;
    for (const RegionPrefix& candidate : regionPrefixes()) {
        if (candidate.prefix != prefix) continue;
        known = true;
        owner = candidate.region;
    }
    if (!known) return bad(quoted(prefix) + " before " + quoted(bare) + " is no region's prefix");
    if (owner != book.region) {
        return bad(quoted(prefix) + " before " + quoted(bare) + " is the prefix of " + std::string(owner) +
                   ", this bill is for " + book.region);
    }
    return std::string(bare);
}

} // namespace

base::Result<std::string> bareUsageType(const PriceBook& book, std::string_view service, std::string_view usageType) {
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
    if (wanted.empty() || wanted.size() > kLongestName) return "";
    const std::string lower = lowered(wanted);
    std::vector<std::pair<std::size_t, std::string_view>> near;
    for (const std::string& name : names) {
        const std::size_t distance = editDistance(lower, lowered(name));
        const std::size_t longer = std::max(wanted.size(), name.size());
        const bool part = lower.size() >= kShortestPart && lowered(name).find(lower) != std::string::npos;
        if (part || distance <= std::max<std::size_t>(1, longer / 3)) near.emplace_back(distance, name);
    }
    std::ranges::stable_sort(near, {}, [](const auto& candidate) { return candidate.first; });
    if (near.size() > kMostNames) near.resize(kMostNames);
    std::string text;
    for (std::size_t i = 0; i < near.size(); ++i) {
        if (i > 0) text += i + 1 == near.size() ? " or " : ", ";
        text += quoted(near[i].second);
    }
    return text;
}

} // namespace headroom::pricing
