// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pricing/bill.hpp"
#include "pricing/price_tables.hpp"
#include "tests/support/catch.hpp"

#include <string>
#include <string_view>
#include <vector>

/// Short ways to say what a test bills.
namespace headroom::pricing {

inline PriceBook bookOf(std::string_view region) {
    auto book = awsPriceBook(region);
    REQUIRE(book);
    return *book;
}

inline MeteredQuantity units(std::string_view text) {
    const auto decimal = parseDecimal(text);
    REQUIRE(decimal);
    const auto quantity = quantityOf(*decimal);
    REQUIRE(quantity);
    return *quantity;
}

inline MonthlyUsage use(std::string service, std::string usageType, std::string_view quantity,
                        std::string resource = "") {
    return {std::move(resource), std::move(service), std::move(usageType), units(quantity), ""};
}

inline Bill billOf(const std::vector<MonthlyUsage>& usage, const BillOptions& options = {},
                   std::string_view region = "us-east-1") {
    const auto bill = priceUsage(usage, bookOf(region), options);
    REQUIRE(bill);
    return *bill;
}

inline BillOptions freeTier(FreeTier tier, Rounding rounding = Rounding::Nano) { return {tier, rounding, {}}; }

/// The amounts of the lines that cost something, in the bill's order.
inline std::vector<std::string> amounts(const Bill& bill) {
    std::vector<std::string> texts;
    for (const LineItem& line : bill.lines) {
        if (line.freeAllowance.empty()) texts.push_back(toText(line.perMonth));
    }
    return texts;
}

using Texts = std::vector<std::string>;

}  // namespace headroom::pricing
