// SPDX-License-Identifier: GPL-3.0-or-later
#include "report/focus.hpp"

#include <algorithm>
#include <map>
#include <span>
#include <tuple>
#include <vector>

#include "pricing/bill_parts.hpp"
#include "report/billing_month.hpp"
#include "report/commitment_spread.hpp"
#include "report/csv_cell.hpp"
#include "report/exact_amounts.hpp"
#include "report/focus_columns.hpp"
#include "report/focus_terms.hpp"
#include "report/purchases.hpp"

namespace headroom::report {

using pricing::Decimal;
using pricing::Int128;
using pricing::LineItem;
using pricing::LineKind;
using pricing::Money;

namespace {

using Row = std::map<std::string_view, std::string>;

constexpr std::string_view kProvider = "Amazon Web Services";

class FocusWriter {
public:
    FocusWriter(const pricing::Bill& bill, const ExportFrame& frame)
        : bill_(bill),
          frame_(frame),
          month_(frame.start, frame.monthHours, frame.hourly),
          even_(month_.weights({})),
          profiles_(profilesOf(frame)),
          spread_(bill, even_, [this](const LineItem& line) { return ownWeights(line); }) {}

    std::string text() {
        for (std::size_t i = 0; i < kFocusColumns.size(); ++i) {
            out_ += kFocusColumns[i];
            out_ += i + 1 < kFocusColumns.size() ? ',' : '\n';
        }
        for (const LineItem& line : bill_.lines) {
            if (line.kind != LineKind::Fee) writeUsage(line);
        }
        const std::vector<Purchase> purchases = purchasesOf(bill_);
        for (const Purchase& purchase : purchases) writePurchase(purchase);
        for (const pricing::OneOff& once : bill_.oneOff) writeOneOff(once, purchases);
        return std::move(out_);
    }

private:
    using Profiles = std::map<std::tuple<std::string, std::string, std::string>, std::span<const std::int64_t>>;

    static Profiles profilesOf(const ExportFrame& frame) {
        Profiles profiles;
        for (const study::UsageProfile& profile : frame.profiles)
            profiles.emplace(std::tie(profile.resource, profile.service, profile.usageType), profile.billionths);
        return profiles;
    }

    /// What every row says.
    Row frameRow(const LineItem& line) const {
        const FocusService& service = focusService(line.service);
        return {{"BillingAccountId", "simulated"},
                {"BillingAccountName", frame_.scenario},
                {"BillingAccountType", "Simulated Account"},
                {"BillingCurrency", "USD"},
                {"BillingPeriodStart", month_.begin()},
                {"BillingPeriodEnd", month_.end()},
                {"InvoiceIssuerName", std::string(kProvider)},
                {"ProviderName", std::string(kProvider)},
                {"PublisherName", std::string(kProvider)},
                {"RegionId", frame_.regionOf(line)},
                {"RegionName", std::string(regionName(frame_.regionOf(line)))},
                {"ServiceCategory", std::string(service.category)},
                {"ServiceName", std::string(service.name)},
                {"ServiceSubcategory", std::string(service.subcategory)},
                {"SkuId", skuOf(line)},
                {"SkuMeter", line.usageType},
                {"SkuPriceId", priceIdOf(line)},
                {"x_UsageType", line.usageType},
                {"x_PriceBook", pricing::priceBookOf(line)},
                {"x_PricesAsOf", line.validFrom},
                {"x_Design", frame_.design},
                {"x_Exporter", std::string(kFocusExporter)}};
    }

    /// A product's code; where the price list gives none, a name that no product of another region has.
    static std::string skuOf(const LineItem& line) {
        if (!line.sku.empty()) return line.sku;
        return (line.region.empty() ? "" : line.region + "/") + line.service + "/" + line.usageType;
    }
    /// One a price: what is free and what costs something at the same rate code are told apart.
    static std::string priceIdOf(const LineItem& line) {
        if (!line.freeAllowance.empty()) return skuOf(line) + "/free";
        if (!line.rateCode.empty()) return line.rateCode;
        return skuOf(line) + "/" + (line.commitment.empty() ? std::to_string(line.tier.from) : line.commitment);
    }

    static void addCommitment(const LineItem& line, Row& row) {
        const bool plan = isPlan(line);
        row["CommitmentDiscountCategory"] = plan ? "Spend" : "Usage";
        row["CommitmentDiscountId"] = line.commitment;
        row["CommitmentDiscountName"] = line.commitment;
        row["CommitmentDiscountType"] = plan ? "Savings Plan" : "Reserved Capacity";
    }

    /// How much of the commitment a row is: of a plan dollars before any discount, of a reservation its units and
    /// hours.
    static void addCommitted(const LineItem& line, const std::string& quantity, const std::string& spent, Row& row) {
        const bool plan = isPlan(line);
        row["CommitmentDiscountQuantity"] = plan ? spent : quantity;
        row["CommitmentDiscountUnit"] = plan ? "USD" : focusUnit(line.unit);
    }

    /// What the line costs effectively: a reservation's use carries its part of the fees.
    Money effectiveOf(const LineItem& line) const {
        if (line.kind != LineKind::Reserved) return line.perMonth;
        for (const LineItem& fee : bill_.lines) {
            if (fee.kind == LineKind::Fee && fee.commitment == line.commitment && fee.resource == line.resource)
                return fee.perMonth;
        }
        return {};
    }

    /// How what was used is spread over the month.
    std::vector<Int128> ownWeights(const LineItem& line) const {
        const auto profile = profiles_.find(std::tie(line.resource, line.service, line.usageType));
        return profile == profiles_.end() ? even_ : month_.weights(profile->second);
    }

    std::vector<Int128> weightsOf(const LineItem& line) const {
        const std::vector<Int128>* placed = spread_.of(line);
        if (placed != nullptr) return *placed;
        return line.kind == LineKind::Unused ? even_ : ownWeights(line);
    }

    void writeUsage(const LineItem& line) {
        Row row = frameRow(line);
        const bool unused = line.kind == LineKind::Unused;
        const bool committed = line.kind != LineKind::Usage;
        row["ChargeCategory"] = "Usage";
        row["ChargeFrequency"] = unused ? "Recurring" : "Usage-Based";
        row["ChargeDescription"] = unused ? "Unused: " + line.commitment : line.usageType;
        row["PricingCategory"] = committed ? "Committed" : "Standard";
        row["PricingUnit"] = focusUnit(line.unit);
        if (!line.resource.empty()) {
            row["ResourceId"] = line.resource;
            row["ResourceName"] = line.resource;
            row["ResourceType"] = std::string(focusService(line.service).resourceType);
        }
        row["x_FreeTier"] = line.freeAllowance;
        if (committed) addCommitment(line, row);
        if (committed) row["CommitmentDiscountStatus"] = unused ? "Unused" : "Used";
        writePieces(line, row);
    }

    /// A row for each piece of the month. Of a commitment, FOCUS knows only positive quantities: where nothing is used,
    /// or nothing is left, there is no row.
    void writePieces(const LineItem& line, Row& row) {
        const bool unused = line.kind == LineKind::Unused;
        const bool committed = line.kind != LineKind::Usage;
        const bool free = !line.freeAllowance.empty();
        const Decimal paid = free ? Decimal{} : pricePerUnit(unused ? line.rate : line.listRate);
        // The provider's published price; agreed rates and discounts are in the contracted one alone, what a commitment
        // saves in neither (FOCUS 1.2, listunitprice, contractedunitprice).
        const Decimal list = line.publicRate && !free ? pricePerUnit(*line.publicRate) : paid;
        const Decimal contracted = contractedPrice(paid, line.discount);
        row["ListUnitPrice"] = pricing::toText(list);
        row["ContractedUnitPrice"] = pricing::toText(contracted);
        const std::vector<Int128> weights = weightsOf(line);
        const auto quantities = divided(billionthsOf(line.quantity), weights);
        const auto effective = divided(effectiveOf(line).nanos(), weights);
        const auto spent = divided(line.list.nanos(), weights);
        for (int i = 0; i < month_.pieces(); ++i) {
            const auto at = static_cast<std::size_t>(i);
            if (committed && quantities[at].mantissa == 0 && effective[at].mantissa == 0) continue;
            const std::string quantity = pricing::toText(quantities[at]);
            const std::string cost = pricing::toText(product(quantities[at], contracted));
            row["PricingQuantity"] = quantity;
            row["ConsumedQuantity"] = unused ? "" : quantity;
            row["ConsumedUnit"] = unused ? "" : focusUnit(line.unit);
            row["ListCost"] = pricing::toText(product(quantities[at], list));
            row["ContractedCost"] = cost;
            row["BilledCost"] = committed ? "0" : cost;
            row["EffectiveCost"] = committed ? pricing::toText(effective[at]) : cost;
            if (committed) addCommitted(line, quantity, pricing::toText(spent[at]), row);
            put(row, i);
        }
    }

    Row purchaseRow(const LineItem& bought, const std::string& name) const {
        Row row = frameRow(bought);
        row["ChargeCategory"] = "Purchase";
        row["ChargeDescription"] = name;
        row["PricingCategory"] = "Committed";
        row["EffectiveCost"] = "0";
        row["SkuMeter"] = name;
        return row;
    }

    /// The commitment itself: billed, and effective nowhere but in what it covers or leaves unused.
    void writePurchase(const Purchase& purchase) {
        const Decimal price = pricePerUnit(purchase.bought.rate);
        if (price.mantissa == 0 || purchase.recurring == 0) return;  // paid upfront in whole
        Row row = purchaseRow(purchase.bought, purchase.line->commitment);
        addCommitment(*purchase.line, row);
        row["ChargeFrequency"] = "Recurring";
        row["PricingUnit"] = focusUnit(purchase.bought.unit);
        const auto quantities = divided(purchase.recurring, even_);
        for (int i = 0; i < month_.pieces(); ++i) {
            const std::string quantity = pricing::toText(quantities[static_cast<std::size_t>(i)]);
            addPrices(quantities[static_cast<std::size_t>(i)], price, purchase.discount, row);
            addCommitted(*purchase.line, quantity, quantity, row);
            put(row, i);
        }
    }

    /// What is bought at a price, and what of it is billed after a discount.
    static void addPrices(const Decimal& quantity, const Decimal& list, const Decimal& discount, Row& row) {
        const Decimal contracted = contractedPrice(list, discount);
        row["PricingQuantity"] = pricing::toText(quantity);
        row["ListUnitPrice"] = pricing::toText(list);
        row["ContractedUnitPrice"] = pricing::toText(contracted);
        row["ListCost"] = pricing::toText(product(quantity, list));
        for (const char* column : {"BilledCost", "ContractedCost"})
            row[column] = pricing::toText(product(quantity, contracted));
    }

    /// What is paid once, on the day the commitment begins. Use and what is left unused carry the month's part of it.
    void writeOneOff(const pricing::OneOff& once, const std::vector<Purchase>& purchases) {
        const auto it = std::ranges::find_if(
            purchases, [&](const Purchase& known) { return known.line->commitment == once.commitment; });
        if (it == purchases.end() || once.list.nanos() == 0) return;
        LineItem bought = it->bought;
        bought.rateCode = skuOf(bought) + "/upfront";
        Row row = purchaseRow(bought, "Upfront: " + once.commitment);
        addCommitment(*it->line, row);
        row["ChargeFrequency"] = "One-Time";
        row["PricingUnit"] = "USD";
        addPrices(pricing::reduced({once.list.nanos(), 9}), {1, 0}, it->discount, row);
        const std::string hours = pricing::toText(termHours(once.commitment, it->billionths, frame_.monthHours));
        addCommitted(*it->line, hours, row["PricingQuantity"], row);
        put(row, 0);
    }

    void put(Row& row, int piece) {
        row["ChargePeriodStart"] = month_.from(piece);
        row["ChargePeriodEnd"] = month_.from(piece + 1);
        for (std::size_t i = 0; i < kFocusColumns.size(); ++i) {
            const auto it = row.find(kFocusColumns[i]);
            if (it != row.end()) out_ += csvCell(it->second);
            out_ += i + 1 < kFocusColumns.size() ? ',' : '\n';
        }
    }

    const pricing::Bill& bill_;
    const ExportFrame& frame_;
    BillingMonth month_;
    std::vector<Int128> even_;
    Profiles profiles_;
    CommitmentSpread spread_;
    std::string out_;
};

}  // namespace

std::string focusCsv(const pricing::Bill& bill, const ExportFrame& frame) { return FocusWriter(bill, frame).text(); }

}  // namespace headroom::report
