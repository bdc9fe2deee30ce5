// SPDX-License-Identifier: GPL-3.0-or-later
// From an offer's single prices to graduated ones, a product at a time.
#include "pricing/offers/offer.hpp"

#include <algorithm>
#include <tuple>

namespace headroom::pricing {
namespace {

constexpr std::int64_t kOpen = -1;
constexpr std::size_t kMostUnpriced = 50;  // named one by one

bool isZero(std::string_view usd) { return usd.find_first_of("123456789") == std::string_view::npos; }

std::string unitsText(std::int64_t upTo) { return upTo == kOpen ? "Inf" : std::to_string(upTo); }

}  // namespace

/// A product without any price is no error (some files describe what is sold elsewhere), but nothing can be said of it.
void Offer::noteUnpriced() {
    if (errors_ > 0) return;
    std::vector<bool> priced(products_.size(), false);
    for (const Rate& rate : rates_) priced[rate.product] = true;
    std::size_t unpriced = 0;
    for (std::size_t i = 0; i < products_.size(); ++i) {
        const Product& product = products_[i];
        if (priced[i] || product.usageType == 0 || ++unpriced > kMostUnpriced) continue;
        note(product.line, texts_[product.usageType] + " in " + texts_[product.region] + " has no price in the file",
             false);
    }
    if (unpriced > kMostUnpriced)
        note(0, std::to_string(unpriced - kMostUnpriced) + " more products have no price in the file", false);
}

std::string Offer::whyNowhere(std::uint32_t id, const Nowhere& product) const {
    if (product.usageType == 0) return std::string(skuOf(id)) + " names no usage type";
    const std::string place = texts_[product.place];
    if (product.otherPrefix)
        return texts_[product.usageType] + " of " + place + " has a prefix that is not its region's";
    return texts_[product.usageType] +
           (place.empty() ? " names no region" : " is of \"" + place + "\", which is no region that is known");
}

/// A region that AWS opens later than this program was made has prices that nobody would see.
void Offer::noteNowhere() {
    if (errors_ > 0) return;
    std::size_t priced = 0;
    for (const auto& [id, product] : nowhere_) {
        if (!product.priced || ++priced > kMostUnpriced) continue;
        note(products_[id].line, whyNowhere(id, product) + ": its prices are left out", false);
    }
    if (priced > kMostUnpriced)
        note(0, std::to_string(priced - kMostUnpriced) + " more products are of no region that is known: left out",
             false);
}

void Offer::finish() {
    takeUsualNames();
    noteUnpriced();
    noteNowhere();
    std::ranges::sort(rates_, {}, [](const Rate& rate) {
        return std::tie(rate.product, rate.lease, rate.term, rate.effective, rate.from, rate.line);
    });
    for (std::size_t first = 0; first < rates_.size();) {
        std::size_t end = first;
        const auto same = [&](const Rate& rate) {
            const Rate& head = rates_[first];
            return rate.product == head.product && rate.lease == head.lease && rate.term == head.term &&
                   rate.effective == head.effective;
        };
        while (end < rates_.size() && same(rates_[end])) ++end;
        if (rates_[first].lease == 0)
            finishRates(first, end);
        else
            finishReserved(first, end);
        first = end;
    }
    std::ranges::sort(prices_, [&](const Price& a, const Price& b) {
        const auto key = [&](const Price& price) {
            const Product& product = products_[price.product];
            return std::tuple(texts_.view(product.usageType), texts_.view(product.region), dateOf(price), price.product,
                              price.firstRate);
        };
        return key(a) < key(b);
    });
    dropAmbiguous();
    dropAmbiguousReserved();
    finishPlans();
    bySku_ = {};  // a book's text is made beside the offer, which is as large
    texts_.close();
}

/// The tiers of one product: they must follow each other from 0 on. A first one at 0 USD is a free tier, kept apart.
void Offer::finishRates(std::size_t first, std::size_t end) {
    std::int64_t expected = 0;
    for (std::size_t i = first; i < end; ++i) {
        const Rate& rate = rates_[i];
        const auto usageType = [&] { return texts_[products_[rate.product].usageType]; };
        if (expected == kOpen || rate.from < expected) {
            return note(rate.line, usageType() + ": the tier from " + std::to_string(rate.from) +
                                       " overlaps the one up to " + unitsText(expected));
        }
        if (rate.from > expected) {
            return note(rate.line, usageType() + ": nothing is said of " + unitsText(expected) + " to " +
                                       std::to_string(rate.from) + " units");
        }
        if (rate.unit != rates_[first].unit) {
            return note(rate.line, usageType() + ": its tiers count in \"" + texts_[rate.unit] + "\" and in \"" +
                                       texts_[rates_[first].unit] + "\"");
        }
        expected = rate.upTo;
    }
    if (expected != kOpen) {  // a file that is cut off at a line's end looks like this
        const Rate& last = rates_[end - 1];
        return note(last.line, texts_[products_[last.product].usageType] + ": nothing is said beyond " +
                                   unitsText(expected) + ": its last tier does not reach Inf");
    }
    std::size_t paid = first;
    if (end - first > 1 && isZero(texts_.view(rates_[first].usd))) {
        ++freeTiers_;
        const std::int64_t free = rates_[paid++].upTo;
        const Rate& atZero = rates_[first];
        addFree({texts_[products_[atZero.product].usageType], free, texts_[atZero.unit], texts_[atZero.effective],
                 atZero.line});
        for (std::size_t i = paid; i < end; ++i) {  // paid tiers count what is paid
            if (rates_[i].upTo != kOpen) rates_[i].upTo -= free;
        }
    }
    for (std::size_t i = paid; i < end; ++i) {
        if (!isZero(texts_.view(rates_[i].usd)) || end - paid == 1) continue;
        return note(rates_[i].line, texts_[products_[rates_[i].product].usageType] + ": a later tier costs 0 USD");
    }
    prices_.push_back(
        {rates_[first].product, static_cast<std::uint32_t>(paid), static_cast<std::uint32_t>(end - paid)});
}

/// A reservation: an hour's fee and an upfront fee.
void Offer::finishReserved(std::size_t first, std::size_t end) {
    const Rate* hourly = nullptr;
    const Rate* upfront = nullptr;
    for (std::size_t i = first; i < end; ++i) {
        (texts_.view(rates_[i].unit) == "Quantity" ? upfront : hourly) = &rates_[i];
    }
    const Product& product = products_[rates_[first].product];
    if (hourly == nullptr || upfront == nullptr || end - first != 2) {
        return note(rates_[first].line,
                    texts_[product.usageType] + " in " + texts_[product.region] + ": is reserved for \"" +
                        texts_[rates_[first].lease] +
                        "\" with other fees than one an hour and one upfront, which books have: left out",
                    false);
    }
    const std::string& lease = texts_[hourly->lease];
    if (lease != "1yr" && lease != "3yr") {
        return note(hourly->line,
                    texts_[product.usageType] + " in " + texts_[product.region] + ": is reserved for \"" + lease +
                        R"(", where books know "1yr" and "3yr": left out)",
                    false);
    }
    ReservedPrice price;
    price.service = code;
    price.usageType = texts_[product.usageType];
    price.region = texts_[product.region];
    price.term = texts_[hourly->lease];
    price.unit = texts_[hourly->unit];
    if (const auto rate = parseRate(texts_[hourly->usd])) price.hourly = *rate;
    if (const auto rate = parseRate(texts_[upfront->usd])) price.upfront = *rate;
    price.validFrom = texts_[hourly->effective];
    price.sku = std::string(product.sku.begin(), product.sku.end());
    for (const Rate* rate : {hourly, upfront}) {
        price.rateCodes.push_back(price.sku + "." + texts_[rate->term] + "." + texts_[rate->code]);
    }
    reserved_.push_back(std::move(price));
    reservedLines_.push_back(hourly->line);
}

}  // namespace headroom::pricing
