// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pricing/price_tables.hpp"

#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace headroom::pricing {

class OwnPrices;

/// A price book of the user's: a file in the form of those compiled in.
struct OwnTable {
    std::string name;  ///< of the file, for messages and reports
    std::string json;
    bool operator==(const OwnTable&) const = default;
};

/// Every price at hand: the books compiled in, and the user's, which override them entry by entry. Copying is cheap.
class PriceBooks {
public:
    /// The books compiled in alone.
    PriceBooks();

    /// With the user's books on top. An error names the file and the place in it.
    static base::Result<PriceBooks> with(const std::vector<OwnTable>& own);

    /// The prices of a region on a date ("2026-01-05"; empty: the newest). The user's prices known by then come before
    /// those compiled in; a price that is known to hold only from a later date is left out and counted in
    /// `laterPrices`. An error for a region that AWS does not have, or a date that is none.
    base::Result<PriceBook> book(std::string_view region, std::string_view asOf = "") const;

    /// The same without the user's prices and usage types, of which there may be hundreds of thousands.
    base::Result<PriceBook> bookWithoutOwnPrices(std::string_view region) const;

    /// All the user's prices of every region and date; empty without books of the user's.
    base::Result<TableContents> own() const;

    /// The user's prices of a region, of every date, and all the user's allowances.
    TableContents ownIn(std::string_view region) const;

    /// The user's book of a service; null when there is none.
    std::shared_ptr<const OwnPrices> ownOf(std::string_view service) const;

    /// The user's file about a service; empty when there is none.
    std::string ownFileOf(std::string_view service) const;

    /// Of the user's prices, reservations and free tiers the one that is known to hold only from the latest day; null
    /// where there are none.
    const HeldFrom* latestOwn() const;

    /// All the user's files.
    std::vector<std::string> ownFiles() const;

private:
    struct Tables;
    void addOwn(PriceBook& book) const;
    std::shared_ptr<const Tables> own_;
};

}  // namespace headroom::pricing
