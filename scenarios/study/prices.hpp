// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include "model/base/result.hpp"
#include "model/engine/resource_report.hpp"
#include "pricing/bill.hpp"
#include "scenarios/study/replicate.hpp"
#include "scenarios/study/result.hpp"

namespace headroom::study {

/// The month's bill that a replication's reports over `window` stand for. What a resource could not meter (storage
/// without ItemCount) is listed as not priced. `hours`: how use is spread over the hours, which commitments are settled
/// by; empty where nobody knows.
base::Result<pricing::Bill> priceReports(const Replicate& replicate, const std::vector<engine::ResourceReport>& reports,
                                         base::Duration window, const std::vector<UsageByHour>& hours);

/// Gives usage the hours that are known of it.
void addHours(const std::vector<UsageByHour>& hours, std::vector<pricing::MonthlyUsage>& usage);

/// Whether the design's bill depends on the hours of use.
bool isSettledByHour(const format::Design& design);

/// What a month's usage in the scenario's region costs, by the design's Billing and Rates.
base::Result<pricing::Bill> priceUsageOf(const format::Design& design, const pricing::PriceBook& book,
                                         const std::vector<pricing::MonthlyUsage>& usage);

/// The same of usage in all regions of its global tables, each at its own prices.
base::Result<pricing::Bill> priceEverywhere(const format::Scenario& scenario, const format::Design& design,
                                            const pricing::PriceBook& home, std::vector<pricing::MonthlyUsage> usage);

/// Reads the scenario's own Rates. Errors name the rate.
base::Result<std::vector<pricing::RateOverride>> ownRates(const format::Design& design, const pricing::PriceBook& book);

}  // namespace headroom::study
