// SPDX-License-Identifier: GPL-3.0-or-later
#include "pricing/offers/book_diff.hpp"

#include "pricing/per_text.hpp"
#include "pricing/usage_type.hpp"

#include <map>
#include <set>
#include <tuple>

namespace headroom::pricing {
namespace {

using Key = std::tuple<std::string, std::string, std::string>;  // service, usage type, term
using Prices = std::map<Key, std::string>;

Prices pricesOf(const PriceBook& book) {
    Prices prices;
    for (const PriceEntry& entry : book.entries)
        prices[{entry.service, entry.usageType, ""}] = priceText(entry.tiers) + " USD per " + entry.unit;
    for (const ReservedPrice& price : book.reserved) {
        prices[{price.service, price.usageType, price.term}] =
            toText(price.hourly.usd) + " USD an hour" + perText(price.hourly) + ", " + toText(price.upfront.usd) +
            " USD upfront" + perText(price.upfront);
    }
    return prices;
}

using Allowances = std::map<Key, FreeAllowance>;

Allowances allowancesOf(const PriceBook& book) {
    Allowances free;
    for (const FreeAllowance& allowance : book.allowances)
        free.emplace(Key{allowance.service, "free tier of " + allowance.name, ""}, allowance);
    return free;
}

std::set<std::string> typesOf(const FreeAllowance& allowance) {
    return {allowance.usageTypes.begin(), allowance.usageTypes.end()};
}

/// How much is free, and for how long and of what where that is what differs.
std::string textOf(const FreeAllowance& allowance, const FreeAllowance* other) {
    std::string text = std::to_string(allowance.quantity) + " " + allowance.unit;
    if (other == nullptr) return text;
    if (allowance.always != other->always) text += allowance.always ? ", always" : ", for 12 months";
    if (typesOf(allowance) == typesOf(*other)) return text;
    std::string types;
    for (const std::string& type : typesOf(allowance)) types += (types.empty() ? "" : " and ") + type;
    return text + ", of " + types;
}

/// Their texts, each as against that of the same name in the other book.
Prices textsOf(const Allowances& all, const Allowances& others) {
    Prices texts;
    for (const auto& [key, allowance] : all) {
        const auto other = others.find(key);
        texts[key] = textOf(allowance, other == others.end() ? nullptr : &other->second);
    }
    return texts;
}

void compare(const Prices& a, const Prices& b, const std::string& region, std::vector<PriceChange>& changes) {
    Prices all = b;
    all.insert(a.begin(), a.end());
    for (const auto& [key, ignored] : all) {
        const auto before = a.find(key);
        const auto after = b.find(key);
        if (before != a.end() && after != b.end() && before->second == after->second) continue;
        const auto& [service, usageType, term] = key;
        changes.push_back({service, usageType, region, term, before == a.end() ? "" : before->second,
                           after == b.end() ? "" : after->second});
    }
}

}  // namespace

base::Result<std::vector<PriceChange>> bookDiff(const PriceBooks& a, const PriceBooks& b) {
    std::vector<PriceChange> changes;
    for (const std::string_view region : knownRegions()) {
        const auto before = a.book(region);
        if (!before) return before.error();
        const auto after = b.book(region);
        if (!after) return after.error();
        if (region == knownRegions().front()) {  // allowances are of no region
            const Allowances freeBefore = allowancesOf(*before);
            const Allowances freeAfter = allowancesOf(*after);
            compare(textsOf(freeBefore, freeAfter), textsOf(freeAfter, freeBefore), "", changes);
        }
        compare(pricesOf(*before), pricesOf(*after), std::string(region), changes);
    }
    return changes;
}

}  // namespace headroom::pricing
