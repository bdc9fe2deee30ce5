// SPDX-License-Identifier: GPL-3.0-or-later
// What savings plans charge, as prices: the plan is part of the name, "ComputeSP:1yrNoUpfront/AWSLambda/Request".
#include "pricing/offers/offer.hpp"

#include "pricing/iso_date.hpp"
#include "pricing/other_names.hpp"
#include "pricing/shipped_units.hpp"
#include "pricing/usage_type.hpp"
#include "pricing/usage_type_form.hpp"

#include <algorithm>
#include <cctype>
#include <tuple>

namespace headroom::pricing {

namespace {

auto nameOf(const PriceEntry& entry) { return std::tie(entry.usageType, entry.region, entry.validFrom); }

/// Whether a usage type begins with what looks like a region's prefix: "APS9-" of a region that is not known yet.
bool hasPrefix(std::string_view usageType) {
    const std::string_view first = usageType.substr(0, usageType.find('-'));
    const bool capitals =
        first.size() >= 3 && first.size() <= 5 && std::isdigit(static_cast<unsigned char>(first.back())) != 0;
    return capitals && first.size() < usageType.size() &&
           std::ranges::all_of(first.substr(0, first.size() - 1), [](unsigned char c) { return std::isupper(c) != 0; });
}

}  // namespace

void Offer::add(const OfferPlanRate& rate, std::size_t line) {
    ++planRatesSeen_;
    const std::string what = rate.plan + ": " + rate.usageType;
    if (rate.currency != "USD")
        return note(line, what + ": the price is in \"" + rate.currency + "\"; only USD is read");
    if (rate.usd.empty()) return note(line, what + ": has no price");
    const auto usd = parseRate(rate.usd);
    if (!usd) return note(line, what + ": " + usd.error().what);
    const std::string date = rate.effective.empty() ? published : rate.effective.substr(0, 10);
    if (!isIsoDate(date)) return note(line, what + ": \"" + rate.effective + "\" is no date to hold from");
    std::string region = regionOfProduct({rate.planSku, rate.usageType, rate.region, ""});
    if (region.empty() && rate.region.empty() && isKnownRegion(regionCode) && !hasPrefix(rate.usageType))
        region = regionCode;
    if (region.empty() || rate.plan.empty()) {
        ++planRatesOfNowhere_;
        return;
    }
    const auto usageType = ownUsageType(region, rate.usageType);
    if (!usageType) return note(line, what + ": " + usageType.error().what);
    if (!isUsageType(*usageType))
        return note(line, what +
                              ": no usage type: one begins with a letter or a digit, behind its region's prefix as "
                              "well, and holds no control character");
    if (!shippedBehindPrefix(*usageType).empty())
        return note(line, what + ": the prefix is not that of " + region + ": left out", false);
    if (usd->usd.mantissa == 0)
        return note(line, what + ": a savings plan's rate is above 0: at 0 it would pay for any use: left out", false);
    const std::string name = planRateName(rate.plan, rate.service, *usageType);
    if (!isUsageType(name))
        return note(line, what + ": a plan's name begins with a letter or a digit and holds no control character");
    const std::string counted = shippedUnitOf(rate.service, *usageType);
    if (!rate.unit.empty() && !counted.empty() && !isSameUnit(rate.unit, counted)) {
        return note(
            line,
            what + ": counted in \"" + rate.unit + "\", where what is used is counted in \"" + counted + "\": left out",
            false);
    }
    PriceEntry entry;
    entry.service = code;
    entry.usageType = name;
    entry.region = region;
    entry.unit = rate.unit.empty() ? "Units" : rate.unit;
    if (!rate.unit.empty() && !counted.empty()) entry.unit = counted;
    entry.validFrom = date;
    entry.sku = rate.planSku;
    entry.tiers.push_back({std::nullopt, *usd});
    planRates_.push_back(std::move(entry));
}

/// One rate for each name: operations that differ in price (EC2's systems) cannot be told apart here.
void Offer::finishPlans() {
    const std::string left = std::to_string(planRatesLeft);
    if (plans && planRatesSeen_ == 0)
        note(0, "holds no rate of a service that has a book: " + left + " of other services are left out", false);
    else if (planRatesLeft > 0)
        note(0,
             left + (planRatesLeft == 1 ? " of its rates is of a service" : " of its rates are of services") +
                 " that no book is about: left out",
             false);
    if (planRatesOfNowhere_ > 0)
        note(0,
             std::to_string(planRatesOfNowhere_) +
                 " rates of plans are of no region that is known, or of a plan without usage type: left out",
             false);
    std::ranges::stable_sort(planRates_, [](const auto& a, const auto& b) { return nameOf(a) < nameOf(b); });
    std::vector<PriceEntry> kept;
    for (std::size_t first = 0; first < planRates_.size();) {
        std::size_t end = first + 1;
        bool same = true;
        for (; end < planRates_.size() && nameOf(planRates_[end]) == nameOf(planRates_[first]); ++end)
            same = same && planRates_[end].tiers == planRates_[first].tiers;
        if (same) {
            kept.push_back(std::move(planRates_[first]));
        } else {
            note(0,
                 std::to_string(end - first) + " rates are called " + planRates_[first].usageType + " in " +
                     planRates_[first].region + " and differ in price: left out",
                 false);
        }
        first = end;
    }
    planRates_ = std::move(kept);
}

}  // namespace headroom::pricing
