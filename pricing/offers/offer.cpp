// SPDX-License-Identifier: GPL-3.0-or-later
#include "pricing/offers/offer.hpp"

#include "pricing/iso_date.hpp"
#include "pricing/other_names.hpp"
#include "pricing/usage_type_form.hpp"

#include <algorithm>

namespace headroom::pricing {
namespace {

constexpr std::size_t kMostNotes = 100;
constexpr std::int64_t kOpen = -1;
constexpr std::size_t kSkuLength = 16;
// AWS's usage types of what is free in all regions together: its offer file of Lambda, us-east-1, 2026.
constexpr std::string_view kGlobal = "Global-";

/// A whole number of units a month; nullopt when it is none.
std::optional<std::int64_t> wholeNumber(std::string_view text) {
    const auto value = parseDecimal(text);
    constexpr Int128 kMost = 1'000'000'000'000'000'000;
    if (!value || value->scale != 0 || value->mantissa < 0 || value->mantissa > kMost) return std::nullopt;
    return static_cast<std::int64_t>(value->mantissa);
}

}  // namespace

void Offer::note(std::size_t line, std::string what, bool error) {
    if (error) ++errors_;
    const std::size_t before = error ? errors_ - 1 : notes_.size();  // no error is lost behind what is merely said
    if (before < kMostNotes) notes_.push_back({line, std::move(what), error});
}

void Offer::noteNoLease(const OfferRate& rate, std::size_t line) {
    note(line,
         rate.rateCode + ": is a price of a reservation, whose LeaseContractLength the file does not say: left out",
         false);
}

void Offer::add(const OfferProduct& product, std::size_t line) {
    if (product.sku.size() != kSkuLength) {
        return note(line, "\"" + product.sku + "\" is not a product code (SKU) of 16 characters");
    }
    const auto refuse = [&] {
        note(line, product.sku + ": \"" + product.usageType +
                       "\" is no usage type: it begins with a letter or a digit, behind its region's prefix as well, "
                       "and holds no control character");
    };
    if (!product.usageType.empty() && !isUsageType(product.usageType)) return refuse();
    Product kept;
    kept.line = static_cast<std::uint32_t>(line);
    std::ranges::copy(product.sku, kept.sku.begin());
    const std::string region = regionOfProduct(product);
    bool otherPrefix = false;
    if (!region.empty() && !product.usageType.empty()) {
        const auto usageType = ownUsageType(region, product.usageType);
        if (!usageType) return note(line, product.sku + ": " + usageType.error().what);
        if (!isUsageType(*usageType)) return refuse();
        otherPrefix = !shippedBehindPrefix(*usageType).empty();
        if (!otherPrefix) {
            kept.usageType = texts_.idOf(*usageType);
            kept.region = texts_.idOf(region);
        }
    }
    const auto id = static_cast<std::uint32_t>(products_.size());
    const auto skuOfProduct = [this](std::uint32_t one) { return skuOf(one); };
    if (bySku_.find(product.sku, skuOfProduct)) return note(line, "product " + product.sku + " is there twice");
    products_.push_back(kept);
    bySku_.add(id, skuOfProduct);
    if (kept.usageType == 0)
        nowhere_.emplace(
            id, Nowhere{texts_.idOf(product.usageType), texts_.idOf(placeOfProduct(product)), otherPrefix, false});
}

std::optional<OfferProduct> Offer::known(std::string_view sku) const {
    const auto id = bySku_.find(sku, [this](std::uint32_t one) { return skuOf(one); });
    if (!id) return std::nullopt;
    return OfferProduct{std::string(sku), texts_[products_[*id].usageType], texts_[products_[*id].region], ""};
}

bool Offer::takePrice(const OfferRate& rate, std::size_t line, Rate& into) {
    if (rate.currency != "USD") {
        note(line, rate.rateCode + ": the price is in \"" + rate.currency + "\"; only USD is read");
        return false;
    }
    if (rate.usd.empty()) {
        note(line, rate.rateCode + ": has no price");
        return false;
    }
    const auto usd = parseRate(rate.usd);
    if (!usd) {
        note(line, rate.rateCode + ": " + usd.error().what);
        return false;
    }
    into.usd = texts_.idOf(rate.usd);
    return true;
}

bool Offer::takeRange(const OfferRate& rate, std::size_t line, Rate& into) {
    const auto from = rate.from.empty() ? std::optional<std::int64_t>(0) : wholeNumber(rate.from);
    const bool open = rate.upTo.empty() || rate.upTo == "Inf";
    const auto upTo = open ? std::optional<std::int64_t>(kOpen) : wholeNumber(rate.upTo);
    if (!from || !upTo) {
        note(line, rate.rateCode + ": \"" + rate.from + "\" to \"" + rate.upTo + "\" is no range of whole units");
        return false;
    }
    if (*upTo != kOpen && *upTo <= *from) {
        note(line, rate.rateCode + ": its range ends at " + rate.upTo + ", before it begins at " + rate.from);
        return false;
    }
    into.from = *from;
    into.upTo = *upTo;
    return true;
}

void Offer::add(const OfferRate& rate, std::size_t line) {
    const auto product = bySku_.find(rate.sku, [this](std::uint32_t one) { return skuOf(one); });
    if (!product) return noteUnknown(rate, line);
    if (products_[*product].usageType == 0) return addNowhere(rate, line, *product);
    Rate kept;
    kept.product = *product;
    kept.line = static_cast<std::uint32_t>(line);
    const std::string date = rate.effective.substr(0, 10);
    if (!isIsoDate(date)) return note(line, rate.rateCode + ": \"" + rate.effective + "\" is no date to hold from");
    if (rate.unit.empty()) return note(line, rate.rateCode + ": names no unit");
    const bool priced = takePrice(rate, line, kept);
    const bool ranged = takeRange(rate, line, kept);
    if (!priced || !ranged) return;
    const std::size_t dot = rate.rateCode.find('.');
    const std::size_t last = rate.rateCode.rfind('.');
    const bool whole = dot != std::string::npos && last > dot + 1 && last + 1 < rate.rateCode.size();
    if (!whole || rate.rateCode.substr(0, dot) != rate.sku) {
        return note(line, "\"" + rate.rateCode + "\" is not a rate code of product " + rate.sku);
    }
    kept.term = texts_.idOf(rate.rateCode.substr(dot + 1, last - dot - 1));
    kept.code = texts_.idOf(rate.rateCode.substr(last + 1));
    kept.effective = texts_.idOf(date);
    kept.unit = texts_.idOf(rate.unit);
    kept.lease = texts_.idOf(rate.lease);
    rates_.push_back(kept);
}

/// A file whose prices come first is told so once, not for each of them.
void Offer::noteUnknown(const OfferRate& rate, std::size_t line) {
    if (ratesFirst_) return;
    ratesFirst_ = products_.empty() && errors_ == 0;
    const std::string why =
        ratesFirst_ ? " stand before any product: \"products\" must come before \"terms\", as AWS writes them"
                    : ", which the file does not describe, or which is refused above";
    note(line, "prices of product " + rate.sku + why);
}

/// What is free in all regions together is of no region; any other price is of one that is not known.
void Offer::addNowhere(const OfferRate& rate, std::size_t line, std::uint32_t product) {
    const auto known = nowhere_.find(product);
    if (rate.rateCode.find(".A429C66SYZ.") == std::string::npos) {  // AWS's term of free tiers
        if (known != nowhere_.end()) known->second.priced = true;
        return;
    }
    ++freeTiers_;
    const auto upTo = wholeNumber(rate.upTo);
    const std::string_view usageType = known == nowhere_.end() ? "" : texts_.view(known->second.usageType);
    if (!usageType.starts_with(kGlobal)) return;
    const std::string date = rate.effective.substr(0, 10);
    if (!isIsoDate(date)) return note(line, rate.rateCode + ": \"" + rate.effective + "\" is no date to hold from");
    if (!upTo || *upTo == 0)
        return note(line,
                    std::string(usageType) + ": what is free is up to \"" + rate.upTo +
                        "\", no whole number of units above 0: left out",
                    false);
    const std::string_view counted = countedAs(code, usageType);
    const std::string_view free = counted == usageType ? usageType.substr(kGlobal.size()) : counted;
    addFree({std::string(free), *upTo, rate.unit, date, line});
}

void Offer::addFree(OfferFreeTier tier) {
    const auto known = std::ranges::find_if(freeBounds_, [&](const OfferFreeTier& other) {
        return other.usageType == tier.usageType && other.effective == tier.effective;
    });
    if (known == freeBounds_.end()) {
        freeBounds_.push_back(std::move(tier));
    } else if (known->quantity != tier.quantity) {
        note(tier.line,
             tier.usageType + ": " + std::to_string(tier.quantity) + " units are free here, " +
                 std::to_string(known->quantity) + " on line " + std::to_string(known->line) +
                 ": the first is taken, for all regions",
             false);
    }
}

bool Offer::hasPriceOf(std::string_view usageType) const {
    return std::ranges::binary_search(
        prices_, usageType, {}, [this](const Price& price) { return texts_.view(products_[price.product].usageType); });
}

PriceEntry Offer::price(std::size_t index) const {
    const Price& price = prices_[index];
    const Product& product = products_[price.product];
    const Rate& first = rates_[price.firstRate];
    PriceEntry entry;
    entry.service = code;
    entry.usageType = texts_[product.usageType];
    entry.region = texts_[product.region];
    entry.unit = texts_[first.unit];
    entry.validFrom = texts_[first.effective];
    entry.sku = std::string(product.sku.begin(), product.sku.end());
    for (std::uint32_t i = 0; i < price.rates; ++i) {
        const Rate& rate = rates_[price.firstRate + i];
        const auto usd = parseRate(texts_[rate.usd]);  // it was readable when it was taken
        PriceTier tier{std::nullopt, usd ? *usd : PriceRate{}};
        if (rate.upTo != kOpen) tier.upTo = rate.upTo;
        entry.tiers.push_back(tier);
        entry.rateCodes.push_back(entry.sku + "." + texts_[rate.term] + "." + texts_[rate.code]);
    }
    return entry;
}

}  // namespace headroom::pricing
