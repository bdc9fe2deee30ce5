// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pricing/price_books.hpp"

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

namespace headroom::pricing {

/// A price or an allowance that holds.
template <class Price>
struct InUse {
    const Price* price = nullptr;  ///< null: there is none
    std::string_view file{};       ///< that of the same import which says so; empty: the books do

    explicit operator bool() const { return price != nullptr; }
    const Price* operator->() const { return price; }
    /// Whether it is the user's: what holds from an earlier day does not replace it.
    bool isOwn() const { return price != nullptr && (!file.empty() || !price->origin.empty()); }
};

/// The prices in use, found by name: those of the books, and before them what earlier files of the same import have,
/// whether it differs from the books or says from a later day on what they say.
class PricesInUse {
public:
    explicit PricesInUse(const PriceBooks& books) : books_(books) {}

    /// A price of the user's books holds until the next one is found.
    InUse<PriceEntry> find(const PriceEntry& entry);
    InUse<ReservedPrice> find(const ReservedPrice& price);
    /// The user's own from the same day as `entry`; nothing where there is none.
    std::optional<PriceEntry> ownOfDay(const PriceEntry& entry) const;
    std::optional<ReservedPrice> ownOfDay(const ReservedPrice& price) const;
    /// The allowance that a usage type has a part of.
    InUse<FreeAllowance> findAllowance(std::string_view service, std::string_view usageType);

    /// The unit of a usage type as known in any region; nothing when there is no such usage type.
    std::optional<std::string> unitOf(std::string_view service, std::string_view usageType);

    /// What a file has holds for those that follow it. An allowance takes the place of that of its service and name.
    void hold(PriceEntry entry, const std::string& file);
    void hold(ReservedPrice price, const std::string& file);
    void hold(FreeAllowance allowance, const std::string& file);

private:
    struct Region {
        PriceBook book;
        std::unordered_map<std::string, const PriceEntry*> prices;
    };
    template <class Price>
    using OfFile = std::pair<Price, std::string>;

    Region& regionOf(const std::string& name);
    std::vector<OfFile<FreeAllowance>>& allowances();

    const PriceBooks& books_;
    std::map<std::string, Region> regions_;  ///< without the user's prices, which are made one at a time
    std::optional<PriceEntry> ownPrice_;
    std::optional<ReservedPrice> ownReserved_;
    std::unordered_map<std::string, OfFile<PriceEntry>> prices_;
    std::unordered_map<std::string, OfFile<ReservedPrice>> reserved_;
    std::vector<OfFile<FreeAllowance>> allowances_;
    bool allowancesRead_ = false;
};

}  // namespace headroom::pricing
