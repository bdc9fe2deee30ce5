// SPDX-License-Identifier: GPL-3.0-or-later
#include "report/focus.hpp"

#include <array>
#include <map>
#include <span>
#include <tuple>
#include <vector>

#include "pricing/allocation.hpp"
#include "pricing/plan_rates.hpp"
#include "report/billing_month.hpp"
#include "report/csv_cell.hpp"
#include "report/focus_terms.hpp"

namespace headroom::report {

using pricing::Decimal;
using pricing::Int128;
using pricing::LineItem;
using pricing::LineKind;
using pricing::Money;

namespace {

constexpr std::array<std::string_view, 50> kColumns{"AvailabilityZone",
                                                    "BilledCost",
                                                    "BillingAccountId",
                                                    "BillingAccountName",
                                                    "BillingAccountType",
                                                    "BillingCurrency",
                                                    "BillingPeriodEnd",
                                                    "BillingPeriodStart",
                                                    "ChargeCategory",
                                                    "ChargeClass",
                                                    "ChargeDescription",
                                                    "ChargeFrequency",
                                                    "ChargePeriodEnd",
                                                    "ChargePeriodStart",
                                                    "CommitmentDiscountCategory",
                                                    "CommitmentDiscountId",
                                                    "CommitmentDiscountName",
                                                    "CommitmentDiscountQuantity",
                                                    "CommitmentDiscountStatus",
                                                    "CommitmentDiscountType",
                                                    "CommitmentDiscountUnit",
                                                    "ConsumedQuantity",
                                                    "ConsumedUnit",
                                                    "ContractedCost",
                                                    "ContractedUnitPrice",
                                                    "EffectiveCost",
                                                    "InvoiceIssuerName",
                                                    "ListCost",
                                                    "ListUnitPrice",
                                                    "PricingCategory",
                                                    "PricingQuantity",
                                                    "PricingUnit",
                                                    "ProviderName",
                                                    "PublisherName",
                                                    "RegionId",
                                                    "RegionName",
                                                    "ResourceId",
                                                    "ResourceName",
                                                    "ResourceType",
                                                    "ServiceCategory",
                                                    "ServiceName",
                                                    "ServiceSubcategory",
                                                    "SkuId",
                                                    "SkuMeter",
                                                    "SkuPriceId",
                                                    "Tags",
                                                    "x_UsageType",
                                                    "x_FreeTier",
                                                    "x_Design",
                                                    "x_Exporter"};

using Row = std::map<std::string_view, std::string>;

constexpr int kQuantityDecimals = 9;
constexpr std::string_view kProvider = "Amazon Web Services";

/// quantity x price, exactly; both come with few enough digits for 128 bits, else the product is rounded to 1e-9.
Decimal product(const Decimal& quantity, const Decimal& price) {
    const auto mantissa = pricing::checkedMultiply(quantity.mantissa, price.mantissa);
    if (mantissa) return pricing::reduced({*mantissa, quantity.scale + price.scale});
    const auto divisor = pricing::powerOfTen(quantity.scale + price.scale - kQuantityDecimals);
    const auto rounded =
        divisor ? pricing::multiplyDivideHalfEven(quantity.mantissa, price.mantissa, *divisor) : std::nullopt;
    return {rounded.value_or(0), kQuantityDecimals};
}

Decimal unitPrice(const pricing::PriceRate& rate) {
    if (rate.per == 1) return rate.usd;
    const auto power = pricing::powerOfTen(rate.usd.scale);
    const auto price = power ? pricing::roundedQuotient(rate.usd.mantissa, *power * rate.per, 18) : std::nullopt;
    return price.value_or(rate.usd);
}

/// The price after a discount in percent, exactly.
Decimal contractedPrice(const Decimal& list, const Decimal& percent) {
    const auto hundred = pricing::powerOfTen(percent.scale + 2);
    if (!hundred || percent.mantissa == 0) return list;
    return product(list, {*hundred - percent.mantissa, percent.scale + 2});
}

/// `total` in billionths, in pieces that add up to it.
std::vector<Decimal> pieces(Int128 billionths, const std::vector<Int128>& weights) {
    const auto parts = pricing::allocate(billionths, weights);
    std::vector<Decimal> all;
    for (std::size_t i = 0; i < weights.size(); ++i)
        all.push_back(pricing::reduced({parts ? (*parts)[i] : 0, kQuantityDecimals}));
    return all;
}

Int128 billionthsOf(const pricing::MeteredQuantity& quantity) {
    return pricing::multiplyDivideHalfEven(quantity.granules, 1'000'000'000, quantity.perUnit).value_or(0);
}

class FocusWriter {
public:
    FocusWriter(const pricing::Bill& bill, const ExportFrame& frame)
        : bill_(bill), frame_(frame), month_(frame.start, frame.monthHours, frame.hourly), even_(month_.weights({})) {
        for (const study::UsageProfile& profile : frame.profiles)
            profiles_.emplace(std::tie(profile.resource, profile.service, profile.usageType), profile.billionths);
    }

    std::string text() {
        for (std::size_t i = 0; i < kColumns.size(); ++i) {
            out_ += kColumns[i];
            out_ += i + 1 < kColumns.size() ? ',' : '\n';
        }
        std::map<std::string, Money> purchases;
        std::map<std::string, const LineItem*> purchased;
        for (const LineItem& line : bill_.lines) {
            if (line.kind != LineKind::Fee) writeUsage(line);
            const bool paid =
                line.kind == LineKind::Fee || line.kind == LineKind::Unused || line.kind == LineKind::Plan;
            if (!paid) continue;
            Money& sum = purchases[line.commitment];
            sum = Money::fromNanos(sum.nanos() + line.perMonth.nanos());  // no more than the bill's total, which fits
            purchased.emplace(line.commitment, &line);
        }
        for (const auto& [name, amount] : purchases) writePurchase(name, amount, *purchased.at(name));
        return std::move(out_);
    }

private:
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
                {"RegionName", frame_.regionOf(line)},
                {"ServiceCategory", std::string(service.category)},
                {"ServiceName", std::string(service.name)},
                {"ServiceSubcategory", std::string(service.subcategory)},
                {"SkuId", skuOf(line)},
                {"SkuMeter", line.usageType},
                {"SkuPriceId", priceIdOf(line)},
                {"x_UsageType", line.usageType},
                {"x_Design", frame_.design},
                {"x_Exporter", std::string(kFocusExporter)}};
    }

    static std::string skuOf(const LineItem& line) {
        return line.sku.empty() ? line.service + "/" + line.usageType : line.sku;
    }
    static std::string priceIdOf(const LineItem& line) {
        return line.rateCode.empty() ? skuOf(line) + "/" + std::to_string(line.tier.from) : line.rateCode;
    }

    void addCommitment(const LineItem& line, Row& row) const {
        const bool plan = line.kind == LineKind::Plan || pricing::isSavingsPlans(line.service);
        row["CommitmentDiscountCategory"] = plan ? "Spend" : "Usage";
        row["CommitmentDiscountId"] = line.commitment;
        row["CommitmentDiscountName"] = line.commitment;
        row["CommitmentDiscountType"] = plan ? "Savings Plan" : "Reserved Capacity";
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

    /// How the line's use is spread over the month.
    std::vector<Int128> weightsOf(const LineItem& line) const {
        const auto profile = profiles_.find(std::tie(line.resource, line.service, line.usageType));
        const bool held = line.kind == LineKind::Unused || profile == profiles_.end();
        return held ? even_ : month_.weights(profile->second);
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
        const bool free = !line.freeAllowance.empty();
        const Decimal list = free ? Decimal{} : unitPrice(unused ? line.rate : line.listRate);
        const Decimal contracted = committed ? list : contractedPrice(list, line.discount);
        row["ListUnitPrice"] = pricing::toText(list);
        row["ContractedUnitPrice"] = pricing::toText(contracted);
        const std::vector<Int128> weights = weightsOf(line);
        const auto quantities = pieces(billionthsOf(line.quantity), weights);
        const auto effective = pieces(effectiveOf(line).nanos(), weights);
        for (int i = 0; i < month_.pieces(); ++i) {
            const auto at = static_cast<std::size_t>(i);
            const std::string quantity = pricing::toText(quantities[at]);
            const std::string cost = pricing::toText(product(quantities[at], contracted));
            row["PricingQuantity"] = quantity;
            row["ConsumedQuantity"] = unused ? "" : quantity;
            row["ConsumedUnit"] = unused ? "" : focusUnit(line.unit);
            if (committed) row["CommitmentDiscountQuantity"] = quantity;
            row["ListCost"] = pricing::toText(product(quantities[at], list));
            row["ContractedCost"] = cost;
            row["BilledCost"] = committed ? "0" : cost;
            row["EffectiveCost"] = committed ? pricing::toText(effective[at]) : cost;
            put(row, i);
        }
    }

    /// What is bought: a savings plan is a product of its own, a reservation one of the service it is for.
    static LineItem boughtAs(const std::string& name, const LineItem& line) {
        if (line.kind != LineKind::Plan) return line;
        LineItem plan;
        plan.service = pricing::planKindOf(line.service);
        plan.usageType = name;
        return plan;
    }

    /// The commitment itself: billed, and effective nowhere but in what it covers or leaves unused.
    void writePurchase(const std::string& name, Money amount, const LineItem& line) {
        Row row = frameRow(boughtAs(name, line));
        row["ChargeCategory"] = "Purchase";
        row["ChargeFrequency"] = "Recurring";
        row["ChargeDescription"] = name;
        row["PricingCategory"] = "Committed";
        row["PricingUnit"] = "USD";
        row["ListUnitPrice"] = "1";
        row["ContractedUnitPrice"] = "1";
        row["EffectiveCost"] = "0";
        row["SkuMeter"] = name;
        addCommitment(line, row);
        const auto amounts = pieces(amount.nanos(), even_);
        for (int i = 0; i < month_.pieces(); ++i) {
            const std::string cost = pricing::toText(amounts[static_cast<std::size_t>(i)]);
            for (const char* column : {"BilledCost", "ContractedCost", "ListCost", "PricingQuantity"})
                row[column] = cost;
            put(row, i);
        }
    }

    void put(Row& row, int piece) {
        row["ChargePeriodStart"] = month_.from(piece);
        row["ChargePeriodEnd"] = month_.from(piece + 1);
        for (std::size_t i = 0; i < kColumns.size(); ++i) {
            const auto it = row.find(kColumns[i]);
            if (it != row.end()) out_ += csvCell(it->second);
            out_ += i + 1 < kColumns.size() ? ',' : '\n';
        }
    }

    const pricing::Bill& bill_;
    const ExportFrame& frame_;
    BillingMonth month_;
    std::vector<Int128> even_;
    std::map<std::tuple<std::string, std::string, std::string>, std::span<const std::int64_t>> profiles_;
    std::string out_;
};

}  // namespace

std::string focusCsv(const pricing::Bill& bill, const ExportFrame& frame) { return FocusWriter(bill, frame).text(); }

}  // namespace headroom::report
