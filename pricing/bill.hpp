// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pricing/commitment.hpp"
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

/// What a line is for.
enum class LineKind : std::uint8_t {
    Usage,     ///< at the tier's rate; of a free allowance at 0
    Reserved,  ///< use that a reservation covers, at 0
    Fee,       ///< a reservation's fees for what is used of it: an hour's, and the upfront fee spread over the term
    Plan,      ///< use at a savings plan's rate
    Unused,    ///< what is committed to and not used; of no resource
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
    Money perMonth;  ///< after the discount
    std::string freeAllowance;
    bool ownRate = false;  ///< the rate is the user's, not the price book's
    LineKind kind = LineKind::Usage;
    Money list;          ///< before the discount
    PriceRate listRate;  ///< on demand: the tier's, or the first tier's where a commitment pays
    Decimal discount;    ///< percent: where a commitment pays, of the price on demand; of what is not used, of its fee
    std::string sku;
    std::string rateCode;                   ///< of the price list, where known
    std::string commitment;                 ///< the reservation or plan that it belongs to
    bool fixed = false;                     ///< does not follow the number of requests
    std::string region;                     ///< of another region than the bill's: of which
    std::string origin;                     ///< whose book the price is of, as in BookUsed; empty: the shipped one
    std::string validFrom;                  ///< of the book's price; empty for the user's own
    std::optional<PriceRate> publicRate{};  ///< of the user's own rate: the book's of this tier, if it has one
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

/// Whose the book of prices is, in a bill, that the scenario or list of usage itself gives (Rates, fees).
inline constexpr std::string_view kOwnRates = "own Rates";

/// A book that prices were taken from.
struct BookUsed {
    std::string service;
    std::string origin;  ///< the user's file, or kOwnRates; empty: compiled in
    std::string newest;  ///< date among its prices that were used; empty: own ones have none
    bool operator==(const BookUsed&) const = default;
};

/// Which prices a bill was made with: `asOf` is the newest date among the entries used, empty when none was.
struct PriceBookInfo {
    std::string region;
    std::string asOf;
    std::vector<BookUsed> books;
};

/// What is paid once, when a commitment begins; the month's total has its part of it.
struct OneOff {
    std::string commitment;
    std::string service;
    Money amount;  ///< after the discount
    Money list{};  ///< before it
};

/// How far a commitment is used. Amounts are before the discount of its fees.
struct CommitmentUse {
    std::string name;
    Money committed;  ///< a month's
    Money used;
    std::optional<double> coverage;  ///< of what others before it left to be covered, by cost on demand: 0 to 1
    bool byHour = false;  ///< counted hour by hour as AWS does; else over the month, an upper bound where use varies
    Money upfront{};      ///< of what is committed, the month's part of what is paid once
    Decimal discount{};   ///< percent off its fees
};

/// A month's bill. The total is the sum of the lines, exactly.
struct Bill {
    std::vector<LineItem> lines;  ///< by service, resource, usage type, then free before tiers in order
    std::vector<NotPriced> notPriced;
    Money total;
    PriceBookInfo priceBook;
    std::vector<OneOff> oneOff;
    std::vector<CommitmentUse> commitments;
};

/// A price that replaces the book's.
struct RateOverride {
    std::string service;
    std::string usageType;  ///< without region prefix
    std::vector<PriceTier> tiers;
    std::string where{};  ///< its place in the user's file
};

/// How a bill is made.
struct BillOptions {
    FreeTier freeTier = FreeTier::None;
    Rounding rounding = Rounding::Nano;
    std::vector<RateOverride> rates;
    std::vector<Discount> discounts{};
    std::vector<ReservedCapacity> reserved{};
    std::vector<SavingsPlan> plans{};
    Decimal monthHours{730, 0};
    bool discountFees = true;  ///< whether the discount of everything lowers commitments' fees as well
};

/// Prices a month's usage. Free allowances come off first, then tiers apply to the rest, both once over the account:
/// all resources' usage of a type together; reservations and then savings plans take what they cover before the tiers.
/// A discount lowers a tier's amount. Each tier's amount is rounded once and divided over the resources in
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
