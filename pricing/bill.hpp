// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pricing/monthly_usage.hpp"
#include "pricing/price_book.hpp"

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace headroom::pricing {

/// The part of the account's month that a line is charged in, in units.
struct LineTier {
    std::int64_t from = 0;
    std::optional<std::int64_t> upTo;
    bool operator==(const LineTier&) const = default;
};

/// One resource's share of one tier of one usage type, for a month. A line of a free allowance has its name in
/// `freeAllowance`, a rate of 0 and an amount of 0: what is free is shown, not left out.
struct LineItem {
    std::string resource;
    std::string service;
    std::string usageType;
    MeteredQuantity quantity;
    std::string unit;
    LineTier tier;
    PriceRate rate;
    Money perMonth;
    std::string freeAllowance;
    bool ownRate = false;  ///< the rate is the user's, not the price book's
};

/// What the total does not contain, and why: a price or a quantity that nobody knows. Never counted as 0.
struct NotPriced {
    std::string resource;
    std::string service;
    std::string usageType;
    std::string region;
    std::optional<MeteredQuantity> quantity;
    std::string unit;  ///< empty for an unknown usage type
    std::string reason;
};

/// Which prices a bill was made with: `asOf` is the newest date among the entries used, empty when none was.
struct PriceBookInfo {
    std::string region;
    std::string asOf;
};

/// A month's bill. The total is the sum of the lines, exactly.
struct Bill {
    std::vector<LineItem> lines;  ///< by service, resource, usage type, then free before tiers in order
    std::vector<NotPriced> notPriced;
    Money total;
    PriceBookInfo priceBook;
};

/// A price that replaces the book's.
struct RateOverride {
    std::string service;
    std::string usageType;  ///< without region prefix
    std::vector<PriceTier> tiers;
};

/// How a bill is made.
struct BillOptions {
    FreeTier freeTier = FreeTier::None;
    Rounding rounding = Rounding::Nano;
    std::vector<RateOverride> rates;
};

/// Prices a month's usage. Free allowances come off first, then tiers apply to the rest, both once over the account:
/// all resources' usage of a type together. Each tier's amount is rounded once and divided over the resources in
/// proportion to their usage, so the total does not depend on how usage is split. Usage of 0 makes no line.
/// An error when a number is beyond 128 bits.
base::Result<Bill> priceUsage(std::span<const MonthlyUsage> usage, const PriceBook& book, const BillOptions& options);

/// What one service costs in a bill.
struct ServiceTotal {
    std::string service;
    Money perMonth;
};

/// The bill's total by service, in the order of the lines.
std::vector<ServiceTotal> totalsByService(const Bill& bill);

/// The mean of bills (of replications): each line's mean quantity and amount, rounded half-even to 1e-9 USD, lines
/// that some of them lack counting as 0 there; the total is the sum of the lines. An error when there is no bill.
base::Result<Bill> meanBill(std::span<const Bill> bills);

}  // namespace headroom::pricing
