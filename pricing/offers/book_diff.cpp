// SPDX-License-Identifier: GPL-3.0-or-later
#include "pricing/offers/book_diff.hpp"

#include "pricing/per_text.hpp"
#include "pricing/price_tables.hpp"
#include "pricing/usage_type.hpp"

#include <iterator>
#include <map>
#include <set>
#include <tuple>
#include <utility>

namespace headroom::pricing {
namespace {

using Key = std::tuple<std::string, std::string, std::string>;  // service, usage type, term
using Texts = std::map<Key, std::string>;

constexpr const char* kFirstDay = "0001-01-01";  ///< before any that a book names

std::string textOf(const PriceEntry& entry) { return priceText(entry.tiers) + " USD per " + entry.unit; }

std::string textOf(const ReservedPrice& price) {
    return toText(price.hourly.usd) + " USD an hour" + perText(price.hourly) + ", " + toText(price.upfront.usd) +
           " USD upfront" + perText(price.upfront);
}

/// What one thing costs from which day on, in the user's book and in the shipped one.
struct DatedTexts {
    std::map<std::string, std::string> own;
    std::map<std::string, std::string> shipped;

    /// What holds on a day: the user's come first.
    std::string on(const std::string& day) const {
        for (const auto* dated : {&own, &shipped}) {
            const auto next = dated->upper_bound(day);
            if (next != dated->begin()) return std::prev(next)->second;
        }
        return "";
    }
};
using Series = std::map<Key, DatedTexts>;

Key keyOf(const PriceEntry& entry) { return {entry.service, entry.usageType, ""}; }
Key keyOf(const ReservedPrice& price) { return {price.service, price.usageType, price.term}; }

Series ownSeries(const TableContents& own) {
    Series series;
    for (const PriceEntry& entry : own.entries) series[keyOf(entry)].own[entry.validFrom] = textOf(entry);
    for (const ReservedPrice& price : own.reserved) series[keyOf(price)].own[price.validFrom] = textOf(price);
    return series;
}

/// The shipped prices of what either set of books has of its own: of all else both have the same.
template <class Price>
void addShipped(const std::vector<Price>& shipped, Series& a, Series& b) {
    for (const Price& price : shipped) {
        const Key key = keyOf(price);
        if (!a.contains(key) && !b.contains(key)) continue;
        a[key].shipped[price.validFrom] = textOf(price);
        b[key].shipped[price.validFrom] = textOf(price);
    }
}

/// Days of one answer, in both sets of books.
struct Span {
    std::string from;
    std::string before;
    std::string after;
};

/// What differs now, and then what differed before: a price holds until another begins.
void addChanges(const Key& key, const std::string& region, const std::vector<Span>& spans,
                std::vector<PriceChange>& changes) {
    const auto add = [&](const Span& span, const std::string& until) {
        if (span.before == span.after) return;
        const auto& [service, usageType, term] = key;
        PriceChange change{service, usageType, region, term, span.before, span.after};
        if (!until.empty() && span.from != kFirstDay) change.from = span.from;
        change.until = until;
        changes.push_back(std::move(change));
    };
    if (!spans.empty()) add(spans.back(), "");
    for (std::size_t i = 0; i + 1 < spans.size(); ++i) add(spans[i], spans[i + 1].from);
}

void addSpan(Span span, std::vector<Span>& spans) {
    const bool goesOn = !spans.empty() && spans.back().before == span.before && spans.back().after == span.after;
    if (!goesOn) spans.push_back(std::move(span));
}

void comparePrices(const DatedTexts& a, const DatedTexts& b, std::vector<Span>& spans) {
    std::set<std::string> days;
    for (const auto* dated : {&a.own, &a.shipped, &b.own, &b.shipped}) {
        for (const auto& [day, text] : *dated) days.insert(day);
    }
    for (const std::string& day : days) addSpan({day, a.on(day), b.on(day)}, spans);
}

base::Result<void> compareRegion(const PriceBooks& a, const PriceBooks& b, const std::string& region,
                                 std::vector<PriceChange>& changes) {
    Series before = ownSeries(a.ownIn(region));
    Series after = ownSeries(b.ownIn(region));
    if (before.empty() && after.empty()) return {};
    const auto shipped = awsPriceBook(region);
    if (!shipped) return shipped.error();
    addShipped(shipped->entries, before, after);
    addShipped(shipped->reserved, before, after);
    for (const auto& [key, dated] : before) after.try_emplace(key);
    for (const auto& [key, dated] : after) {
        std::vector<Span> spans;
        comparePrices(before[key], dated, spans);
        addChanges(key, region, spans, changes);
    }
    return {};
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
Texts textsOf(const Allowances& all, const Allowances& others) {
    Texts texts;
    for (const auto& [key, allowance] : all) {
        const auto other = others.find(key);
        texts[key] = textOf(allowance, other == others.end() ? nullptr : &other->second);
    }
    return texts;
}

/// The days from which either set of books has allowances of its own.
std::set<std::string> daysOfAllowances(const TableContents& a, const TableContents& b) {
    std::set<std::string> days;
    for (const TableContents* own : {&a, &b}) {
        for (const FreeAllowance& free : own->allowances)
            days.insert(free.validFrom.empty() ? kFirstDay : free.validFrom);
    }
    return days;
}

/// Allowances are of no region: any region's book has them all.
base::Result<void> compareAllowances(const PriceBooks& a, const PriceBooks& b, std::vector<PriceChange>& changes) {
    const std::string region(knownRegions().front());
    std::map<Key, std::vector<Span>> spans;
    for (const std::string& day : daysOfAllowances(a.ownIn(region), b.ownIn(region))) {
        const auto before = a.book(region, day);
        if (!before) return before.error();
        const auto after = b.book(region, day);
        if (!after) return after.error();
        const Allowances freeBefore = allowancesOf(*before);
        const Allowances freeAfter = allowancesOf(*after);
        const Texts left = textsOf(freeBefore, freeAfter);
        Texts all = textsOf(freeAfter, freeBefore);
        const Texts right = all;
        all.insert(left.begin(), left.end());
        const auto textIn = [](const Texts& texts, const Key& key) {
            const auto it = texts.find(key);
            return it == texts.end() ? std::string() : it->second;
        };
        for (const auto& [key, text] : all) addSpan({day, textIn(left, key), textIn(right, key)}, spans[key]);
    }
    for (const auto& [key, ofKey] : spans) addChanges(key, "", ofKey, changes);
    return {};
}

}  // namespace

base::Result<std::vector<PriceChange>> bookDiff(const PriceBooks& a, const PriceBooks& b) {
    std::vector<PriceChange> changes;
    if (auto free = compareAllowances(a, b, changes); !free) return free.error();
    for (const std::string_view region : knownRegions()) {
        if (auto compared = compareRegion(a, b, std::string(region), changes); !compared) return compared.error();
    }
    return changes;
}

}  // namespace headroom::pricing
