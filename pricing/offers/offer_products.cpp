// SPDX-License-Identifier: GPL-3.0-or-later
// Which price of an offer stands for a usage type of a region, where several products or terms have one.
#include "pricing/offers/offer.hpp"

#include <algorithm>
#include <iterator>
#include <map>
#include <tuple>

namespace headroom::pricing {

bool Offer::samePrices(const Price& a, const Price& b) const {
    if (a.rates != b.rates) return false;
    for (std::uint32_t i = 0; i < a.rates; ++i) {
        const Rate& left = rates_[a.firstRate + i];
        const Rate& right = rates_[b.firstRate + i];
        if (left.upTo != right.upTo || left.unit != right.unit) return false;
        if (left.usd == right.usd) continue;
        const auto one = parseRate(texts_[left.usd]);  // the same may be written with more zeros
        const auto other = parseRate(texts_[right.usd]);
        if (!one || !other || *one != *other) return false;
    }
    return true;
}

void Offer::noteDiffering(const Price& price, const std::string& before, const std::string& after) {
    const Product& product = products_[price.product];
    note(rates_[price.firstRate].line,
         before + texts_[product.usageType] + " in " + texts_[product.region] + after + " differ in price: left out",
         false);
}

/// Several products of one usage type and region: the first stands for them where they cost the same today, else none
/// does. Each has dates of its own, so what counts is the newest of each that has begun; of two terms of one date both.
void Offer::keepOne(std::span<const Price> all, std::vector<Price>& kept) {
    std::map<std::uint32_t, std::string_view> newest;  // date by product: prices are in the order of dates
    for (const Price& price : all) {
        if (today.empty() || dateOf(price) <= today) newest[price.product] = dateOf(price);
    }
    const Price* first = nullptr;
    bool same = true;
    for (const Price& price : all) {
        const auto known = newest.find(price.product);
        if (known == newest.end() || known->second != dateOf(price)) continue;
        if (first == nullptr) first = &price;
        same = same && samePrices(*first, price);
    }
    if (!same && newest.size() > 1)
        return noteDiffering(all.front(), std::to_string(newest.size()) + " products are called ", " and");
    if (!same) return noteDiffering(*first, "terms of ", " that hold from " + std::string(dateOf(*first)));
    const std::uint32_t product = newest.empty() ? all.front().product : newest.begin()->first;
    std::vector<Price> ofProduct;
    std::ranges::copy_if(all, std::back_inserter(ofProduct),
                         [&](const Price& price) { return price.product == product; });
    keepDates(ofProduct, kept);
}

/// One price for each date; where terms of a day that is over differ, that day's are left out.
void Offer::keepDates(std::span<const Price> ofProduct, std::vector<Price>& kept) {
    for (std::size_t first = 0; first < ofProduct.size();) {
        std::size_t end = first + 1;
        bool same = true;
        for (; end < ofProduct.size() && dateOf(ofProduct[end]) == dateOf(ofProduct[first]); ++end)
            same = same && samePrices(ofProduct[first], ofProduct[end]);
        const std::string date(dateOf(ofProduct[first]));
        const bool begun = today.empty() || date <= today;
        if (same || !begun)
            kept.push_back(ofProduct[first]);
        else
            noteDiffering(ofProduct[first], "terms of ", " that hold from " + date);
        first = end;
    }
}

void Offer::dropAmbiguous() {
    std::vector<Price> kept;
    const auto sameThing = [&](const Price& a, const Price& b) {
        const Product& left = products_[a.product];
        const Product& right = products_[b.product];
        return left.usageType == right.usageType && left.region == right.region;
    };
    for (std::size_t first = 0; first < prices_.size();) {
        std::size_t end = first + 1;
        while (end < prices_.size() && sameThing(prices_[first], prices_[end])) ++end;
        keepOne(std::span(prices_).subspan(first, end - first), kept);
        first = end;
    }
    prices_ = std::move(kept);
}

/// Of several options of one term (all upfront, partly) a book has room for one: where they differ none is taken.
void Offer::dropAmbiguousReserved() {
    struct Options {
        std::size_t first = 0;
        std::size_t count = 0;
        bool same = true;
    };
    std::map<std::tuple<std::string, std::string, std::string, std::string>, Options> all;
    for (std::size_t i = 0; i < reserved_.size(); ++i) {
        const ReservedPrice& price = reserved_[i];
        Options& options = all[{price.usageType, price.region, price.term, price.validFrom}];
        if (options.count++ == 0) options.first = i;
        const ReservedPrice& first = reserved_[options.first];
        options.same = options.same && first.hourly == price.hourly && first.upfront == price.upfront;
    }
    std::vector<ReservedPrice> kept;
    for (const auto& [name, options] : all) {
        ReservedPrice& first = reserved_[options.first];
        if (options.same) {
            kept.push_back(std::move(first));
            continue;
        }
        note(reservedLines_[options.first],
             std::to_string(options.count) + " options of " + first.usageType + " in " + first.region +
                 " reserved for " + first.term + " differ in price: left out",
             false);
    }
    reserved_ = std::move(kept);
}

}  // namespace headroom::pricing
