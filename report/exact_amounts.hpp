// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string_view>
#include <vector>

#include "pricing/bill.hpp"

/// Arithmetic of exports whose rows must agree to the last digit.
namespace headroom::report {

/// quantity x price, exactly; both come with few enough digits for 128 bits, else the product is rounded to 1e-9.
pricing::Decimal product(const pricing::Decimal& quantity, const pricing::Decimal& price);

/// What one unit costs, of a rate that may be per thousand.
pricing::Decimal pricePerUnit(const pricing::PriceRate& rate);

/// The price after a discount in percent, exactly.
pricing::Decimal contractedPrice(const pricing::Decimal& list, const pricing::Decimal& percent);

/// `billionths` in parts of the weights that add up to it.
std::vector<pricing::Decimal> divided(pricing::Int128 billionths, const std::vector<pricing::Int128>& weights);

/// The units and hours of a reservation's whole term, of those of a month (in billionths of its hours).
pricing::Decimal termHours(std::string_view commitment, pricing::Int128 monthBillionths, double monthHours);

/// A quantity in billionths of its unit, rounded half-even.
pricing::Int128 billionthsOf(const pricing::MeteredQuantity& quantity);

}  // namespace headroom::report
