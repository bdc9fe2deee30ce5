// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <string_view>

namespace headroom::report {

/// Names of AWS's data dictionary (Cost and Usage Report User Guide: bill, line item, product, pricing, reservation and
/// Savings Plans details); the last three are ours.
inline constexpr std::array<std::string_view, 37> kCostAndUsageColumns{
    "identity/LineItemId",
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
    "savingsPlan/AmortizedUpfrontCommitmentForBillingPeriod",
    "savingsPlan/RecurringCommitmentForBillingPeriod",
    "savingsPlan/SavingsPlanEffectiveCost",
    "savingsPlan/SavingsPlanRate",
    "savingsPlan/TotalCommitmentToDate",
    "savingsPlan/UsedCommitment",
    "headroom/Design",
    "headroom/PriceBook",
    "headroom/PricesAsOf"};

}  // namespace headroom::report
