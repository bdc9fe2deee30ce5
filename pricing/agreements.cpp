// SPDX-License-Identifier: GPL-3.0-or-later
// What the user agreed with AWS, from texts to a bill's options.
#include "pricing/commitment_lines.hpp"
#include "pricing/iso_date.hpp"
#include "pricing/plan_commitment.hpp"
#include "pricing/plan_priority.hpp"
#include "pricing/plan_rates.hpp"
#include "pricing/problems.hpp"
#include "pricing/usage_list.hpp"
#include "pricing/usage_type.hpp"

#include <algorithm>
#include <tuple>
#include <utility>

namespace headroom::pricing {
namespace {

/// Codes of ISO 4217, as Debian's iso-codes 4.15 lists them, and the two that came later (XCG, ZWG); not those for
/// testing and for no currency.
constexpr std::string_view kCurrencies =
    "AED AFN ALL AMD ANG AOA ARS AUD AWG AZN BAM BBD BDT BGN BHD BIF BMD BND BOB BOV BRL BSD BTN BWP "
    "BYN BZD CAD CDF CHE CHF CHW CLF CLP CNY COP COU CRC CUC CUP CVE CZK DJF DKK DOP DZD EGP ERN ETB "
    "EUR FJD FKP GBP GEL GHS GIP GMD GNF GTQ GYD HKD HNL HRK HTG HUF IDR ILS INR IQD IRR ISK JMD JOD "
    "JPY KES KGS KHR KMF KPW KRW KWD KYD KZT LAK LBP LKR LRD LSL LYD MAD MDL MGA MKD MMK MNT MOP MRU "
    "MUR MVR MWK MXN MXV MYR MZN NAD NGN NIO NOK NPR NZD OMR PAB PEN PGK PHP PKR PLN PYG QAR RON RSD "
    "RUB RWF SAR SBD SCR SDG SEK SGD SHP SLE SLL SOS SRD SSP STN SVC SYP SZL THB TJS TMT TND TOP TRY "
    "TTD TWD TZS UAH UGX USD USN UYI UYU UYW UZS VED VES VND VUV WST XAF XAG XAU XBA XBB XBC XBD XCD "
    "XCG XDR XOF XPD XPF XPT XSU XUA YER ZAR ZMW ZWG ZWL ";

/// No currency's dollar buys as much; a bill's total in it stays within what amounts can hold.
constexpr Int128 kMostPerUsd = 1'000'000'000;

bool isCurrency(std::string_view code) {
    const std::size_t at = kCurrencies.find(code);
    return code.size() == 3 && at != std::string_view::npos && at % 4 == 0;
}

/// The service and bare usage type that a name stands for; nullopt after noting why there is none.
std::optional<std::pair<std::string, std::string>> usageTypeOf(const std::string& name, const std::string& where,
                                                               const PriceBook& book,
                                                               std::vector<base::Error>& errors) {
    const auto found = rateOverrides({{name, {{std::nullopt, {"0", where}}}, where}}, book, errors);
    if (found.empty()) return std::nullopt;
    return std::pair(found.front().service, found.front().usageType);
}

void addDiscount(const OwnDiscount& own, const PriceBook& book, BillOptions& options,
                 std::vector<base::Error>& errors) {
    Problems problems(errors);
    Discount discount;
    if (!own.usageType.empty()) {
        const auto type = usageTypeOf(own.usageType, own.where, book, errors);
        if (!type) return;
        std::tie(discount.service, discount.usageType) = *type;
    }
    const auto percent = problems.valueOf(parseDecimal(own.percent.text), own.percent.where);
    if (!percent) return;
    const auto hundred = powerOfTen(percent->scale + 2);
    if (percent->mantissa < 0 || !hundred || percent->mantissa > *hundred) {
        return problems.add("a discount is between 0 and 100 percent", own.percent.where);
    }
    discount.percent = *percent;
    options.discounts.push_back(std::move(discount));
}

std::optional<PriceRate> feeOf(const std::optional<NumberText>& fee, Problems& problems) {
    if (!fee) return std::nullopt;
    return problems.valueOf(parseRate(fee->text), fee->where);
}

constexpr std::int64_t kBlock = 100;  // DynamoDB Developer Guide, "Reserved capacity", 2026

/// The nearest number of units that AWS reserves.
Int128 toBlock(Int128 units) { return std::max<Int128>(1, (units + kBlock / 2) / kBlock) * kBlock; }

void addReservation(const OwnReservation& own, bool drawn, const PriceBook& book, BillOptions& options,
                    std::vector<base::Error>& errors) {
    Problems problems(errors);
    const auto type = usageTypeOf(own.usageType, own.where, book, errors);
    const bool term = own.term == "1yr" || own.term == "3yr";
    if (!term) problems.add("\"" + own.term + R"(" is not a term of reservations; "1yr" or "3yr" is)", own.where);
    auto units = problems.valueOf(parseDecimal(own.units.text), own.units.where);
    constexpr std::int64_t kMostUnits = 1'000'000'000'000;
    if (units && (units->scale != 0 || units->mantissa <= 0 || units->mantissa > kMostUnits)) {
        return problems.add("units reserved are a whole number above 0", own.units.where);
    }
    if (units && drawn) units->mantissa = toBlock(units->mantissa);
    if (units && units->mantissa % kBlock != 0) {
        return problems.add(
            "AWS reserves capacity in blocks of 100 units (DynamoDB Developer Guide, \"Reserved capacity\")",
            own.units.where);
    }
    if (!type || !units) return;
    const bool capacity = type->second == "ReadCapacityUnit-Hrs" || type->second == "WriteCapacityUnit-Hrs";
    if (type->first != "AmazonDynamoDB" || !capacity) {
        return problems.add(
            "AWS reserves ReadCapacityUnit-Hrs and WriteCapacityUnit-Hrs of DynamoDB's Standard class alone (DynamoDB "
            "Developer Guide, \"Reserved capacity\")",
            own.where);
    }
    options.reserved.push_back({type->first, type->second, own.term, static_cast<std::int64_t>(units->mantissa),
                                feeOf(own.hourly, problems), feeOf(own.upfront, problems)});
    if (!term || (own.hourly && own.upfront)) return;  // wrong fees are said
    if (auto priced = checkFees(options.reserved.back(), book); !priced) problems.add(priced.error(), own.where);
}

/// Rates are given, or known by the plan's name from an offer file that was imported.
std::string whyNoRates(const std::string& plan, const PriceBook& book) {
    if (const std::string from = planKnownFrom(book, plan); !from.empty())
        return "the books know no rates of " + plan + " on " + book.asked + ": the first are known from " + from +
               ": take a later day, or give Rates";
    const std::vector<std::string> known = plansIn(book);
    const std::string near = nearNames(plan, known);
    std::string what =
        "a savings plan needs its rates: give Rates, or import its price list file (headroom prices "
        "import) and name it as that does, such as ComputeSP:1yrNoUpfront";
    if (!known.empty()) what += near.empty() ? "; the books know " + known.front() : "; did you mean " + near + "?";
    return what;
}

/// The kind of a plan whose rates are given is that of what it covers: of one kind alone.
void findKind(SavingsPlan& plan, const std::string& where, Problems& problems) {
    for (const PlanRate& rate : plan.rates) {
        const std::string_view kind = planKindOf(rate.service);
        if (kind.empty()) return problems.add("no savings plan covers " + rate.service, where);
        if (plan.service.empty()) plan.service = kind;
        if (plan.service == kind) continue;
        return problems.add(
            "a savings plan covers compute (AWSLambda) or databases (AmazonDynamoDB), not both: make it two", where);
    }
}

/// The dearest price on demand of what a rate is for, in 1e-18 USD a unit; nothing where no price is known.
std::optional<Int128> dearestOnDemand(const PlanRate& rate, const PriceBook& book, const BillOptions& options) {
    const auto own = std::ranges::find_if(options.rates, [&](const RateOverride& other) {
        return other.service == rate.service && other.usageType == rate.usageType;
    });
    const PriceEntry* entry = book.find(rate.service, rate.usageType);
    if (own == options.rates.end() && entry == nullptr) return std::nullopt;
    Int128 dearest = 0;
    for (const PriceTier& tier : own != options.rates.end() ? own->tiers : entry->tiers)
        dearest = std::max(dearest, unitPrice(tier.rate));
    return dearest;
}

bool isAboveDemand(const PlanRate& rate, const PriceBook& book, const BillOptions& options) {
    const auto demand = dearestOnDemand(rate, book, options);
    return demand && unitPrice(rate.rate) > *demand;
}

/// A given rate must be one that AWS could have: of what plans cover, above 0 and no more than on demand.
void checkPlanRate(const PlanRate& rate, const std::string& where, const PriceBook& book, const BillOptions& options,
                   Problems& problems) {
    if (!planKindOf(rate.service).empty() && !isCoveredByPlans(rate.service, rate.usageType))
        return problems.add(
            "no savings plan covers " + rate.usageType +
                (rate.service == "AWSLambda" ? ": of Lambda they cover duration, provisioned concurrency and requests"
                                             : ": of DynamoDB they cover reads and writes, on demand and provisioned"),
            where);
    if (rate.rate.usd.mantissa == 0)
        return problems.add("a savings plan's rate is above 0: at 0 it would pay for any use", where);
    if (isAboveDemand(rate, book, options))
        problems.add("a savings plan charges no more than on demand: " + toText(rate.rate.usd) + " is above " +
                         toText(reduced({*dearestOnDemand(rate, book, options), 18})) + " USD",
                     where);
}

/// Takes a plan's given rates, and finds of which kind the plan is.
void addRates(const OwnPlan& own, bool drawn, const PriceBook& book, const BillOptions& options, SavingsPlan& plan,
              std::vector<base::Error>& errors) {
    Problems problems(errors);
    const auto savesNothing = [&](const PlanRate& rate) { return isAboveDemand(rate, book, options); };
    for (RateOverride& rate : rateOverrides(own.rates, book, errors)) {
        if (rate.tiers.size() != 1) problems.add("a savings plan has one rate a usage type", rate.where);
        plan.rates.push_back({rate.service, rate.usageType, rate.tiers.front().rate});
        if (!drawn || !savesNothing(plan.rates.back()))
            checkPlanRate(plan.rates.back(), rate.where, book, options, problems);
    }
    if (!own.rates.empty()) findKind(plan, own.where, problems);
    // Of an imported plan a rate may be above the file's own for the same use.
    if (drawn || own.rates.empty()) std::erase_if(plan.rates, savesNothing);
}

void addPlan(const OwnPlan& own, bool drawn, const PriceBook& book, std::span<const KnownPlan> plansElsewhere,
             BillOptions& options, std::vector<base::Error>& errors) {
    Problems problems(errors);
    SavingsPlan plan;
    plan.name = own.name;
    if (std::ranges::find(options.plans, own.name, &SavingsPlan::name) != options.plans.end())
        return problems.add("two savings plans are called " + own.name +
                                ": bills tell them apart by name; of one plan bought twice give the sum of both",
                            own.where);
    auto commitment = problems.valueOf(parseRate(own.commitment.text), own.commitment.where);
    if (commitment) commitment = problems.valueOf(soldCommitment(*commitment, drawn), own.commitment.where);
    if (own.rates.empty()) {
        plan.rates = planRatesOf(book, own.name);
        plan.service = planServiceOf(book, own.name);
        const auto elsewhere = std::ranges::find(plansElsewhere, own.name, &KnownPlan::name);
        if (plan.rates.empty() && elsewhere == plansElsewhere.end())
            problems.add(whyNoRates(own.name, book), own.where);
        else if (plan.rates.empty())
            plan.service = elsewhere->service;
    }
    addRates(own, drawn, book, options, plan, errors);
    if (!commitment) return;
    plan.commitment = *commitment;
    options.plans.push_back(std::move(plan));
}

}  // namespace

void applyAgreements(const Agreements& agreements, const PriceBook& book, BillOptions& options,
                     std::vector<base::Error>& errors, std::span<const KnownPlan> plansElsewhere) {
    options.discountFees = agreements.discountFees;
    for (const OwnDiscount& own : agreements.discounts) addDiscount(own, book, options, errors);
    for (const OwnReservation& own : agreements.reserved) {
        if (own.region.empty() || own.region == book.region)
            addReservation(own, agreements.drawn, book, options, errors);
    }
    for (const OwnPlan& own : agreements.plans) addPlan(own, agreements.drawn, book, plansElsewhere, options, errors);
}

std::vector<OwnReservation> reservedIn(std::string_view region, const Agreements& home) {
    std::vector<OwnReservation> reserved;
    std::ranges::copy_if(home.reserved, std::back_inserter(reserved),
                         [&](const OwnReservation& own) { return own.region == region; });
    return reserved;
}

void checkReservedRegions(const Agreements& home, std::span<const std::string> regions,
                          std::vector<base::Error>& errors) {
    for (const OwnReservation& own : home.reserved) {
        if (own.region.empty() || std::ranges::find(regions, own.region) != regions.end()) continue;
        std::string all;
        for (const std::string& region : regions) all += (all.empty() ? "" : ", ") + region;
        errors.push_back({base::Errc::BadInput, own.where + "/Region",
                          "nothing of this bill is in \"" + own.region +
                              "\": capacity is reserved in one region and "
                              "pays there alone (DynamoDB Developer Guide, \"Reserved capacity\"); its regions are " +
                              all});
    }
}

void addPlansElsewhere(const Agreements& home, const PriceBook& book, BillOptions& options) {
    for (const OwnPlan& own : home.plans) {
        std::vector<PlanRate> rates = own.rates.empty() ? planRatesOf(book, own.name) : std::vector<PlanRate>();
        if (rates.empty()) continue;
        SavingsPlan& plan = options.plans.emplace_back();
        plan.name = own.name;
        plan.service = planServiceOf(book, own.name);
        std::erase_if(rates, [&](const PlanRate& rate) { return isAboveDemand(rate, book, options); });
        plan.rates = std::move(rates);
    }
}

std::optional<BilledCurrency> inCurrency(const CurrencyRate& own, Money total, std::vector<base::Error>& errors) {
    Problems problems(errors);
    const bool code = isCurrency(own.code);
    if (!code) problems.add("\"" + own.code + "\" is not a currency's code such as EUR (ISO 4217)", own.where);
    if (!isIsoDate(own.asOf)) problems.add("a currency's rate needs its day, such as 2026-01-05", own.where);
    const auto rate = problems.valueOf(parseDecimal(own.perUsd.text), own.perUsd.where);
    if (!rate) return std::nullopt;
    const auto power = powerOfTen(rate->scale);
    if (rate->mantissa <= 0 || !power) {
        problems.add("a currency's rate is above 0", own.perUsd.where);
        return std::nullopt;
    }
    if (rate->mantissa / *power >= kMostPerUsd) {
        problems.add("a currency's rate is below a billion to the dollar", own.perUsd.where);
        return std::nullopt;
    }
    if (own.code == "USD" && (rate->mantissa != 1 || rate->scale != 0)) {
        problems.add("a US dollar is 1 USD: give another currency's code, or leave Currency out", own.perUsd.where);
        return std::nullopt;
    }
    if (!code || !isIsoDate(own.asOf)) return std::nullopt;
    const auto amount = multiplyDivideHalfEven(total.nanos(), rate->mantissa, *power);
    if (!amount) {
        problems.add("the total is beyond what a bill can hold in this currency", own.where);
        return std::nullopt;
    }
    return BilledCurrency{own.code, *rate, own.asOf, Money::fromNanos(*amount)};
}

}  // namespace headroom::pricing
