// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pricing/own_rows.hpp"
#include "pricing/price_books.hpp"

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace headroom::pricing {

/// What a price book of the user's holds, in little room: a price is made when it is asked for.
class OwnPrices {
public:
    /// A book that is right in all that is checked of one (its keys, prices, units and names); an error says what is
    /// not, and where.
    static base::Result<std::shared_ptr<const OwnPrices>> read(const OwnTable& table);

    /// The same of a book that an import has just written and that is checked when all its files are in.
    static base::Result<std::shared_ptr<const OwnPrices>> readWritten(const OwnTable& table);

    /// Whether a quick look finds it right. What is wrong, or only unusual, it does not find so.
    static bool isPlainlyRight(const OwnTable& table);

    const std::string& file() const { return context.origin; }

    /// By usage type, region and date.
    std::size_t prices() const { return entries.size(); }
    PriceEntry price(std::size_t place) const { return entryAt(entries.rows()[entries.inOrder()[place]]); }

    /// By usage type, term, region and date.
    std::size_t reservations() const { return reserved.size(); }
    ReservedPrice reservation(std::size_t place) const {
        return reservedAt(reserved.rows()[reserved.inOrder()[place]]);
    }

    /// The one with the latest date; nothing where there is none.
    std::optional<PriceEntry> newest(std::string_view usageType, std::string_view region) const;
    std::optional<ReservedPrice> newestReserved(std::string_view usageType, std::string_view term,
                                                std::string_view region) const;

    /// The one of a day; nothing where there is none.
    std::optional<PriceEntry> priceOf(std::string_view usageType, std::string_view region, std::string_view day) const;
    std::optional<ReservedPrice> reservationOf(std::string_view usageType, std::string_view term,
                                               std::string_view region, std::string_view day) const;

    /// Adds the prices and reservations of a region, of every date.
    void addPricesOf(std::string_view region, TableContents& into) const;

    /// The first unit of a usage type, in whatever region; nothing for one that the book does not have.
    std::optional<std::string> unitOf(std::string_view usageType) const;

    /// Whether a usage type has a price by a unit, in whatever region.
    bool isCountedIn(std::string_view usageType, std::string_view unit) const;

    /// The usage types, each once by unit.
    std::vector<UsageTypeName> usageTypes() const;

    /// The prices of a region that hold on a day (empty: the newest); those that begin later go to `later`.
    std::vector<PriceEntry> pricesOn(std::string_view region, std::string_view asOf,
                                     std::vector<LaterPrice>& later) const;
    std::vector<ReservedPrice> reservedOn(std::string_view region, std::string_view asOf,
                                          std::vector<LaterPrice>& later) const;

    /// The first of what is held that has the latest date; nothing where it is empty.
    std::optional<HeldFrom> latest() const;

    /// All of it.
    TableContents contents() const;

    TableContext context;  ///< the file is its origin
    ServiceName service;
    std::vector<FreeAllowance> allowances;
    OwnRows entries;                                             ///< in the order of the file
    OwnRows reserved;                                            ///< the same
    std::vector<std::pair<std::uint32_t, std::uint32_t>> names;  ///< usage type and unit, of `entries`

private:
    PriceEntry entryAt(const OwnRows::Row& row) const { return entryOf(context, entries.block(row), entries.row(row)); }
    ReservedPrice reservedAt(const OwnRows::Row& row) const {
        return reservedOf(context, reserved.block(row), reserved.row(row));
    }
    void putLater(const OwnRows& rows, const std::vector<std::uint32_t>& which, std::vector<LaterPrice>& later) const;
};

}  // namespace headroom::pricing
