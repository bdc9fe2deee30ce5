// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pricing/price_rate.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace headroom::pricing {

/// Where a figure was read.
struct Source {
    std::string title;
    std::string url;
    std::string readOn;  ///< ISO date
    bool operator==(const Source&) const = default;
};

/// One step of a graduated price: units from the end of the step before, up to `upTo` (none: without end).
struct PriceTier {
    std::optional<std::int64_t> upTo;
    PriceRate rate;
    bool operator==(const PriceTier&) const = default;
};

/// The price of one usage type in one region. Where the last tier has an end, nothing is known beyond it.
struct PriceEntry {
    std::string service;
    std::string usageType;  ///< without region prefix
    std::string region;
    std::string unit;
    std::vector<PriceTier> tiers;
    std::string validFrom;  ///< ISO date from which the price is known to hold; the newest one dates the bill
    std::string sku;        ///< of the price list, where known
    Source source;
};

/// Which free allowances apply.
enum class FreeTier : std::uint8_t {
    None,
    Always,  ///< those without end
    All,     ///< also those of an account's first twelve months
};

/// "none", "always" or "all"; an error otherwise.
base::Result<FreeTier> parseFreeTier(std::string_view text);

/// A quantity that an account does not pay for each month, shared by some usage types of a service.
struct FreeAllowance {
    std::string name;
    std::string service;
    bool always = true;  ///< false: the first twelve months only
    std::vector<std::string> usageTypes;
    std::int64_t quantity = 0;
    std::string unit;
    Source source;
};

/// A usage type that some region has a price for.
struct UsageTypeName {
    std::string service;
    std::string usageType;
    std::string unit;
    bool operator==(const UsageTypeName&) const = default;
};

/// The prices of one region, the free allowances, and the names known in any region.
struct PriceBook {
    std::string region;
    std::vector<PriceEntry> entries;
    std::vector<FreeAllowance> allowances;
    std::vector<UsageTypeName> names;

    /// The price of a usage type in this region; null when none is known.
    const PriceEntry* find(std::string_view service, std::string_view usageType) const;

    /// The name as known in any region; null when there is no such usage type.
    const UsageTypeName* findName(std::string_view service, std::string_view usageType) const;
};

/// "first 333M", "next 667M", "over 20B", "all": a tier's label, derived from its bounds.
std::string tierLabel(std::int64_t from, std::optional<std::int64_t> upTo);

/// What is wrong with tiers (empty, bounds not increasing, an end in the middle missing), or nullopt.
std::optional<std::string> tierProblem(const std::vector<PriceTier>& tiers);

}  // namespace headroom::pricing
