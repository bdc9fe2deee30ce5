// SPDX-License-Identifier: GPL-3.0-or-later
#include "pricing/offers/import.hpp"

#ifdef __GLIBC__
#include <malloc.h>
#endif

#include "pricing/book_names.hpp"
#include "pricing/offers/book_check.hpp"
#include "pricing/offers/compare_offer.hpp"
#include "pricing/offers/free_tiers.hpp"
#include "pricing/offers/offer_index.hpp"
#include "pricing/offers/offer_reader.hpp"
#include "pricing/offers/own_book.hpp"
#include "pricing/offers/verdict.hpp"

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <utility>

namespace headroom::pricing {

namespace fs = std::filesystem;

namespace {

/// The services that books are about, shipped or the user's.
std::vector<std::string> servicesOf(const PriceBooks& books) {
    std::vector<std::string> codes;
    const auto book = books.bookWithoutOwnPrices("us-east-1");
    if (!book) return codes;
    for (const ServiceName& service : book->services) codes.push_back(service.code);
    return codes;
}

/// Which way a file came into the import.
struct Arrival {
    int indices = 0;        ///< that led to it: of all services to that of a service's regions, and on to the files
    bool followed = false;  ///< by further files
};

/// What reading an offer has freed, before a book's text is made beside it that is as large: glibc keeps what is freed
/// between what is used, and would hold both.
void giveBackFreed() {
#ifdef __GLIBC__
    ::malloc_trim(0);
#endif
}

/// Reads files into the import, one offer in memory at a time.
class Importer {
public:
    Importer(const PriceBooks& books, OwnBook own, const std::string& today, const OpenOffer& open)
        : planServices_(servicesOf(books)), inUse_(books), own_(std::move(own)), today_(today), open_(open) {}

    base::Result<void> read(const fs::path& path, const Arrival& arrival) {
        if (const std::string why = whyNoFile(path); !why.empty())
            return base::Error{base::Errc::BadInput, path.string(), why};
        if (open_) {
            auto opened = open_(path);
            if (!opened) return opened.error();
            ByteStream stream(std::move(*opened));
            return readFrom(stream, path, arrival);
        }
        ByteStream stream(path);
        if (!stream.opened()) return base::Error{base::Errc::BadInput, path.string(), std::strerror(errno)};
        return readFrom(stream, path, arrival);
    }

    Import take() && { return {std::move(files_), std::move(own_).changed()}; }

private:
    base::Result<void> readFrom(ByteStream& stream, const fs::path& path, const Arrival& arrival) {
        Offer offer;
        offer.planServices = planServices_;
        offer.today = today_;
        ImportedFile file;
        file.file = path;
        for (const char mark : {'\xEF', '\xBB', '\xBF'}) {  // some write UTF-8's byte order mark before the text
            if (!stream.ended() && stream.current() == mark) stream.next();
        }
        while (!stream.ended() && (stream.current() == ' ' || stream.current() == '\n')) stream.next();
        const bool json = !stream.ended() && stream.current() == '{';
        json ? readJsonOffer(stream, offer) : readCsvOffer(stream, offer);
        if (stream.error()) return *stream.error();
        if (stream.failed()) return base::Error{base::Errc::Environment, path.string(), "cannot be read"};
        if (offer.good() && !offer.urls.empty() && offer.products() == 0) return readIndex(path, offer, file, arrival);
        offer.finish();
        giveBackFreed();
        return keep(offer, std::move(file), arrival.followed);
    }

    base::Result<void> readIndex(const fs::path& path, const Offer& index, ImportedFile& file, const Arrival& arrival) {
        constexpr int kMostIndices = 2;
        const IndexedFiles found = filesOfIndex(path, index.urls);
        file.offer = "index";
        file.notes.insert(file.notes.end(), found.notes.begin(), found.notes.end());
        if (arrival.indices == kMostIndices) {  // of services, and of a service's regions: AWS has no more
            file.notes.push_back({0, "is an index that indices lead to in two steps: files must be behind the second"});
            files_.push_back(file);
            return {};
        }
        files_.push_back(file);
        for (std::size_t i = 0; i < found.files.size(); ++i) {
            const Arrival next{arrival.indices + 1, arrival.followed || i + 1 < found.files.size()};
            if (auto read = this->read(found.files[i], next); !read) return read;
        }
        return {};
    }

    base::Result<void> keep(const Offer& offer, ImportedFile file, bool followed) {
        file.offer = offer.code;
        file.version = offer.version;
        file.published = offer.published;
        file.products = offer.products();
        file.prices = offer.prices() + offer.reserved().size() + offer.planRates().size();
        file.freeTiers = offer.freeTiers();
        file.plans = offer.planSkus.size();
        file.notes = offer.notes();
        if (const std::string meant = shippedServiceMeant(offer.code); offer.good() && !meant.empty()) {
            file.notes.push_back(
                {0, "\"" + offer.code + "\" is no service of AWS's; did you mean \"" + meant + "\"?", true});
        } else if (offer.good()) {
            const OfferPlace place{today_, followed};
            const OfferPrices known = compareOffer(offer, inUse_, place, file);
            const std::vector<FreeAllowance> free = compareFreeTiers(offer, inUse_, place, file);
            noteMoreConflicts(file);
            if (file.backdated > 0)
                file.notes.push_back({0,
                                      std::to_string(file.backdated) +
                                          " of its prices hold from before those in use, which they replace: is the "
                                          "file the newest?",
                                      false});
            if (file.later > 0)
                file.notes.push_back({0,
                                      std::to_string(file.later) +
                                          " of its prices begin after today: left out; import the file again then",
                                      false});
            const OwnBook::Prices begun{known.prices, known.reserved, known.plans, free};
            if (auto merged = own_.merge(offer, begun, today_); !merged) return merged;
        }
        files_.push_back(std::move(file));
        return {};
    }

    std::vector<std::string> planServices_;
    PricesInUse inUse_;
    OwnBook own_;
    std::string today_;
    const OpenOffer& open_;
    std::vector<ImportedFile> files_;
};

}  // namespace

bool Import::good() const {
    return std::ranges::all_of(
        files, [](const ImportedFile& file) { return std::ranges::none_of(file.notes, &OfferNote::error); });
}

std::string whyNoFile(const fs::path& file) {
    std::error_code error;
    if (!fs::exists(file, error)) return "there is no such file";
    if (fs::is_directory(file, error)) return "is a folder; name the files in it";
    return {};
}

base::Result<Import> importOffers(const std::vector<fs::path>& files, const PriceBooks& books, const std::string& today,
                                  const OpenOffer& open) {
    Importer importer(books, OwnBook(books), today, open);
    for (std::size_t i = 0; i < files.size(); ++i) {
        if (auto read = importer.read(files[i], {0, i + 1 < files.size()}); !read) return read.error();
    }
    Import import = std::move(importer).take();
    for (const OwnTable& table : import.tables) {
        const auto read = checkBookText(table);
        if (!read)
            return base::Error{read.error().code, read.error().where,
                               read.error().what + ": the book would not be read again, nothing is written"};
    }
    return import;
}

std::string priceText(const std::vector<PriceTier>& tiers) {
    std::string text;
    for (const PriceTier& tier : tiers) {
        text += (text.empty() ? "" : ", then ") + toText(tier.rate.usd);
        if (tier.rate.per != 1) text += " per " + std::to_string(tier.rate.per);
        if (tier.upTo) text += " up to " + std::to_string(*tier.upTo);
    }
    return text;
}

}  // namespace headroom::pricing
