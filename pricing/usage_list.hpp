// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pricing/bill.hpp"
#include "pricing/own_rates.hpp"

#include <optional>
#include <string>
#include <vector>

namespace headroom::pricing {

/// A month's use of one thing. No quantity: not known, so it will be listed as not priced.
struct UsageLine {
    std::string service;                 ///< "AWSLambda"
    std::string usageType;               ///< with or without its region prefix
    std::optional<NumberText> quantity;  ///< decimal units of the price list, a month's
    bool perHour = false;                ///< the quantity is held all month long: it counts MonthHours times
    std::string resource;
    std::string where;  ///< the line's place in its file; errors name the field below it
};

/// What `headroom bill` is given, taken from its file but not yet understood.
struct UsageList {
    std::string region;
    std::string freeTier = "none";
    std::optional<NumberText> monthHours;  ///< default 730; matters to quantities per hour
    std::vector<OwnRate> rates;
    std::vector<UsageLine> usage;
    Rounding rounding = Rounding::Nano;
};

/// A bill, or everything that is wrong with the list.
struct BilledUsage {
    std::optional<Bill> bill;
    std::vector<base::Error> errors;
};

/// Prices a list of usage from AWS's price books, all problems at once: an unknown region, service or usage type
/// (with near names), another region's prefix, a quantity or price that is negative or not a number, unknown tiers.
BilledUsage billUsage(const UsageList& list);

}  // namespace headroom::pricing
