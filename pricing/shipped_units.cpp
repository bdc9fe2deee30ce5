// SPDX-License-Identifier: GPL-3.0-or-later
#include "pricing/shipped_units.hpp"

#include "pricing/price_tables.hpp"

#include <map>
#include <utility>

namespace headroom::pricing {
namespace {

using Units = std::map<std::pair<std::string, std::string>, std::string, std::less<>>;

Units readUnits() {
    Units units;
    const auto book = awsPriceBook("us-east-1");  // its names are those of every region
    if (!book) return units;
    for (const UsageTypeName& name : book->names) units.emplace(std::pair(name.service, name.usageType), name.unit);
    return units;
}

}  // namespace

std::string shippedUnitOf(std::string_view service, std::string_view usageType) {
    static const Units units = readUnits();  // an offer file asks for each of its prices
    const auto it = units.find(std::pair(std::string(service), std::string(usageType)));
    return it == units.end() ? std::string() : it->second;
}

}  // namespace headroom::pricing
