// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>

#include "pricing/usage_type.hpp"
#include "report/billing_month.hpp"
#include "report/csv_cell.hpp"
#include "report/focus.hpp"

namespace headroom::report {

using pricing::LineItem;
using pricing::LineKind;

namespace {

constexpr std::string_view kHead =
    "bill/BillingPeriodStartDate,bill/BillingPeriodEndDate,lineItem/UsageStartDate,lineItem/UsageEndDate,"
    "lineItem/LineItemType,lineItem/ProductCode,lineItem/UsageType,lineItem/ResourceId,lineItem/UsageAmount,"
    "lineItem/CurrencyCode,lineItem/UnblendedRate,lineItem/UnblendedCost,lineItem/LineItemDescription,"
    "product/region,product/sku,pricing/unit,pricing/RateCode\n";

/// As AWS's bill spells it: us-east-1 writes a prefix for some services only.
std::string billedType(const LineItem& line, const std::string& region) {
    const bool bare = region == "us-east-1" && line.service != "AmazonApiGateway" && line.service != "AmazonStates" &&
                      line.service != "AWSEvents";
    if (bare || pricing::isSavingsPlans(line.service)) return line.usageType;
    const auto prefixes = pricing::regionPrefixes();
    const auto it = std::ranges::find(prefixes, region, &pricing::RegionPrefix::region);
    return it == prefixes.end() ? line.usageType : std::string(it->prefix) + "-" + line.usageType;
}

std::string_view kindOf(const LineItem& line) {
    switch (line.kind) {
        case LineKind::Usage:
            return "Usage";
        case LineKind::Reserved:
            return "DiscountedUsage";
        case LineKind::Fee:
            return "RIFee";
        case LineKind::Plan:
            return "SavingsPlanCoveredUsage";
        case LineKind::Unused:
            return pricing::isSavingsPlans(line.service) ? "SavingsPlanRecurringFee" : "RIFee";
    }
    return "";
}

}  // namespace

std::string costAndUsageCsv(const pricing::Bill& bill, const ExportFrame& frame) {
    const BillingMonth month(frame.start, frame.monthHours, false);
    std::string text(kHead);
    for (const LineItem& line : bill.lines) {
        const std::string& region = frame.regionOf(line);
        const std::string what = line.freeAllowance.empty() ? line.commitment : "free tier: " + line.freeAllowance;
        for (const std::string& cell :
             {month.begin(), month.end(), month.from(0), month.from(month.pieces()), std::string(kindOf(line)),
              line.service, billedType(line, region), line.resource, pricing::toText(line.quantity), std::string("USD"),
              pricing::toText(line.rate.usd), pricing::toText(line.perMonth), what, region, line.sku, line.unit}) {
            text += csvCell(cell) + ",";
        }
        text += csvCell(line.rateCode) + "\n";
    }
    return text;
}

}  // namespace headroom::report
