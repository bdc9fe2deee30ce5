// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pricing/bill.hpp"
#include "pricing/own_rates.hpp"
#include "pricing/price_books.hpp"

#include <optional>
#include <span>
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
    std::string where;                  ///< the line's place in its file; errors name the field below it
    std::vector<std::int64_t> hours{};  ///< how the quantity is spread over the hours, as MonthlyUsage has it
};

/// A percentage off, as a file has it.
struct OwnDiscount {
    std::string usageType;  ///< as an OwnRate's; empty: everything
    NumberText percent;
    std::string where;
};

/// Reserved capacity, as a file has it.
struct OwnReservation {
    std::string usageType;
    std::string term;
    NumberText units;
    std::optional<NumberText> hourly;
    std::optional<NumberText> upfront;
    std::string where;
    std::string region{};  ///< empty: the file's own
};

/// A savings plan, as a file has it.
struct OwnPlan {
    std::string name;
    NumberText commitment;
    std::vector<OwnRate> rates;
    std::string where;
};

/// Another currency to show amounts in: how much of it a dollar buys, and on which day.
struct CurrencyRate {
    std::string code;  ///< ISO 4217
    NumberText perUsd;
    std::string asOf;
    std::string where;
};

/// What the user agreed with AWS; what is wrong is said when it is understood.
struct Agreements {
    std::vector<OwnDiscount> discounts;
    std::vector<OwnReservation> reserved;
    std::vector<OwnPlan> plans;
    std::optional<CurrencyRate> currency;
    bool discountFees = true;  ///< whether the discount of everything lowers commitments' fees as well
    /// Numbers are draws of uncertain inputs. The ends of each range are such as AWS agrees to; between them units fall
    /// to the nearest block, and a plan's rate may come out above a price on demand that is uncertain as well: then the
    /// plan does not pay for that use, as one that saves nothing.
    bool drawn = false;
};

/// What `headroom bill` is given, taken from its file but not yet understood.
struct UsageList {
    std::string region;
    std::string freeTier = "none";
    std::optional<NumberText> monthHours;  ///< default 730; matters to quantities per hour
    std::vector<OwnRate> rates;
    std::vector<UsageLine> usage;
    Rounding rounding = Rounding::Nano;
    Agreements agreements{};
    std::string asOf;  ///< prices of this date; empty: the newest
};

/// A bill's total in another currency.
struct BilledCurrency {
    std::string code;
    Decimal perUsd;
    std::string asOf;
    Money total;  ///< in billionths of that currency
};

/// A bill, or everything that is wrong with the list.
struct BilledUsage {
    std::optional<Bill> bill;
    std::optional<BilledCurrency> currency;
    std::vector<base::Error> errors;
};

/// A savings plan that a region's book has rates of, and the service code of its fee.
struct KnownPlan {
    std::string name;
    std::string service;
};

/// The plans that the books of these regions have rates of, on a day (empty: the newest ones). A region without a book
/// has none.
std::vector<KnownPlan> plansKnownIn(std::span<const std::string> regions, std::string_view asOf,
                                    const PriceBooks& books);

/// Puts agreements into a bill's options, all problems at once: unknown usage types, percentages outside 0 to 100,
/// terms other than 1yr and 3yr, units that are none, rates that make no sense. Reservations of another region than the
/// book's are left to that one's bill.
/// `plansElsewhere`: plans that another region of the bill has rates of, though this book may have none.
void applyAgreements(const Agreements& agreements, const PriceBook& book, BillOptions& options,
                     std::vector<base::Error>& errors, std::span<const KnownPlan> plansElsewhere = {});

/// Adds the plans of a home region's agreements to the options of another region, for which the book of that region has
/// rates: rates that are given are the home's alone.
void addPlansElsewhere(const Agreements& home, const PriceBook& book, BillOptions& options);

/// Which of a file's reservations are in that region, of `home`'s agreements; those without a region are not.
std::vector<OwnReservation> reservedIn(std::string_view region, const Agreements& home);

/// An error for each reservation in a region that is none of these.
void checkReservedRegions(const Agreements& home, std::span<const std::string> regions,
                          std::vector<base::Error>& errors);

/// A total in another currency; an error is added for a code, rate or date that makes no sense.
std::optional<BilledCurrency> inCurrency(const CurrencyRate& rate, Money total, std::vector<base::Error>& errors);

/// Prices a list of usage from the books, all problems at once: an unknown region, service or usage type (with near
/// names), another region's prefix, a quantity or price that is negative or not a number, unknown tiers.
BilledUsage billUsage(const UsageList& list, const PriceBooks& books = {});

}  // namespace headroom::pricing
