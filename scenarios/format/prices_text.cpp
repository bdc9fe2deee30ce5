// SPDX-License-Identifier: GPL-3.0-or-later
#include "scenarios/format/prices_text.hpp"

#include <algorithm>

#include "pricing/book_info.hpp"

namespace headroom::format {

std::string pricesText(const Scenario& scenario) {
    const auto book = scenario.overrides.prices.book(scenario.region, scenario.pricesAsOf);
    if (!book) return {};
    const bool own = std::ranges::any_of(scenario.designs, [](const Design& one) { return !one.rates.empty(); });
    return pricing::pricesText(pricing::bookInfo(*book)) + (own ? "; the scenario's own Rates in their place" : "");
}

}  // namespace headroom::format
