// SPDX-License-Identifier: GPL-3.0-or-later
#include "report/focus.hpp"

#include <algorithm>
#include <map>
#include <span>
#include <tuple>
#include <vector>

#include "pricing/bill_parts.hpp"
#include "pricing/plan_rates.hpp"
#include "report/billing_month.hpp"
#include "report/commitment_spread.hpp"
#include "report/csv_cell.hpp"
#include "report/exact_amounts.hpp"
#include "report/focus_columns.hpp"
#include "report/focus_terms.hpp"

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
        std::vector<Purchase> purchases;
        for (const LineItem& line : bill_.lines) {
            if (line.kind != LineKind::Fee) writeUsage(line);
            const bool paid =
                line.kind == LineKind::Fee || line.kind == LineKind::Unused || line.kind == LineKind::Plan;
            if (paid) addTo(purchases, line);
        }
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

    /// How much of the commitment a row is: of a plan what it costs, of a reservation its units and hours.
    static void addCommitted(const LineItem& line, const std::string& quantity, const std::string& cost, Row& row) {
        const bool plan = isPlan(line);
        row["CommitmentDiscountQuantity"] = plan ? cost : quantity;
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
        const Decimal list = free ? Decimal{} : pricePerUnit(unused ? line.rate : line.listRate);
        // Agreed discounts are in it, what a commitment saves is not (FOCUS 1.2, contractedunitprice).
        const Decimal contracted = contractedPrice(list, line.discount);
        row["ListUnitPrice"] = pricing::toText(list);
        row["ContractedUnitPrice"] = pricing::toText(contracted);
        const std::vector<Int128> weights = weightsOf(line);
        const auto quantities = divided(billionthsOf(line.quantity), weights);
        const auto effective = divided(effectiveOf(line).nanos(), weights);
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
            if (committed) addCommitted(line, quantity, row["EffectiveCost"], row);
            put(row, i);
        }
    }

    /// A commitment, and how much of it the month has: dollars of a plan, units and hours of a reservation.
    struct Purchase {
        const LineItem* line = nullptr;
        Int128 billionths = 0;
    };

    static bool isPlan(const LineItem& line) {
        return line.kind == LineKind::Plan || pricing::isSavingsPlans(line.service);
    }

    static void addTo(std::vector<Purchase>& purchases, const LineItem& line) {
        auto it = std::ranges::find_if(
            purchases, [&](const Purchase& known) { return known.line->commitment == line.commitment; });
        if (it == purchases.end()) it = purchases.insert(purchases.end(), {&line, 0});
        it->billionths += isPlan(line) ? line.perMonth.nanos() : billionthsOf(line.quantity);
    }

    /// What is bought: a savings plan is a product of its own, a reservation one of the service it is for.
    static LineItem boughtAs(const LineItem& line) {
        if (line.kind != LineKind::Plan) return line;
        LineItem plan;
        plan.service = pricing::planKindOf(line.service);
        plan.usageType = line.commitment;
        plan.rate = {{1, 0}, 1};
        plan.unit = "USD";
        return plan;
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
        const LineItem bought = boughtAs(*purchase.line);
        const Decimal price = pricePerUnit(bought.rate);
        if (price.mantissa == 0) return;  // paid upfront in whole
        Row row = purchaseRow(bought, purchase.line->commitment);
        addCommitment(*purchase.line, row);
        row["ChargeFrequency"] = "Recurring";
        row["PricingUnit"] = focusUnit(bought.unit);
        for (const char* column : {"ListUnitPrice", "ContractedUnitPrice"}) row[column] = pricing::toText(price);
        const auto quantities = divided(purchase.billionths, even_);
        for (int i = 0; i < month_.pieces(); ++i) {
            const Decimal& quantity = quantities[static_cast<std::size_t>(i)];
            const std::string cost = pricing::toText(product(quantity, price));
            row["PricingQuantity"] = pricing::toText(quantity);
            for (const char* column : {"BilledCost", "ContractedCost", "ListCost"}) row[column] = cost;
            addCommitted(*purchase.line, row["PricingQuantity"], cost, row);
            put(row, i);
        }
    }

    /// What is paid once, on the day the commitment begins. Use and what is left unused carry the month's part of it.
    void writeOneOff(const pricing::OneOff& once, const std::vector<Purchase>& purchases) {
        const auto it = std::ranges::find_if(
            purchases, [&](const Purchase& known) { return known.line->commitment == once.commitment; });
        if (it == purchases.end() || once.amount.nanos() == 0) return;
        LineItem bought = *it->line;
        bought.rateCode = skuOf(bought) + "/upfront";
        Row row = purchaseRow(bought, "Upfront: " + once.commitment);
        addCommitment(*it->line, row);
        row["ChargeFrequency"] = "One-Time";
        row["PricingUnit"] = "USD";
        row["PricingQuantity"] = pricing::toText(once.amount);
        addCommitted(*it->line, pricing::toText(termHours(once.commitment, it->billionths, frame_.monthHours)), "",
                     row);
        for (const char* column : {"ListUnitPrice", "ContractedUnitPrice"}) row[column] = "1";
        for (const char* column : {"BilledCost", "ContractedCost", "ListCost"}) row[column] = row["PricingQuantity"];
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
