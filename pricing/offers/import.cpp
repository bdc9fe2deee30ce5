// SPDX-License-Identifier: GPL-3.0-or-later
#include "pricing/offers/import.hpp"

#include "pricing/offers/book_text.hpp"
#include "pricing/offers/free_tiers.hpp"
#include "pricing/offers/offer_reader.hpp"
#include "pricing/offers/own_book.hpp"

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <map>
#include <unordered_map>

namespace headroom::pricing {

namespace fs = std::filesystem;

namespace {

constexpr std::size_t kMostChanges = 1'000;

/// The prices in use, found by name.
class PricesInUse {
public:
    explicit PricesInUse(const PriceBooks& books) : books_(books) {}

    const PriceEntry* find(const PriceEntry& entry) {
        const auto& prices = regionOf(entry.region).prices;
        const auto it = prices.find(entry.service + "/" + entry.usageType);
        return it == prices.end() ? nullptr : it->second;
    }
    const ReservedPrice* find(const ReservedPrice& price) {
        for (const ReservedPrice& known : regionOf(price.region).book.reserved) {
            if (known.service == price.service && known.usageType == price.usageType && known.term == price.term)
                return &known;
        }
        return nullptr;
    }

private:
    struct Region {
        PriceBook book;
        std::unordered_map<std::string, const PriceEntry*> prices;
    };
    Region& regionOf(const std::string& name) {
        auto [it, isNew] = regions_.try_emplace(name);
        if (!isNew) return it->second;
        if (auto book = books_.book(name)) it->second.book = std::move(*book);
        for (const PriceEntry& entry : it->second.book.entries)
            it->second.prices.emplace(entry.service + "/" + entry.usageType, &entry);
        return it->second;
    }

    const PriceBooks& books_;
    std::map<std::string, Region> regions_;
};

std::string reservedText(const ReservedPrice& price) {
    return toText(price.hourly.usd) + " an hour, " + toText(price.upfront.usd) + " upfront";
}

void report(ImportedFile& file, PriceChange change) {
    ++file.changed;
    if (file.changes.size() < kMostChanges) file.changes.push_back(std::move(change));
}

/// Which of an offer's prices differ from those in use.
std::vector<bool> compare(const Offer& offer, PricesInUse& inUse, ImportedFile& file) {
    std::vector<bool> differs(offer.prices(), false);
    for (std::size_t i = 0; i < offer.prices(); ++i) {
        const PriceEntry entry = offer.price(i);
        const PriceEntry* known = inUse.find(entry);
        if (known != nullptr && known->tiers == entry.tiers && known->unit == entry.unit) {
            ++file.same;
        } else if (known != nullptr && !known->origin.empty() && known->validFrom > entry.validFrom) {
            ++file.older;
        } else {
            differs[i] = true;
            if (known != nullptr && known->validFrom > entry.validFrom) ++file.backdated;
            report(file, {entry.service, entry.usageType, entry.region, "",
                          known == nullptr ? "" : priceText(known->tiers), priceText(entry.tiers)});
        }
    }
    return differs;
}

std::vector<ReservedPrice> compareReserved(const Offer& offer, PricesInUse& inUse, ImportedFile& file) {
    std::vector<ReservedPrice> changed;
    for (const ReservedPrice& price : offer.reserved()) {
        const ReservedPrice* known = inUse.find(price);
        if (known != nullptr && known->hourly == price.hourly && known->upfront == price.upfront) {
            ++file.same;
            continue;
        }
        if (known != nullptr && !known->origin.empty() && known->validFrom > price.validFrom) {
            ++file.older;
            continue;
        }
        if (known != nullptr && known->validFrom > price.validFrom) ++file.backdated;
        report(file, {price.service, price.usageType, price.region, price.term,
                      known == nullptr ? "" : reservedText(*known), reservedText(price)});
        changed.push_back(price);
    }
    return changed;
}

std::vector<PriceEntry> comparePlans(const Offer& offer, PricesInUse& inUse, ImportedFile& file) {
    std::vector<PriceEntry> changed;
    for (const PriceEntry& rate : offer.planRates()) {
        const PriceEntry* known = inUse.find(rate);
        if (known != nullptr && known->tiers == rate.tiers && known->unit == rate.unit) {
            ++file.same;
        } else if (known != nullptr && known->validFrom > rate.validFrom) {
            ++file.older;
        } else {
            report(file, {rate.service, rate.usageType, rate.region, "",
                          known == nullptr ? "" : priceText(known->tiers), priceText(rate.tiers)});
            changed.push_back(rate);
        }
    }
    return changed;
}

/// The services that books are about, shipped or the user's.
std::vector<std::string> servicesOf(const PriceBooks& books) {
    std::vector<std::string> codes;
    const auto book = books.book("us-east-1");
    if (!book) return codes;
    for (const ServiceName& service : book->services) codes.push_back(service.code);
    return codes;
}

/// The files that an index names and that lie where it expects them, below some folder above it.
std::vector<fs::path> filesOfIndex(const fs::path& index, const std::vector<std::string>& urls) {
    std::vector<fs::path> found;
    std::error_code error;
    for (const std::string& url : urls) {
        const std::string relative = url.substr(url.find_first_not_of('/'));
        for (fs::path above = fs::absolute(index, error).parent_path();; above = above.parent_path()) {
            if (fs::is_regular_file(above / relative, error)) {
                found.push_back(above / relative);
                break;
            }
            if (above == above.parent_path()) break;
        }
    }
    return found;
}

/// Reads files into the import, one offer in memory at a time.
class Importer {
public:
    Importer(const PriceBooks& books, OwnBook own, const std::string& today)
        : books_(books), planServices_(servicesOf(books)), inUse_(books), own_(std::move(own)), today_(today) {}

    base::Result<void> read(const fs::path& path, bool named = true) {
        if (const std::string why = whyNoFile(path); !why.empty())
            return base::Error{base::Errc::BadInput, path.string(), why};
        ByteStream stream(path);
        if (!stream.opened()) return base::Error{base::Errc::BadInput, path.string(), std::strerror(errno)};
        Offer offer;
        offer.planServices = planServices_;
        ImportedFile file;
        file.file = path;
        while (!stream.ended() && (stream.current() == ' ' || stream.current() == '\n')) stream.next();
        const bool json = !stream.ended() && (stream.current() == '{' || stream.current() == '\xEF');
        json ? readJsonOffer(stream, offer) : readCsvOffer(stream, offer);
        if (stream.failed()) return base::Error{base::Errc::Environment, path.string(), "cannot be read"};
        if (offer.good() && !offer.urls.empty() && offer.products() == 0) return readIndex(path, offer, file, named);
        offer.finish();
        return keep(offer, std::move(file));
    }

    Import take() && { return {std::move(files_), std::move(own_).changed()}; }

private:
    base::Result<void> readIndex(const fs::path& path, const Offer& index, ImportedFile& file, bool named) {
        const std::vector<fs::path> found = filesOfIndex(path, index.urls);
        file.offer = "index";
        file.notes.push_back({0,
                              "an index of " + std::to_string(index.urls.size()) + " files, of which " +
                                  std::to_string(found.size()) + " lie where it names them",
                              found.empty()});
        files_.push_back(file);
        if (!named) return {};  // an index does not lead to further indices
        for (const fs::path& one : found) {
            if (auto read = this->read(one, false); !read) return read;
        }
        return {};
    }

    base::Result<void> keep(const Offer& offer, ImportedFile file) {
        file.offer = offer.code;
        file.version = offer.version;
        file.published = offer.published;
        file.products = offer.products();
        file.prices = offer.prices() + offer.reserved().size() + offer.planRates().size();
        file.freeTiers = offer.freeTiers();
        file.notes = offer.notes();
        if (offer.good()) {
            const std::vector<bool> differs = compare(offer, inUse_, file);
            const std::vector<ReservedPrice> reserved = compareReserved(offer, inUse_, file);
            const std::vector<PriceEntry> plans = comparePlans(offer, inUse_, file);
            const std::vector<FreeAllowance> free = compareFreeTiers(offer, books_, file);
            if (file.backdated > 0)
                file.notes.push_back({0,
                                      std::to_string(file.backdated) +
                                          " of its prices hold from before those in use, which they replace: is the "
                                          "file the newest?",
                                      false});
            if (file.changed > 0) {
                const OwnBook::Changes changes{differs, reserved, plans, free};
                if (auto merged = own_.merge(offer, changes, today_); !merged) return merged;
            }
        }
        files_.push_back(std::move(file));
        return {};
    }

    const PriceBooks& books_;
    std::vector<std::string> planServices_;
    PricesInUse inUse_;
    OwnBook own_;
    std::string today_;
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

base::Result<Import> importOffers(const std::vector<fs::path>& files, const PriceBooks& books,
                                  const std::string& today) {
    Importer importer(books, OwnBook(books), today);
    for (const fs::path& file : files) {
        if (auto read = importer.read(file); !read) return read.error();
    }
    return std::move(importer).take();
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
