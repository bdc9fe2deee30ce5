// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <string_view>

namespace headroom::report {

/// The columns of the FOCUS 1.2 export, in their order: all mandatory ones, those that a simulated account has
/// something to say in, and our own, which begin with "x_".
inline constexpr std::array<std::string_view, 52> kFocusColumns{"AvailabilityZone",
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
                                                                "x_PriceBook",
                                                                "x_PricesAsOf",
                                                                "x_Design",
                                                                "x_Exporter"};

}  // namespace headroom::report
