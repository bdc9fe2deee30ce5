// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pricing/id_table.hpp"
#include "pricing/offers/offer_parts.hpp"
#include "pricing/plan_rates.hpp"
#include "pricing/price_book.hpp"
#include "pricing/text_pool.hpp"

#include <array>
#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace headroom::pricing {

/// The prices of one offer file, gathered product by product in little room. Readers fill it, `finish` makes prices.
class Offer {
public:
    std::string formatVersion;
    std::string code;  ///< "AWSLambda"
    std::string version;
    std::string published;  ///< date
    std::string serviceName;
    std::string regionCode;                 ///< of a file of one region's savings plans
    std::vector<std::string> urls;          ///< of an index: the files that it names
    bool plans = false;                     ///< a file of savings plans
    std::vector<std::string> planServices;  ///< the services whose rates in it are kept
    std::set<std::string> planSkus;         ///< of the plans that it describes
    std::size_t planRatesLeft = 0;          ///< of other services
    std::string today;                      ///< what begins later decides nothing; empty: all of it has begun

    void add(const OfferProduct& product, std::size_t line);
    /// What a product code stands for: usage type without its region's prefix, and region, both empty for a product
    /// that is of none. Nothing for a code that no product was added with.
    std::optional<OfferProduct> known(std::string_view sku) const;
    void add(const OfferRate& rate, std::size_t line);
    void add(const OfferPlanRate& rate, std::size_t line);
    void note(std::size_t line, std::string what, bool error = true);
    /// Says that a price of a reservation is left out, because the file names no term that it is for.
    void noteNoLease(const OfferRate& rate, std::size_t line);

    /// Sorts prices into tiers and by usage type and region, and notes what is wrong with them.
    void finish();

    bool good() const { return errors_ == 0; }
    const std::vector<OfferNote>& notes() const { return notes_; }
    std::size_t products() const { return products_.size(); }
    std::size_t freeTiers() const { return freeTiers_; }
    /// The free tiers whose bound and usage type the file names, each once by usage type and date.
    const std::vector<OfferFreeTier>& freeBounds() const { return freeBounds_; }

    /// The prices in the order of usage type, region and date.
    std::size_t prices() const { return prices_.size(); }
    PriceEntry price(std::size_t index) const;
    /// Whether one of them is of a usage type, in whatever region.
    bool hasPriceOf(std::string_view usageType) const;
    std::size_t lineOf(std::size_t index) const { return rates_[prices_[index].firstRate].line; }
    const std::vector<ReservedPrice>& reserved() const { return reserved_; }
    /// What savings plans charge, as prices named by planRateName(), in the same order.
    const std::vector<PriceEntry>& planRates() const { return planRates_; }

private:
    struct Product {
        std::array<char, 16> sku{};
        std::uint32_t usageType = 0;  ///< 0: not of a region that is known, left out
        std::uint32_t region = 0;
        std::uint32_t line = 0;
    };
    /// A product of no region that is known, or without a name that use is counted under.
    struct Nowhere {
        std::uint32_t usageType = 0;  ///< with its prefix
        std::uint32_t place = 0;      ///< what the file says of where it is
        bool otherPrefix = false;     ///< of a region that is known, but named with a prefix that is not its own
        bool priced = false;
    };
    struct Rate {
        std::uint32_t product = 0;
        std::uint32_t line = 0;
        std::uint32_t code = 0;       ///< its last part
        std::uint32_t term = 0;       ///< its middle part
        std::uint32_t effective = 0;  ///< date
        std::uint32_t unit = 0;
        std::uint32_t usd = 0;
        std::uint32_t lease = 0;
        std::int64_t from = 0;
        std::int64_t upTo = 0;  ///< kOpen: without end
    };
    struct Price {
        std::uint32_t product = 0;
        std::uint32_t firstRate = 0;
        std::uint32_t rates = 0;
    };

    std::string_view skuOf(std::uint32_t product) const {
        return {products_[product].sku.data(), products_[product].sku.size()};
    }
    bool takePrice(const OfferRate& rate, std::size_t line, Rate& into);
    bool takeRange(const OfferRate& rate, std::size_t line, Rate& into);
    void takeUsualNames();
    void finishRates(std::size_t first, std::size_t end);
    void finishReserved(std::size_t first, std::size_t end);
    void addNowhere(const OfferRate& rate, std::size_t line, std::uint32_t product);
    std::string_view dateOf(const Price& price) const { return texts_.view(rates_[price.firstRate].effective); }
    bool samePrices(const Price& a, const Price& b) const;
    void dropAmbiguous();
    void keepOne(std::span<const Price> all, std::vector<Price>& kept);
    void keepDates(std::span<const Price> ofProduct, std::vector<Price>& kept);
    void noteDiffering(const Price& price, const std::string& before, const std::string& after);
    void dropAmbiguousReserved();
    void finishPlans();
    void noteUnpriced();
    void noteNowhere();
    std::string whyNowhere(std::uint32_t id, const Nowhere& product) const;
    void noteUnknown(const OfferRate& rate, std::size_t line);
    void addFree(OfferFreeTier tier);

    TextPool texts_;
    std::vector<Product> products_;
    IdTable bySku_;
    std::vector<Rate> rates_;
    std::vector<Price> prices_;
    std::vector<ReservedPrice> reserved_;
    std::vector<std::size_t> reservedLines_;  ///< of the same, as they were found
    std::vector<PriceEntry> planRates_;
    std::vector<OfferNote> notes_;
    std::size_t errors_ = 0;
    bool ratesFirst_ = false;  ///< prices came before any product
    std::size_t planRatesSeen_ = 0;
    std::size_t planRatesOfNowhere_ = 0;
    std::size_t freeTiers_ = 0;
    std::vector<OfferFreeTier> freeBounds_;
    std::map<std::uint32_t, Nowhere> nowhere_;  ///< by product
};

/// A product's usage type without its region's prefix, as books name it; an error for another region's prefix.
base::Result<std::string> ownUsageType(std::string_view region, std::string_view usageType);

/// Whether a usage type without its prefix is bytes between two regions, the other one of which it may name.
bool isBetweenRegions(std::string_view bare);

/// The region that a product is of; empty for one that is of none we know.
std::string regionOfProduct(const OfferProduct& product);

/// What a file says of where a product is, for messages: a region's code or a location; empty where it says nothing.
std::string placeOfProduct(const OfferProduct& product);

}  // namespace headroom::pricing
