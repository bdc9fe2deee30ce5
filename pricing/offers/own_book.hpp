// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pricing/offers/offer.hpp"
#include "pricing/price_books.hpp"

#include <map>
#include <string>
#include <vector>

namespace headroom::pricing {

/// The user's books while an import adds to them: one file a service.
class OwnBook {
public:
    explicit OwnBook(const PriceBooks& books) : books_(books) {}

    /// What of an offer goes into a book.
    struct Changes {
        const std::vector<bool>& differs;  ///< which of the offer's prices
        const std::vector<ReservedPrice>& reserved;
        const std::vector<PriceEntry>& plans;  ///< rates of savings plans, in the order of names
        const std::vector<FreeAllowance>& free;
    };

    /// Puts changes into the service's file; a price of the same date is replaced, others stay.
    base::Result<void> merge(const Offer& offer, const Changes& changes, const std::string& today);

    /// The files that were changed, by file name.
    std::vector<OwnTable> changed() &&;

private:
    base::Result<TableContents> contentsOf(const std::string& service) const;
    std::string fileFor(const std::string& service) const;

    PriceBooks books_;
    std::map<std::string, OwnTable> files_;  ///< by service
};

}  // namespace headroom::pricing
