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
    std::string validFrom;               ///< ISO date from which the price is known to hold; the newest dates the bill
    std::string sku;                     ///< of the price list, where known
    std::vector<std::string> rateCodes;  ///< "SKU.TERM.RATE", one a tier; empty where the price list's is not known
    Source source;
    std::string origin;  ///< the user's file that it stands in; empty: compiled in
};

/// Capacity reserved for a term: what a unit costs an hour, used or not, and once at the start.
struct ReservedPrice {
    std::string service;
    std::string usageType;  ///< what it stands in for: "WriteCapacityUnit-Hrs"
    std::string region;
    std::string term;  ///< "1yr" or "3yr"
    std::string unit;
    PriceRate hourly;
    PriceRate upfront;
    std::string validFrom;
    std::string sku;
    std::vector<std::string> rateCodes;  ///< of the hourly and of the upfront fee
    Source source;
    std::string origin;
};

/// A service code and the name that AWS gives it: "AWSLambda", "AWS Lambda".
struct ServiceName {
    std::string code;
    std::string name;
    bool operator==(const ServiceName&) const = default;
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
    std::string validFrom{};  ///< ISO date, where known
    std::string origin{};     ///< the user's file that it stands in; empty: compiled in
};

/// A usage type that some region has a price for.
struct UsageTypeName {
    std::string service;
    std::string usageType;
    std::string unit;
    bool operator==(const UsageTypeName&) const = default;
};

/// What of a book of the user's is known to hold only from a day on.
struct HeldFrom {
    std::string what;  ///< "Request of us-east-1"
    std::string file;
    std::string validFrom;
};

/// A usage type whose price is known only from a date after the one asked for; the first such date.
struct LaterPrice {
    std::string service;
    std::string usageType;
    std::string validFrom;
    std::string term{};  ///< of what is reserved, as ReservedPrice has it; empty: on demand, or a plan's rate
};

/// The prices of one region, the free allowances, and the names known in any region.
struct PriceBook {
    std::string region;
    std::vector<PriceEntry> entries;
    std::vector<ReservedPrice> reserved;
    std::vector<FreeAllowance> allowances;
    std::vector<UsageTypeName> names;
    std::vector<ServiceName> services;
    std::string asked;              ///< the date asked for; empty: the newest prices
    std::vector<LaterPrice> later;  ///< what has no price yet on that date

    /// The price of a usage type in this region; null when none is known.
    const PriceEntry* find(std::string_view service, std::string_view usageType) const;

    /// What a reservation of a usage type for a term costs in this region; null when no price is known.
    const ReservedPrice* findReserved(std::string_view service, std::string_view usageType,
                                      std::string_view term) const;

    /// The date from which such a price is known, where that is later than the one asked for; empty otherwise.
    std::string laterFrom(std::string_view service, std::string_view usageType, std::string_view term = "") const;

    /// The name as known in any region; null when there is no such usage type.
    const UsageTypeName* findName(std::string_view service, std::string_view usageType) const;
};

/// "first 333M", "next 667M", "over 20B", "all": a tier's label, derived from its bounds.
std::string tierLabel(std::int64_t from, std::optional<std::int64_t> upTo);

/// What is wrong with tiers (empty, bounds not increasing, an end in the middle missing), or nullopt.
std::optional<std::string> tierProblem(const std::vector<PriceTier>& tiers);

}  // namespace headroom::pricing
