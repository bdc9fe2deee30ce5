// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pricing/bill.hpp"

#include <string>
#include <vector>

namespace headroom::pricing {

/// A resource's part of the account's usage, in the granules of its AccountUsage.
struct ResourceShare {
    std::string resource;
    Int128 granules = 0;
    std::vector<Int128> hours{};  ///< how the use is spread, as in MonthlyUsage: weights; empty where nobody knows
};

/// All that the account used of one usage type in a month, by resource, with the price it is charged at.
struct AccountUsage {
    std::string service;
    std::string usageType;
    std::string unit;
    std::vector<PriceTier> tiers;
    std::string validFrom;  ///< of the book's price; empty for the user's own
    bool ownRate = false;
    Int128 perUnit = 1;
    std::vector<ResourceShare> shares{};  ///< by resource, each once
    std::string sku{};
    std::vector<std::string> rateCodes{};
    std::string origin{};
    std::optional<Decimal> discount{};  ///< percent
    bool fixed = false;
    std::vector<PriceTier> bookTiers{};  ///< where the rate is the user's own: the book's, if it has any
};

/// Adds up the granules; an error when they do not fit.
base::Result<Int128> totalGranules(const AccountUsage& usage);

/// Counts in finer granules: `perUnit` must be a multiple of the present one. An error, and no change, when they do not
/// fit.
base::Result<void> refine(AccountUsage& usage, Int128 perUnit);

/// Sorts a month's usage by service and usage type and finds each one's price. What has none, or no quantity, goes to
/// `notPriced`.
base::Result<std::vector<AccountUsage>> collectUsage(std::span<const MonthlyUsage> usage, const PriceBook& book,
                                                     const BillOptions& options, std::vector<NotPriced>& notPriced);

}  // namespace headroom::pricing
