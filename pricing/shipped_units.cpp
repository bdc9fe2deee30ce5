// SPDX-License-Identifier: GPL-3.0-or-later
#include "pricing/shipped_units.hpp"

#include "pricing/price_tables.hpp"

#include <map>
#include <set>
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

/// Read once: an offer file asks for each of its prices.
const Units& shippedUnits() {
    static const Units units = readUnits();
    return units;
}

std::set<std::string, std::less<>> readNames() {
    std::set<std::string, std::less<>> names;
    for (const auto& [name, unit] : shippedUnits()) names.insert(name.second);
    return names;
}

}  // namespace

std::string shippedUnitOf(std::string_view service, std::string_view usageType) {
    const Units& units = shippedUnits();
    const auto it = units.find(std::pair(std::string(service), std::string(usageType)));
    return it == units.end() ? std::string() : it->second;
}

std::vector<std::string> shippedTypesOf(std::string_view service) {
    std::vector<std::string> types;
    for (const auto& [name, unit] : shippedUnits()) {
        if (name.first == service) types.push_back(name.second);
    }
    return types;
}

std::vector<std::string> shippedServices() {
    std::vector<std::string> services;
    for (const auto& [name, unit] : shippedUnits()) {
        if (services.empty() || services.back() != name.first) services.push_back(name.first);
    }
    return services;
}

bool isShippedUsageType(std::string_view usageType) {
    static const auto names = readNames();
    return names.contains(usageType);
}

}  // namespace headroom::pricing
