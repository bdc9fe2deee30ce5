// SPDX-License-Identifier: GPL-3.0-or-later
#include "pricing/price_book.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <utility>

namespace headroom::pricing {
namespace {

/// 333000000 is "333M", 10240 is "10,240": only whole thousands of a power are shortened.
std::string shortCount(std::int64_t count) {
    constexpr std::array<std::pair<std::int64_t, char>, 2> kPowers{{{1'000'000'000, 'B'}, {1'000'000, 'M'}}};
    for (const auto& [power, letter] : kPowers) {
        if (count < power) continue;
        const auto value = roundedQuotient(count, power, 3);
        const bool exact = value && count % (power / 1'000) == 0;
        if (exact) return toText(*value) + letter;
    }
    std::string digits = std::to_string(count);
    for (std::size_t i = digits.size(); i > 3; i -= 3) digits.insert(i - 3, ",");
    return digits;
}

}  // namespace

base::Result<FreeTier> parseFreeTier(std::string_view text) {
    if (text == "none") return FreeTier::None;
    if (text == "always") return FreeTier::Always;
    if (text == "all") return FreeTier::All;
    return base::Error{base::Errc::BadInput, "",
                       "\"" + std::string(text) + R"(" is not a free tier; "none", "always" or "all" is)"};
}

const PriceEntry* PriceBook::find(std::string_view service, std::string_view usageType) const {
    const auto it = std::ranges::find_if(
        entries, [&](const PriceEntry& entry) { return entry.service == service && entry.usageType == usageType; });
    return it == entries.end() ? nullptr : &*it;
}

const ReservedPrice* PriceBook::findReserved(std::string_view service, std::string_view usageType,
                                             std::string_view term) const {
    const auto it = std::ranges::find_if(reserved, [&](const ReservedPrice& price) {
        return price.service == service && price.usageType == usageType && price.term == term;
    });
    return it == reserved.end() ? nullptr : &*it;
}

std::string PriceBook::laterFrom(std::string_view service, std::string_view usageType, std::string_view term) const {
    const auto it = std::ranges::find_if(later, [&](const LaterPrice& price) {
        return price.service == service && price.usageType == usageType && price.term == term;
    });
    return it == later.end() ? std::string() : it->validFrom;
}

const UsageTypeName* PriceBook::findName(std::string_view service, std::string_view usageType) const {
    const auto it = std::ranges::find_if(
        names, [&](const UsageTypeName& name) { return name.service == service && name.usageType == usageType; });
    return it == names.end() ? nullptr : &*it;
}

std::string tierLabel(std::int64_t from, std::optional<std::int64_t> upTo) {
    if (!upTo) return from == 0 ? "all" : "over " + shortCount(from);
    return (from == 0 ? "first " : "next ") + shortCount(*upTo - from);
}

std::optional<std::string> tierProblem(const std::vector<PriceTier>& tiers) {
    if (tiers.empty()) return "has no price";
    std::int64_t from = 0;
    for (std::size_t i = 0; i < tiers.size(); ++i) {
        const auto& upTo = tiers[i].upTo;
        if (!upTo && i + 1 != tiers.size()) return "has a tier without end before the last one";
        if (upTo && *upTo <= from) return "has tiers that do not increase at " + std::to_string(*upTo);
        from = upTo.value_or(from);
    }
    return std::nullopt;
}

}  // namespace headroom::pricing
