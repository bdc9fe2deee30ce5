// SPDX-License-Identifier: GPL-3.0-or-later
#include "scenarios/format/prices_text.hpp"

#include "pricing/book_info.hpp"

namespace headroom::format {

std::string pricesText(const Scenario& scenario) {
    const auto book = scenario.overrides.prices.book(scenario.region, scenario.pricesAsOf);
    return book ? pricing::pricesText(pricing::bookInfo(*book)) : std::string();
}

}  // namespace headroom::format
