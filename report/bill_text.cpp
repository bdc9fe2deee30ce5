// SPDX-License-Identifier: GPL-3.0-or-later
#include "report/bill_text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <cstdint>

#include "model/base/digits.hpp"
#include "pricing/currency_text.hpp"
#include "pricing/usage_type.hpp"
#include "report/exact_amounts.hpp"
#include "report/words.hpp"

namespace headroom::report {

namespace {

/// What kOutsideBill is where there is a list in place of a design.
constexpr const char* kOutsideList =
    "support plans, taxes, and what the list does not name: NAT gateways, WAF, KMS, Route 53, Secrets Manager";

std::string amountText(const pricing::Money& amount) { return moneyText(pricing::toDouble(amount)); }

/// " (unused of 100 WriteCapacityUnit-Hrs reserved for 1yr)".
std::string commitmentText(const pricing::LineItem& line) {
    switch (line.kind) {
        case pricing::LineKind::Usage:
            return "";
        case pricing::LineKind::Reserved:
        case pricing::LineKind::Plan:
            return " (covered by " + line.commitment + ")";
        case pricing::LineKind::Fee:
            return " (the month's hourly fees and its part of the upfront one of " + line.commitment + ")";
        case pricing::LineKind::Unused:
            return " (unused of " + line.commitment + ")";
    }
    return "";
}

/// What lowers the amount below quantity x rate.
std::string discountText(const pricing::LineItem& line) {
    if (line.kind == pricing::LineKind::Reserved) return "";
    // Of a plan's line the discount is that of its price on demand: what is off the plan's fee, its bill says.
    if (line.kind == pricing::LineKind::Plan) return line.perMonth == line.list ? "" : " (less what is agreed)";
    return line.discount.mantissa == 0 ? "" : " (less " + pricing::toText(line.discount) + " %)";
}

/// A decimal number with its whole part in groups of three: "14,880,000.5".
std::string grouped(const std::string& decimal) {
    const std::size_t point = std::min(decimal.find('.'), decimal.size());
    return base::groupedDigits(decimal.substr(0, point)) + decimal.substr(point);
}

/// What the last row is: a total without some of the lines says so.
std::string totalName(const pricing::Bill& bill) {
    return bill.notPriced.empty() ? "total" : "total of what has a price";
}

std::int64_t cents(const pricing::Money& amount) { return std::llround(pricing::toDouble(amount) * 100.0); }

}  // namespace

std::string lineNote(const pricing::LineItem& line) {
    return (line.freeAllowance.empty() ? "" : " (free tier)") + commitmentText(line) + discountText(line);
}

namespace {

/// A region's usage type as own rates of several regions name it: "AmazonEC2/EUC1-NatGateway-Hours". Empty where no
/// prefix of the region is known.
std::string prefixedType(const pricing::NotPriced& item) {
    const auto known = pricing::regionPrefixes();
    const auto it = std::ranges::find(known, item.region, &pricing::RegionPrefix::region);
    return it == known.end() ? "" : item.service + "/" + std::string(it->prefix) + "-" + item.usageType;
}

}  // namespace

std::string notPricedText(const pricing::NotPriced& item, const std::string& home, bool ratesByPrefix) {
    const std::string quantity =
        item.quantity ? grouped(pricing::toText(*item.quantity)) + (item.unit.empty() ? "" : " " + item.unit) + " of "
                      : "";
    const bool unknown = item.reason.starts_with("no sourced price");
    const bool elsewhere = !item.region.empty() && item.region != home;  // bare Rates are of the home region
    const std::string prefixed = ratesByPrefix && elsewhere ? prefixedType(item) : "";
    std::string advice;
    if (unknown && !elsewhere) advice = "; Rates may give one";
    if (unknown && elsewhere) advice = "; that region's price list may give one (headroom prices import)";
    if (unknown && !prefixed.empty()) advice += ", as may Rates of " + prefixed;
    return (item.resource.empty() ? "" : item.resource + ", ") + quantity + item.service + " " + item.usageType + ": " +
           item.reason + advice;
}

bool roundingShows(const pricing::Bill& bill) {
    std::int64_t sum = 0;
    for (const pricing::LineItem& line : bill.lines) sum += cents(line.perMonth);
    return isPriced(bill) && sum != cents(bill.total);
}

bool settledByMonth(const pricing::CommitmentUse& use) { return use.coverage && !use.byHour; }

std::string billNotes(const pricing::Bill& bill, const std::optional<pricing::BilledCurrency>& currency,
                      std::string (*shown)(std::string_view)) {
    std::string text;
    for (const pricing::OneOff& once : bill.oneOff) {
        if (once.amount.nanos() > 0)
            text += "  once, at the start: $" + grouped(pricing::toCentsText(once.amount)) + " for " +
                    shown(once.commitment) + " (its part of a month is in the total)\n";
    }
    for (const pricing::CommitmentUse& use : bill.commitments) {
        const double whole = pricing::toDouble(use.committed);
        text += fmt::format("  {}: {:.1f} % of ${} a month used", shown(use.name),
                            whole > 0.0 ? 100.0 * pricing::toDouble(use.used) / whole : 0.0,
                            grouped(pricing::toCentsText(use.committed)));
        if (use.coverage) text += fmt::format(", {:.1f} % of what it could cover", 100.0 * *use.coverage);
        if (use.discount.mantissa != 0) text += ", less " + pricing::toText(use.discount) + " %";
        text += use.byHour ? ", hour by hour\n" : "\n";
    }
    if (std::ranges::any_of(bill.commitments, settledByMonth))
        text +=
            "  commitments are set against the month's use as if it were even: AWS settles them hour by hour, so that\n"
            "  less is covered where use varies; a run of whole days and an export by the hour know\n"
            "  the hours\n";
    if (currency && isPriced(bill))
        text += "  " + grouped(pricing::toCurrencyText(currency->total, currency->code)) + " " + shown(currency->code) +
                " at " + pricing::toText(currency->perUsd) + " a dollar of " + currency->asOf + "\n";
    std::string shipped;
    for (const pricing::BookUsed& book : bill.priceBook.books) {
        if (book.origin.empty())
            shipped += (shipped.empty() ? "" : ", ") + book.service + " of " + book.newest;
        else
            text += "  prices of " + book.service + " from " + shown(book.origin) +
                    (book.newest.empty() ? "" : ", newest " + book.newest) + "\n";
    }
    if (!shipped.empty()) text += "  shipped prices: " + shipped + "\n";
    return text;
}

Rows billRows(const pricing::Bill& bill, const GuessedPrices& guessed) {
    Rows rows{{"line", "quantity", "unit", "USD a unit", "a month"}};
    for (const pricing::LineItem& line : bill.lines) {
        const std::string tier = lineNote(line) + guessText(line, guessed);
        rows.push_back(
            {line.resource + (line.resource.empty() ? "" : "  ") + line.service + " " + line.usageType + tier,
             shortCount(pricing::toDouble(line.quantity)), line.unit, pricing::toPriceText(pricePerUnit(line.rate)),
             amountText(line.perMonth)});
    }
    rows.push_back({totalName(bill), "", "", "", isPriced(bill) ? amountText(bill.total) : kNotPriced});
    return rows;
}

std::string billText(const pricing::Bill& bill, bool cents, const std::optional<pricing::BilledCurrency>& currency,
                     const GuessedPrices& guessed) {
    Rows rows{{"line", "quantity", "unit", "USD a unit", "USD"}};
    for (const pricing::LineItem& line : bill.lines) {
        rows.push_back({(line.resource.empty() ? "" : line.resource + "  ") + line.service + " " + line.usageType +
                            (line.region.empty() ? "" : " in " + line.region) +
                            (line.freeAllowance.empty() ? "" : " (free tier: " + line.freeAllowance + ")") +
                            commitmentText(line) + discountText(line) + guessText(line, guessed),
                        grouped(pricing::toText(line.quantity)), line.unit,
                        pricing::toPriceText(pricePerUnit(line.rate)),
                        grouped(cents ? pricing::toCentsText(line.perMonth) : pricing::toText(line.perMonth))});
    }
    const std::string total = grouped(cents ? pricing::toCentsText(bill.total) : pricing::toText(bill.total));
    rows.push_back({totalName(bill), "", "", "", isPriced(bill) ? total : kNotPriced});
    std::string text = alignedTable(rows);
    for (const pricing::NotPriced& item : bill.notPriced)
        text += "  not priced: " + terminalText(notPricedText(item, bill.priceBook.region, true)) + "\n";
    text += billNotes(bill, currency);
    return text + "  prices of " + bill.priceBook.region +
           (bill.priceBook.asOf.empty() ? "" : ", newest " + bill.priceBook.asOf) +
           "\n  outside this bill: " + kOutsideList + "\n";
}

}  // namespace headroom::report
