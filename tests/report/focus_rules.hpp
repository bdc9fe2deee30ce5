// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <map>
#include <set>
#include <string>

/// What FOCUS 1.2 says of single columns.
namespace headroom::test {

inline constexpr std::array kMandatory{
    "BilledCost",         "BillingAccountId", "BillingAccountName", "BillingCurrency",   "BillingPeriodEnd",
    "BillingPeriodStart", "ChargeCategory",   "ChargeClass",        "ChargeDescription", "ChargePeriodEnd",
    "ChargePeriodStart",  "ContractedCost",   "EffectiveCost",      "InvoiceIssuerName", "ListCost",
    "PricingQuantity",    "PricingUnit",      "ProviderName",       "PublisherName",     "ServiceCategory",
    "ServiceName"};

inline constexpr std::array kNotNull{"BilledCost",        "BillingAccountId",   "BillingAccountType", "BillingCurrency",
                                     "BillingPeriodEnd",  "BillingPeriodStart", "ChargeCategory",     "ChargeFrequency",
                                     "ChargePeriodEnd",   "ChargePeriodStart",  "ContractedCost",     "EffectiveCost",
                                     "InvoiceIssuerName", "ListCost",           "ProviderName",       "PublisherName",
                                     "ServiceCategory",   "ServiceName",        "ServiceSubcategory"};

/// FOCUS 1.2's columns beside the mandatory ones.
inline const std::set<std::string> kOthers{"AvailabilityZone",
                                           "BillingAccountType",
                                           "CapacityReservationId",
                                           "CapacityReservationStatus",
                                           "ChargeFrequency",
                                           "CommitmentDiscountCategory",
                                           "CommitmentDiscountId",
                                           "CommitmentDiscountName",
                                           "CommitmentDiscountQuantity",
                                           "CommitmentDiscountStatus",
                                           "CommitmentDiscountType",
                                           "CommitmentDiscountUnit",
                                           "ConsumedQuantity",
                                           "ConsumedUnit",
                                           "ContractedUnitPrice",
                                           "InvoiceId",
                                           "ListUnitPrice",
                                           "PricingCategory",
                                           "PricingCurrency",
                                           "PricingCurrencyContractedUnitPrice",
                                           "PricingCurrencyEffectiveCost",
                                           "PricingCurrencyListUnitPrice",
                                           "RegionId",
                                           "RegionName",
                                           "ResourceId",
                                           "ResourceName",
                                           "ResourceType",
                                           "ServiceSubcategory",
                                           "SkuId",
                                           "SkuMeter",
                                           "SkuPriceDetails",
                                           "SkuPriceId",
                                           "SubAccountId",
                                           "SubAccountName",
                                           "SubAccountType",
                                           "Tags"};

inline constexpr std::array kDecimals{"BilledCost",    "ContractedCost",   "EffectiveCost",
                                      "ListCost",      "PricingQuantity",  "ContractedUnitPrice",
                                      "ListUnitPrice", "ConsumedQuantity", "CommitmentDiscountQuantity"};

inline constexpr std::array kDates{"BillingPeriodEnd", "BillingPeriodStart", "ChargePeriodEnd", "ChargePeriodStart"};

inline const std::map<std::string, std::set<std::string>> kAllowed{
    {"ChargeCategory", {"Usage", "Purchase", "Tax", "Credit", "Adjustment"}},
    {"ChargeClass", {"Correction"}},
    {"ChargeFrequency", {"One-Time", "Recurring", "Usage-Based"}},
    {"CommitmentDiscountCategory", {"Spend", "Usage"}},
    {"CommitmentDiscountStatus", {"Used", "Unused"}},
    {"PricingCategory", {"Standard", "Dynamic", "Committed", "Other"}},
    {"ServiceCategory",
     {"AI and Machine Learning", "Analytics", "Business Applications", "Compute", "Databases", "Developer Tools",
      "Multicloud", "Identity", "Integration", "Internet of Things", "Management and Governance", "Media", "Migration",
      "Mobile", "Networking", "Security", "Storage", "Web", "Other"}}};

inline const std::set<std::string> kSubcategories{"Compute/Serverless Compute",
                                                  "Compute/Other (Compute)",
                                                  "Databases/Caching",
                                                  "Databases/NoSQL Databases",
                                                  "Databases/Other (Databases)",
                                                  "Integration/API Management",
                                                  "Integration/Messaging",
                                                  "Integration/Workflow Orchestration",
                                                  "Management and Governance/Observability",
                                                  "Networking/Network Connectivity",
                                                  "Networking/Network Infrastructure",
                                                  "Storage/Object Storage",
                                                  "Other/Other (Other)"};

}  // namespace headroom::test
