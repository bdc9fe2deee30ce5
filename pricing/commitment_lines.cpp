// SPDX-License-Identifier: GPL-3.0-or-later
#include "pricing/commitment_lines.hpp"

#include "pricing/allocation.hpp"
#include "pricing/book_info.hpp"
#include "pricing/discounts.hpp"
#include "pricing/hourly_use.hpp"
#include "pricing/line_charges.hpp"

#include <algorithm>
#include <map>
#include <numeric>
#include <span>

namespace headroom::pricing {
namespace {

constexpr std::int64_t kMonthsAYear = 12;

base::Error tooLarge(const std::string& what) {
    return {base::Errc::BadInput, "", what + ": the quantity is beyond what a bill can hold"};
}

/// A reservation with its fees, the user's own or the book's.
struct Priced {
    const ReservedCapacity* reserved = nullptr;
    std::string name;
    std::string unit;
    PriceRate hourly;
    PriceRate upfront;
    std::vector<std::string> rateCodes;
    std::string sku;
    std::string origin;
    std::string validFrom;
    bool own = false;  ///< the user's fees
};

std::string whyNoFees(const ReservedCapacity& reserved, const PriceBook& book) {
    const std::string later = book.laterFrom(reserved.service, reserved.usageType, reserved.term);
    return reserved.service + " " + reserved.usageType + " cannot be reserved for " + reserved.term + " in " +
           book.region + (later.empty() ? "" : " on " + book.asked) + ": no sourced price; " +
           (later.empty() ? "" : "the first is known from " + later + ": take a later day, or ") +
           "give its hourly and upfront fees";
}

base::Result<Priced> priceOf(const ReservedCapacity& reserved, const PriceBook& book) {
    Priced priced;
    priced.reserved = &reserved;
    priced.name = std::to_string(reserved.units) + " " + reserved.usageType + " reserved for " + reserved.term;
    priced.unit = reserved.usageType;
    if (const ReservedPrice* known = book.findReserved(reserved.service, reserved.usageType, reserved.term)) {
        priced.hourly = known->hourly;
        priced.upfront = known->upfront;
        priced.unit = known->unit;
        priced.rateCodes = known->rateCodes;
        priced.sku = known->sku;
        priced.origin = known->origin;
        priced.validFrom = known->validFrom;
    }
    const bool none = priced.hourly.usd.mantissa == 0 && priced.upfront.usd.mantissa == 0;
    if (none && (!reserved.hourly || !reserved.upfront))
        return base::Error{base::Errc::BadInput, "", whyNoFees(reserved, book)};
    if (reserved.hourly) priced.hourly = *reserved.hourly;
    if (reserved.upfront) priced.upfront = *reserved.upfront;
    priced.own = reserved.hourly || reserved.upfront;
    if (priced.own) priced.rateCodes.clear();  // they are the book's fees'
    return priced;
}

/// Granules in a month of the reserved units, in the account's granule.
std::optional<Int128> monthGranules(std::int64_t units, const Decimal& hours, Int128 perUnit) {
    const auto power = powerOfTen(hours.scale);
    if (!power) return std::nullopt;
    const auto unitHours = checkedMultiply(units, hours.mantissa);
    return unitHours ? multiplyDivideHalfEven(*unitHours, perUnit, *power) : std::nullopt;
}

/// The upfront fee, spread evenly over the term's months.
base::Result<Money> monthsUpfront(const Priced& priced, Rounding rounding) {
    const std::int64_t months = kMonthsAYear * yearsReserved(priced.name);
    return charge({priced.reserved->units, months}, priced.upfront, rounding);
}

/// A month's fees: the hourly one, and the upfront one spread evenly over the term's months.
base::Result<Money> feesOf(const Priced& priced, const MeteredQuantity& month, Rounding rounding) {
    const auto hourly = charge(month, priced.hourly, rounding);
    if (!hourly) return hourly.error();
    const auto upfront = monthsUpfront(priced, rounding);
    if (!upfront) return upfront.error();
    return sum(*hourly, *upfront);
}

/// What fees come to: as AWS lists them, and after the discount.
struct Fees {
    Money list;
    Money net;
};

LineItem commitmentLine(const Priced& priced, const MeteredQuantity& quantity, Fees fees, LineKind kind) {
    LineItem line;
    line.service = priced.reserved->service;
    line.usageType = priced.reserved->usageType;
    line.unit = priced.unit;
    line.quantity = quantity;
    line.rate = priced.hourly;
    line.perMonth = fees.net;
    line.list = fees.list;
    line.kind = kind;
    line.commitment = priced.name;
    line.sku = priced.sku;
    if (!priced.rateCodes.empty()) line.rateCode = priced.rateCodes.front();
    line.fixed = true;
    line.ownRate = priced.own;
    line.origin = priced.own ? "" : priced.origin;
    line.validFrom = priced.own ? "" : priced.validFrom;
    return line;
}

/// The lines of what is covered: use at 0, and its part of the fees, by resource.
base::Result<void> addCovered(const Priced& priced, const AccountUsage& account, std::span<const Int128> parts,
                              Fees fees, const Decimal& discount, Int128 step, Bill& bill) {
    const auto lists = allocate(fees.list.nanos() / step, parts);
    const auto nets = allocate(fees.net.nanos() / step, parts);
    if (!lists || !nets) return tooLarge(priced.name);
    for (std::size_t i = 0; i < parts.size(); ++i) {
        if (parts[i] == 0) continue;
        LineItem use = lineOf(account, i, parts[i]);
        use.kind = LineKind::Reserved;
        use.commitment = priced.name;
        use.discount = account.discount.value_or(Decimal{});  // of its price on demand, not of the fees
        if (!account.rateCodes.empty()) use.rateCode = account.rateCodes.front();  // what it would cost on demand
        const Fees part{Money::fromNanos((*lists)[i] * step), Money::fromNanos((*nets)[i] * step)};
        LineItem fee = commitmentLine(priced, use.quantity, part, LineKind::Fee);
        fee.discount = discount;
        fee.resource = use.resource;
        bill.lines.push_back(std::move(use));
        bill.lines.push_back(std::move(fee));
    }
    return {};
}

/// What a month's reserved granules cover of an account's use, by resource, hour by hour; takes it off the account.
std::optional<std::vector<Int128>> takeReserved(Int128 month, std::size_t hours, AccountUsage& account) {
    auto use = HourlyUse::of(account, hours);
    auto covered = allocate(month, std::vector<Int128>(hours, 1));
    if (!use || !covered) return std::nullopt;
    for (std::size_t i = 0; i < hours; ++i) (*covered)[i] = std::min((*covered)[i], use->all()[i]);
    return use->take(*covered, account);
}

/// Fees divided by parts.
std::optional<std::vector<Fees>> splitFees(Money fees, const std::optional<Decimal>& percent,
                                           const std::vector<Int128>& parts, Int128 step) {
    const auto net = discounted(fees, percent, step);
    const auto lists = allocate(fees.nanos() / step, parts);
    const auto nets = net ? allocate(net->nanos() / step, parts) : std::nullopt;
    if (!lists || !nets) return std::nullopt;
    std::vector<Fees> split;
    for (std::size_t i = 0; i < parts.size(); ++i)
        split.push_back({Money::fromNanos((*lists)[i] * step), Money::fromNanos((*nets)[i] * step)});
    return split;
}

base::Result<void> addOneOff(const Priced& priced, const std::optional<Decimal>& percent, Rounding rounding,
                             Bill& bill) {
    const auto once = charge({priced.reserved->units, 1}, priced.upfront, rounding);
    if (!once) return once.error();
    const auto net = discounted(*once, percent, stepNanos(rounding));
    if (!net) return tooLarge(priced.name);
    bill.oneOff.push_back({priced.name, priced.reserved->service, *net, *once});
    return {};
}

base::Result<void> reserve(const Priced& priced, const BillOptions& options, std::vector<AccountUsage>& accounts,
                           Bill& bill) {
    const ReservedCapacity& reserved = *priced.reserved;
    const auto it = std::ranges::find_if(accounts, [&](const AccountUsage& account) {
        return account.service == reserved.service && account.usageType == reserved.usageType;
    });
    const bool none = it == accounts.end();
    const Int128 perUnit = none ? 1'000'000 : it->perUnit;
    const auto month = monthGranules(reserved.units, options.monthHours, perUnit);
    if (!month) return tooLarge(priced.name);
    const auto fees = feesOf(priced, {*month, perUnit}, options.rounding);
    if (!fees) return fees.error();
    noteBook(
        {reserved.service, priced.own ? std::string(kOwnRates) : priced.origin, priced.own ? "" : priced.validFrom},
        bill.priceBook);
    const std::size_t hours = hoursKnown(accounts);
    const auto used = none ? base::Result<Int128>(Int128{0}) : totalGranules(*it);
    if (!used) return used.error();
    const auto parts = none ? std::vector<Int128>() : takeReserved(*month, hours, *it);
    if (!parts) return tooLarge(priced.name);
    const Int128 covered = std::accumulate(parts->begin(), parts->end(), Int128{0});  // no more than the month's
    const Int128 step = stepNanos(options.rounding);
    const auto percent = discountOfFees(options);
    const auto split = splitFees(*fees, percent, {covered, *month - covered}, step);
    if (!split) return tooLarge(priced.name);
    const Decimal discount = percent.value_or(Decimal{});
    if (covered > 0) {
        if (auto added = addCovered(priced, *it, *parts, (*split)[0], discount, step, bill); !added) return added;
    }
    if (covered < *month) {
        bill.lines.push_back(commitmentLine(priced, {*month - covered, perUnit}, (*split)[1], LineKind::Unused));
        bill.lines.back().discount = discount;
    }
    std::optional<double> coverage;
    if (*used > 0) coverage = static_cast<double>(covered) / static_cast<double>(*used);
    const auto upfront = monthsUpfront(priced, options.rounding);
    if (!upfront) return upfront.error();
    bill.commitments.push_back({priced.name, *fees, (*split)[0].list, coverage, hours > 1, *upfront, discount});
    return addOneOff(priced, percent, options.rounding, bill);
}

}  // namespace

base::Result<void> checkFees(const ReservedCapacity& reserved, const PriceBook& book) {
    const auto priced = priceOf(reserved, book);
    return priced ? base::Result<void>() : priced.error();
}

std::int64_t yearsReserved(std::string_view commitment) {
    return commitment.find(" reserved for 3yr") != std::string_view::npos ? 3 : 1;
}

base::Result<void> applyReservations(const BillOptions& options, const PriceBook& book, bool elsewhere,
                                     std::vector<AccountUsage>& accounts, Bill& bill) {
    std::map<std::string, int> named;
    for (const ReservedCapacity& reserved : options.reserved) {
        auto priced = priceOf(reserved, book);
        if (!priced) return priced.error();
        if (elsewhere) priced->name += " in " + book.region;
        const int before = named[priced->name]++;  // bills and exports tell reservations apart by name
        if (before > 0) priced->name += " (" + std::to_string(before + 1) + ")";
        if (auto added = reserve(*priced, options, accounts, bill); !added) return added;
    }
    return {};
}

}  // namespace headroom::pricing
