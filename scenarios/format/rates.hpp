// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "pricing/price_book.hpp"
#include "scenarios/format/place.hpp"

/// What a scenario says about prices, checked against the region's price book.
namespace headroom::format {

/// Reads Rates: usage type to USD. Refuses usage types and prices that the bill would refuse.
std::vector<std::pair<std::string, std::string>> readRates(Reading& reading, const document::Node& root,
                                                           const pricing::PriceBook& book);

/// Warns at /Region of services that some design uses and for which the region has neither a price nor a rate.
void warnOfMissingPrices(document::Problems& problems, const document::Node& root, const pricing::PriceBook& book,
                         const std::vector<Design>& designs);

/// Warns of functions whose provisioned concurrency costs more than running on demand, however busy it is.
void warnOfProvisionedThatNeverPays(Reading& reading, const document::Node& root, const pricing::PriceBook& book,
                                    const Design& design);

}  // namespace headroom::format
