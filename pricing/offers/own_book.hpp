// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pricing/offers/offer.hpp"
#include "pricing/price_books.hpp"

#include <map>
#include <memory>
#include <string>
#include <vector>

namespace headroom::pricing {

/// The user's books while an import adds to them: one file a service.
class OwnBook {
public:
    explicit OwnBook(const PriceBooks& books) : books_(books) {}

    /// What of an offer goes into a book.
    struct Prices {
        const std::vector<bool>& taken;  ///< which of the offer's prices
        const std::vector<ReservedPrice>& reserved;
        const std::vector<PriceEntry>& plans;  ///< rates of savings plans, in the order of names
        const std::vector<FreeAllowance>& free;
    };

    /// Puts prices into the service's file; one of the same date is replaced where it differs, others stay. A file that
    /// has all of them already stays as it is.
    base::Result<void> merge(const Offer& offer, const Prices& prices, const std::string& today);

    /// The files that were changed, by file name.
    std::vector<OwnTable> changed() &&;

private:
    base::Result<std::shared_ptr<const OwnPrices>> bookOf(const std::string& service) const;
    std::string fileFor(const std::string& service) const;

    PriceBooks books_;
    std::map<std::string, OwnTable> files_;  ///< by service
};

}  // namespace headroom::pricing
