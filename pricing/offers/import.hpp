// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pricing/offers/byte_stream.hpp"
#include "pricing/offers/offer.hpp"
#include "pricing/price_books.hpp"

#include <filesystem>
#include <string>
#include <vector>

namespace headroom::pricing {

/// What an import would do about one price, or how it differs between two sets of books.
struct PriceChange {
    std::string service;
    std::string usageType;
    std::string region;
    std::string term;    ///< of a reservation
    std::string before;  ///< "0.20 up to 100, then 0.10"; empty: there was none
    std::string after;
    std::string from = {};   ///< the day from which it is so; empty: what holds now
    std::string until = {};  ///< the first day on which it is so no more; empty: it goes on
};

/// What one file came to.
struct ImportedFile {
    std::filesystem::path file;
    std::string offer;  ///< "AWSLambda"
    std::string version;
    std::string published;
    std::size_t products = 0;
    std::size_t prices = 0;            ///< found and understood
    std::size_t same = 0;              ///< as the books have them already
    std::size_t older = 0;             ///< than the user's own, or than the file's newest, which is in use; not changed
    std::size_t later = 0;             ///< begin after today: left
    std::size_t backdated = 0;         ///< taken though they hold from before the shipped ones
    std::size_t freeTiers = 0;         ///< kept apart, not prices
    std::size_t conflicts = 0;         ///< given otherwise by an earlier file of the import
    std::size_t changed = 0;           ///< prices, those of earlier days among them
    std::size_t changedFree = 0;       ///< free tiers
    std::size_t plans = 0;             ///< savings plans that it describes
    std::vector<PriceChange> changes;  ///< the first thousand of both
    std::vector<OfferNote> notes;
};

/// An import worked out whole, before anything is written.
struct Import {
    std::vector<ImportedFile> files;
    std::vector<OwnTable> tables;  ///< the user's books as they will be, by file name: those that change

    bool good() const;
};

/// Why a name cannot be read as a file; empty when it can.
std::string whyNoFile(const std::filesystem::path& file);

/// Opens a file for reading, unpacked on the way where it is packed. An error is of a file that cannot be read.
using OpenOffer = std::function<base::Result<ByteStream::Read>(const std::filesystem::path&)>;

/// Reads AWS Price List offer files (JSON or CSV, or an index that names some beside it) and compares their prices with
/// the books. What has begun goes into the user's books with its date; with any error in any file nothing does. `today`
/// dates the reading. `open` reads the files; none: as they are. An error is of a file that is not there (bad input) or
/// that cannot be read.
base::Result<Import> importOffers(const std::vector<std::filesystem::path>& files, const PriceBooks& books,
                                  const std::string& today, const OpenOffer& open = {});

/// A graduated price in words: "0.0000002", "0.09 up to 10,240, then 0.085".
std::string priceText(const std::vector<PriceTier>& tiers);

}  // namespace headroom::pricing
