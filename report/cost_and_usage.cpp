// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <array>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "pricing/bill_parts.hpp"
#include "pricing/discounts.hpp"
#include "pricing/price_rate.hpp"
#include "report/billed_type.hpp"
#include "report/billing_month.hpp"
#include "report/cost_and_usage_columns.hpp"
#include "report/csv_cell.hpp"
#include "report/exact_amounts.hpp"
#include "report/focus.hpp"
#include "report/focus_terms.hpp"
#include "report/purchases.hpp"

namespace headroom::report {

using pricing::Decimal;
using pricing::LineItem;
using pricing::LineKind;

namespace {

constexpr const auto& kColumns = kCostAndUsageColumns;

using Row = std::map<std::string_view, std::string>;

std::string negative(const std::string& amount) { return amount == "0" ? amount : "-" + amount; }

class CostAndUsageWriter {
public:
    CostAndUsageWriter(const pricing::Bill& bill, const ExportFrame& frame)
        : bill_(bill), frame_(frame), month_(frame.start, frame.monthHours, false), purchases_(purchasesOf(bill)) {}

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

    static std::string costAt(const LineItem& line, const pricing::PriceRate& rate) {
        return pricing::toText(pricing::reduced(product({billionthsOf(line.quantity), 9}, pricePerUnit(rate))));
    }

    /// What the use would cost on demand, at the agreed rate where there is one.
    static std::string onDemand(const LineItem& line) { return costAt(line, line.listRate); }

    /// What AWS publishes for the use, whatever is agreed.
    static void addPublic(const LineItem& line, Row& row) {
        const pricing::PriceRate& rate = line.publicRate ? *line.publicRate : line.listRate;
        row["pricing/publicOnDemandRate"] = pricing::toText(pricePerUnit(rate));
        row["pricing/publicOnDemandCost"] = costAt(line, rate);
    }

    /// What is agreed with AWS, off the line that is written beside this one.
    void writeDiscount(Row less, const Decimal& percent, pricing::Money list, pricing::Money net) {
        if (net == list) return;
        cost(less, "EdpDiscount", "", pricing::toText(pricing::Money::fromNanos(net.nanos() - list.nanos())));
        less["lineItem/UsageAmount"] = "0";
        less["lineItem/LineItemDescription"] = pricing::toText(percent) + " % agreed discount";
        put(less);
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
        if (line.publicRate && !free) addPublic(line, row);
        put(row);
        writeDiscount(rowOf(line), line.discount, line.list, line.perMonth);
    }

    /// A reservation's use costs nothing more; what it carries of the fees stands beside it.
    void writeReserved(const LineItem& line) {
        Row row = rowOf(line);
        cost(row, "DiscountedUsage", "0", "0");
        row["lineItem/LineItemDescription"] = line.commitment;
        row["pricing/term"] = "Reserved";
        addPublic(line, row);
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
        addPublic(line, row);
        row["savingsPlan/SavingsPlanRate"] = pricing::toText(pricePerUnit(line.rate));
        row["savingsPlan/SavingsPlanEffectiveCost"] = pricing::toText(line.perMonth);
        put(row);
        Row off = rowOf(line);
        cost(off, "SavingsPlanNegation", "", negative(amount));
        off["lineItem/LineItemDescription"] = line.commitment;
        put(off);
    }

    /// The lines of a commitment that the month is charged for: the hours of a plan or a reservation, and its upfront
    /// fee, which AWS bills once.
    void writeCommitment(const pricing::CommitmentUse& commitment) {
        const auto first =
            std::ranges::find(purchases_, commitment.name, [](const Purchase& one) { return one.line->commitment; });
        if (first == purchases_.end()) return;
        if (isPlan(*first->line))
            writePlan(commitment, *first);
        else
            writeReservation(commitment, *first);
        for (const pricing::OneOff& once : bill_.oneOff) {
            if (once.commitment == commitment.name && once.list.nanos() != 0) writeUpfront(once, *first);
        }
    }

    void writeReservation(const pricing::CommitmentUse& commitment, const Purchase& purchase) {
        pricing::Int128 unused = 0;
        for (const LineItem& line : bill_.lines) {
            if (line.commitment == commitment.name && line.kind == LineKind::Unused)
                unused += billionthsOf(line.quantity);
        }
        LineItem fee = purchase.bought;
        fee.resource.clear();
        Row row = rowOf(fee);
        const Decimal rate = pricePerUnit(fee.rate);
        const Decimal amount = pricing::reduced({purchase.billionths, 9});
        cost(row, "RIFee", pricing::toText(rate), pricing::toText(pricing::reduced(product(amount, rate))));
        row["lineItem/UsageAmount"] = pricing::toText(amount);
        row["lineItem/LineItemDescription"] = commitment.name;
        row["pricing/term"] = "Reserved";
        row["reservation/TotalReservedUnits"] = row["lineItem/UsageAmount"];
        row["reservation/UnusedQuantity"] = pricing::toText(pricing::reduced({unused, 9}));
        row["reservation/AmortizedUpfrontFeeForBillingPeriod"] = pricing::toText(commitment.upfront);
        put(row);
        const pricing::Money hourly =
            pricing::Money::fromNanos(commitment.committed.nanos() - commitment.upfront.nanos());
        writeLess(rowOf(fee), purchase.discount, hourly);
    }

    void writePlan(const pricing::CommitmentUse& commitment, const Purchase& purchase) {
        Row row = rowOf(purchase.bought);
        const pricing::Money recurring = pricing::Money::fromNanos(purchase.recurring);
        const std::string amount = pricing::toText(recurring);
        cost(row, "SavingsPlanRecurringFee", "1", amount);
        row["lineItem/UsageAmount"] = amount;
        row["lineItem/LineItemDescription"] = commitment.name;
        row["savingsPlan/RecurringCommitmentForBillingPeriod"] = amount;
        row["savingsPlan/AmortizedUpfrontCommitmentForBillingPeriod"] = pricing::toText(commitment.upfront);
        row["savingsPlan/TotalCommitmentToDate"] = pricing::toText(commitment.committed);
        row["savingsPlan/UsedCommitment"] = pricing::toText(commitment.used);
        put(row);
        writeLess(rowOf(purchase.bought), purchase.discount, recurring);
    }

    /// What was paid once stands on a bill of purchases.
    void writeUpfront(const pricing::OneOff& once, const Purchase& purchase) {
        const bool plan = isPlan(*purchase.line);
        LineItem fee = purchase.bought;
        fee.resource.clear();
        Row row = rowOf(fee);
        row["bill/BillType"] = "Purchase";
        row["pricing/term"] = plan ? "" : "Reserved";
        row["pricing/unit"] = "USD";
        row["pricing/RateCode"].clear();
        Row less = row;
        cost(row, plan ? "SavingsPlanUpfrontFee" : "Fee", "1", pricing::toText(once.list));
        if (!plan)
            row["reservation/TotalReservedUnits"] =
                pricing::toText(termHours(once.commitment, purchase.billionths, frame_.monthHours));
        row["lineItem/UsageAmount"] = pricing::toText(once.list);
        row["lineItem/LineItemDescription"] = "Upfront: " + once.commitment;
        put(row);
        writeDiscount(less, purchase.discount, once.list, once.amount);
    }

    void writeLess(Row less, const Decimal& percent, pricing::Money list) {
        const auto net = pricing::discounted(list, percent, 1);
        writeDiscount(std::move(less), percent, list, net.value_or(list));
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
    std::vector<Purchase> purchases_;
    std::size_t rows_ = 0;
    std::string out_;
};

}  // namespace

std::string costAndUsageCsv(const pricing::Bill& bill, const ExportFrame& frame) {
    return CostAndUsageWriter(bill, frame).text();
}

}  // namespace headroom::report
