// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pricing/commitment.hpp"
#include "pricing/price_book.hpp"

#include <string>
#include <vector>

namespace headroom::pricing {

/// The name under which a book keeps what a savings plan charges for a usage type: the plan's own usage type (such as
/// "ComputeSP:1yrNoUpfront"), service and usage type.
std::string planRateName(const std::string& plan, const std::string& service, const std::string& usageType);

/// The book's rates of a plan in its region; none for one that it does not know.
std::vector<PlanRate> planRatesOf(const PriceBook& book, const std::string& plan);

/// The plans that the book has rates of.
std::vector<std::string> plansIn(const PriceBook& book);

}  // namespace headroom::pricing
