// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <array>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "pricing/bill_parts.hpp"
#include "pricing/plan_rates.hpp"
#include "pricing/price_rate.hpp"
#include "pricing/usage_type.hpp"
#include "report/billing_month.hpp"
#include "report/csv_cell.hpp"
#include "report/exact_amounts.hpp"
#include "report/focus.hpp"
#include "report/focus_terms.hpp"

namespace headroom::report {

using pricing::Decimal;
using pricing::LineItem;
using pricing::LineKind;

namespace {

/// Names and line types of AWS's data dictionary (Cost and Usage Report User Guide: bill, line item, product, pricing,
/// reservation and Savings Plans details); the last three are ours.
constexpr std::array<std::string_view, 34> kColumns{"identity/LineItemId",
                                                    "bill/BillType",
                                                    "bill/BillingPeriodStartDate",
                                                    "bill/BillingPeriodEndDate",
                                                    "lineItem/UsageAccountId",
                                                    "lineItem/UsageStartDate",
                                                    "lineItem/UsageEndDate",
                                                    "lineItem/LineItemType",
                                                    "lineItem/ProductCode",
                                                    "lineItem/UsageType",
                                                    "lineItem/ResourceId",
                                                    "lineItem/UsageAmount",
                                                    "lineItem/CurrencyCode",
                                                    "lineItem/UnblendedRate",
                                                    "lineItem/UnblendedCost",
                                                    "lineItem/LineItemDescription",
                                                    "product/ProductName",
                                                    "product/region",
                                                    "product/sku",
                                                    "pricing/publicOnDemandCost",
                                                    "pricing/publicOnDemandRate",
                                                    "pricing/term",
                                                    "pricing/unit",
                                                    "pricing/RateCode",
                                                    "reservation/AmortizedUpfrontFeeForBillingPeriod",
                                                    "reservation/EffectiveCost",
                                                    "reservation/TotalReservedUnits",
                                                    "reservation/UnusedQuantity",
                                                    "savingsPlan/SavingsPlanEffectiveCost",
                                                    "savingsPlan/SavingsPlanRate",
                                                    "savingsPlan/UsedCommitment",
                                                    "headroom/Design",
                                                    "headroom/PriceBook",
                                                    "headroom/PricesAsOf"};

using Row = std::map<std::string_view, std::string>;

/// As AWS's bill spells it: us-east-1 writes a prefix for some services only.
std::string billedType(const LineItem& line, const std::string& region) {
    const bool bare = region == "us-east-1" && line.service != "AmazonApiGateway" && line.service != "AmazonStates" &&
                      line.service != "AWSEvents";
    if (bare || pricing::isSavingsPlans(line.service)) return line.usageType;
    const auto prefixes = pricing::regionPrefixes();
    const auto it = std::ranges::find(prefixes, region, &pricing::RegionPrefix::region);
    return it == prefixes.end() ? line.usageType : std::string(it->prefix) + "-" + line.usageType;
}

std::string negative(const std::string& amount) { return amount == "0" ? amount : "-" + amount; }

class CostAndUsageWriter {
public:
    CostAndUsageWriter(const pricing::Bill& bill, const ExportFrame& frame)
        : bill_(bill), frame_(frame), month_(frame.start, frame.monthHours, false) {}

    std::string text() {
        for (const std::string_view column : kColumns)
            out_ += std::string(column) + (column == kColumns.back() ? "\n" : ",");
        for (const LineItem& line : bill_.lines) {
            if (line.kind == LineKind::Usage) writeUsage(line);
            if (line.kind == LineKind::Reserved) writeReserved(line);
            if (line.kind == LineKind::Plan) writePlanned(line);
        }
        std::set<std::string> written;  // equal reservations have one name, and one line
        for (const pricing::CommitmentUse& commitment : bill_.commitments) {
            if (written.insert(commitment.name).second) writeCommitment(commitment);
        }
        return std::move(out_);
    }

private:
    Row rowOf(const LineItem& line) const {
        const std::string& region = frame_.regionOf(line);
        return {{"bill/BillType", "Anniversary"},
                {"bill/BillingPeriodStartDate", month_.begin()},
                {"bill/BillingPeriodEndDate", month_.end()},
                {"lineItem/UsageAccountId", "simulated"},
                {"lineItem/UsageStartDate", month_.from(0)},
                {"lineItem/UsageEndDate", month_.from(month_.pieces())},
                {"lineItem/ProductCode", line.service},
                {"lineItem/UsageType", billedType(line, region)},
                {"lineItem/ResourceId", line.resource},
                {"lineItem/UsageAmount", pricing::toText(line.quantity)},
                {"lineItem/CurrencyCode", "USD"},
                {"product/ProductName", std::string(focusService(line.service).name)},
                {"product/region", region},
                {"product/sku", line.sku},
                {"pricing/unit", line.unit},
                {"pricing/RateCode", line.rateCode},
                {"headroom/Design", frame_.design},
                {"headroom/PriceBook", pricing::priceBookOf(line)},
                {"headroom/PricesAsOf", line.validFrom}};
    }

    static void cost(Row& row, const char* type, const std::string& rate, const std::string& amount) {
        row["lineItem/LineItemType"] = type;
        row["lineItem/UnblendedRate"] = rate;
        row["lineItem/UnblendedCost"] = amount;
    }

    /// What the use would cost on demand.
    static std::string onDemand(const LineItem& line) {
        return pricing::toText(
            pricing::reduced(product({billionthsOf(line.quantity), 9}, pricePerUnit(line.listRate))));
    }

    void writeUsage(const LineItem& line) {
        Row row = rowOf(line);
        const bool free = !line.freeAllowance.empty();
        const std::string rate = free ? "0" : pricing::toText(pricePerUnit(line.listRate));
        cost(row, "Usage", rate, pricing::toText(line.list));
        row["lineItem/LineItemDescription"] = free ? "free tier: " + line.freeAllowance : "";
        row["pricing/term"] = "OnDemand";
        row["pricing/publicOnDemandRate"] = rate;
        row["pricing/publicOnDemandCost"] = pricing::toText(line.list);
        put(row);
        if (line.perMonth == line.list) return;
        Row less = rowOf(line);
        cost(less, "EdpDiscount", "",
             pricing::toText(pricing::Money::fromNanos(line.perMonth.nanos() - line.list.nanos())));
        less["lineItem/UsageAmount"] = "0";
        less["lineItem/LineItemDescription"] = pricing::toText(line.discount) + " % agreed discount";
        put(less);
    }

    /// A reservation's use costs nothing more; what it carries of the fees stands beside it.
    void writeReserved(const LineItem& line) {
        Row row = rowOf(line);
        cost(row, "DiscountedUsage", "0", "0");
        row["lineItem/LineItemDescription"] = line.commitment;
        row["pricing/term"] = "Reserved";
        row["pricing/publicOnDemandRate"] = pricing::toText(pricePerUnit(line.listRate));
        row["pricing/publicOnDemandCost"] = onDemand(line);
        for (const LineItem& fee : bill_.lines) {
            const bool its =
                fee.kind == LineKind::Fee && fee.commitment == line.commitment && fee.resource == line.resource;
            if (its) row["reservation/EffectiveCost"] = pricing::toText(fee.perMonth);
        }
        put(row);
    }

    /// A plan's use stands at its price on demand and is taken off again: what is paid is the commitment.
    void writePlanned(const LineItem& line) {
        Row row = rowOf(line);
        const std::string amount = onDemand(line);
        cost(row, "SavingsPlanCoveredUsage", pricing::toText(pricePerUnit(line.listRate)), amount);
        row["lineItem/LineItemDescription"] = line.commitment;
        row["pricing/term"] = "OnDemand";
        row["pricing/publicOnDemandRate"] = row["lineItem/UnblendedRate"];
        row["pricing/publicOnDemandCost"] = amount;
        row["savingsPlan/SavingsPlanRate"] = pricing::toText(pricePerUnit(line.rate));
        row["savingsPlan/SavingsPlanEffectiveCost"] = pricing::toText(line.perMonth);
        put(row);
        Row off = rowOf(line);
        cost(off, "SavingsPlanNegation", "", negative(amount));
        off["lineItem/LineItemDescription"] = line.commitment;
        put(off);
    }

    /// The lines of a commitment that the month is charged for: all of a plan; the hours of a reservation, and its
    /// upfront fee, which AWS bills once.
    void writeCommitment(const pricing::CommitmentUse& commitment) {
        const auto paid = [&](const LineItem& line) {
            return line.commitment == commitment.name && line.kind != LineKind::Usage &&
                   line.kind != LineKind::Reserved;
        };
        const auto first = std::ranges::find_if(bill_.lines, paid);
        if (first == bill_.lines.end()) return;
        if (first->kind == LineKind::Plan || pricing::isSavingsPlans(first->service))
            return writePlan(commitment, *first);
        pricing::Int128 hours = 0;
        pricing::Int128 unused = 0;
        for (const LineItem& line : bill_.lines) {
            if (!paid(line)) continue;
            hours += billionthsOf(line.quantity);
            if (line.kind == LineKind::Unused) unused += billionthsOf(line.quantity);
        }
        LineItem fee = *first;
        fee.resource.clear();
        Row row = rowOf(fee);
        const Decimal rate = pricePerUnit(fee.rate);
        const Decimal amount = pricing::reduced({hours, 9});
        cost(row, "RIFee", pricing::toText(rate), pricing::toText(pricing::reduced(product(amount, rate))));
        row["lineItem/UsageAmount"] = pricing::toText(amount);
        row["lineItem/LineItemDescription"] = commitment.name;
        row["pricing/term"] = "Reserved";
        row["reservation/TotalReservedUnits"] = row["lineItem/UsageAmount"];
        row["reservation/UnusedQuantity"] = pricing::toText(pricing::reduced({unused, 9}));
        const auto hourly = pricing::charge({hours, 1'000'000'000}, fee.rate, pricing::Rounding::Nano);
        const pricing::Int128 upfront = hourly ? commitment.committed.nanos() - hourly->nanos() : 0;
        row["reservation/AmortizedUpfrontFeeForBillingPeriod"] = pricing::toText(pricing::Money::fromNanos(upfront));
        put(row);
        writeUpfront(commitment.name, fee, hours);
    }

    /// What was paid once stands on a bill of purchases.
    void writeUpfront(const std::string& commitment, const LineItem& fee, pricing::Int128 hours) {
        for (const pricing::OneOff& once : bill_.oneOff) {
            if (once.commitment != commitment || once.amount.nanos() == 0) continue;
            Row upfront = rowOf(fee);
            upfront["bill/BillType"] = "Purchase";
            cost(upfront, "Fee", "1", pricing::toText(once.amount));
            upfront["reservation/TotalReservedUnits"] =
                pricing::toText(termHours(commitment, hours, frame_.monthHours));
            upfront["lineItem/UsageAmount"] = pricing::toText(once.amount);
            upfront["lineItem/LineItemDescription"] = "Upfront: " + commitment;
            upfront["pricing/term"] = "Reserved";
            upfront["pricing/unit"] = "USD";
            upfront["pricing/RateCode"].clear();
            put(upfront);
        }
    }

    void writePlan(const pricing::CommitmentUse& commitment, const LineItem& line) {
        LineItem plan;
        plan.service = line.kind == LineKind::Plan ? pricing::planKindOf(line.service) : line.service;
        plan.usageType = commitment.name;
        plan.unit = "USD";
        Row row = rowOf(plan);
        cost(row, "SavingsPlanRecurringFee", "1", pricing::toText(commitment.committed));
        row["lineItem/UsageAmount"] = pricing::toText(commitment.committed);
        row["lineItem/LineItemDescription"] = commitment.name;
        row["savingsPlan/UsedCommitment"] = pricing::toText(commitment.used);
        put(row);
    }

    void put(Row& row) {
        row["identity/LineItemId"] = std::to_string(++rows_);
        for (const std::string_view column : kColumns) {
            const auto it = row.find(column);
            if (it != row.end()) out_ += amountOrCell(column, it->second);
            out_ += column == kColumns.back() ? '\n' : ',';
        }
    }

    /// A negative amount is a number; a text that begins with its sign would be a formula to a spreadsheet.
    static std::string amountOrCell(std::string_view column, const std::string& text) {
        return column == "lineItem/UnblendedCost" ? text : csvCell(text);
    }

    const pricing::Bill& bill_;
    const ExportFrame& frame_;
    BillingMonth month_;
    std::size_t rows_ = 0;
    std::string out_;
};

}  // namespace

std::string costAndUsageCsv(const pricing::Bill& bill, const ExportFrame& frame) {
    return CostAndUsageWriter(bill, frame).text();
}

}  // namespace headroom::report
