// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pricing/offers/offer.hpp"

#include <cstddef>
#include <map>
#include <span>
#include <string>
#include <vector>

namespace headroom::pricing {

/// Listens to what a price list file of savings plans has other than one of products: lists where those have objects
/// (AWS Billing guide, "Reading the service price list file for a Savings Plan"):
/// products[]/{sku, serviceCode, usageType}, terms/savingsPlan[]/{sku, effectiveDate, rates[]/{discountedServiceCode,
/// discountedUsageType, discountedRegionCode, unit, discountedRate/{price, currency}}}; the file's own regionCode is
/// that of rates whose usage types have no prefix.
class PlanListener {
public:
    explicit PlanListener(Offer& offer) : offer_(offer) {}

    /// Where the reader is: the keys down to it, how many objects and lists it is in, and the line.
    struct Place {
        std::span<const std::string> path;
        std::size_t depth = 0;
        std::size_t arrays = 0;
        std::size_t line = 0;
    };
    void begin(const Place& at);
    void take(const Place& at, const std::string& value);
    void end(const Place& at);

    /// The file has been read: its rates go to the offer.
    void finish();

private:
    struct Pending {
        OfferPlanRate rate;
        std::size_t line = 0;
    };
    static bool inPlan(const Place& at);
    static bool inTerm(const Place& at);
    static bool inRate(const Place& at);
    void takeRate(const std::string& name, const std::string& value);
    void endPlan(std::size_t line);

    Offer& offer_;
    std::map<std::string, std::string> plans_;  ///< usage type by product code
    std::string planSku_;
    std::string planType_;
    std::string planService_;
    std::string termSku_;
    std::string termEffective_;
    OfferPlanRate rate_;
    std::vector<Pending> ofTerm_;
    std::vector<Pending> all_;
};

}  // namespace headroom::pricing
