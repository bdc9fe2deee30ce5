// SPDX-License-Identifier: GPL-3.0-or-later
#include "pricing/offers/own_book.hpp"

#include "pricing/offers/book_text.hpp"
#include "pricing/offers/verdict.hpp"
#include "pricing/own_prices.hpp"

#include <algorithm>
#include <filesystem>
#include <optional>
#include <set>
#include <tuple>
#include <type_traits>
#include <utility>

namespace headroom::pricing {
namespace {

auto keyOf(const PriceEntry& entry) { return std::tie(entry.usageType, entry.region, entry.validFrom); }
auto keyOf(const ReservedPrice& price) { return std::tie(price.usageType, price.term, price.region, price.validFrom); }

Source sourceOf(const Offer& offer, const std::string& today) {
    return {offer.code + " offer file, version " + offer.version + ", published " + offer.published,
            std::string("https://pricing.us-east-1.amazonaws.com/") + (offer.plans ? "savingsPlan" : "offers") +
                "/v1.0/aws/" + offer.code + "/" + (offer.version.empty() ? "current" : offer.version) + "/index.json",
            today};
}

/// The prices of a book of the user's, each made when it is its turn; none of no book.
template <class Price>
class Kept {
public:
    explicit Kept(const OwnPrices* book) : book_(book) { next(); }

    bool ended() const { return !price_; }
    const Price& price() const { return *price_; }
    void next() {
        price_.reset();
        if (book_ != nullptr && at_ < count()) price_ = made(at_++);
    }

private:
    static constexpr bool kReserved = std::is_same_v<Price, ReservedPrice>;

    std::size_t count() const {
        if constexpr (kReserved) return book_->reservations();
        return book_->prices();
    }
    Price made(std::size_t place) const {
        if constexpr (kReserved)
            return book_->reservation(place);
        else
            return book_->price(place);
    }

    const OwnPrices* book_;
    std::size_t at_ = 0;
    std::optional<Price> price_;
};

/// Two sorted lists as one, into a book's text where there is one; of one thing and date the newcomer stays where it
/// says something else.
template <class Price>
class Merger {
public:
    Merger(const OwnPrices* book, BookText* text) : kept_(book), text_(text) {}

    /// The newcomers come in the order of keys.
    void put(const Price& fresh) {
        for (; !kept_.ended() && keyOf(kept_.price()) < keyOf(fresh); kept_.next()) add(kept_.price());
        const bool known = !kept_.ended() && keyOf(kept_.price()) == keyOf(fresh);
        const bool same = known && saysTheSame(kept_.price(), fresh);
        add(same ? kept_.price() : fresh);
        altered_ = altered_ || !same;
        if (known) kept_.next();
    }

    /// Whether anything is not as it was.
    bool finish() {
        for (; !kept_.ended(); kept_.next()) add(kept_.price());
        return altered_;
    }

private:
    void add(const Price& price) {
        if (text_ != nullptr) text_->add(price);
    }

    Kept<Price> kept_;
    BookText* text_;
    bool altered_ = false;
};

/// The same for allowances, which are few. Whether anything is not as it was.
bool mergeAllowances(const std::vector<FreeAllowance>& kept, const std::vector<FreeAllowance>& fresh,
                     const Source& source, BookText* text) {
    const auto isOf = [](const FreeAllowance& a, const FreeAllowance& b) {
        return a.name == b.name && a.validFrom == b.validFrom;
    };
    std::vector<FreeAllowance> added;
    for (const FreeAllowance& one : fresh) {
        const auto known = std::ranges::find_if(kept, [&](const FreeAllowance& old) { return isOf(old, one); });
        if (known == kept.end() || known->quantity != one.quantity || known->unit != one.unit) added.push_back(one);
    }
    if (text == nullptr) return !added.empty();
    for (const FreeAllowance& old : kept) {
        if (std::ranges::none_of(added, [&](const FreeAllowance& one) { return isOf(old, one); })) text->add(old);
    }
    for (FreeAllowance& one : added) {
        one.source = source;
        text->add(one);
    }
    return !added.empty();
}

/// Puts a book and what is new together, into a text where there is one: of a book that has it all none is needed, and
/// it would be large. Whether anything is not as it was.
bool mergeInto(BookText* text, const OwnPrices* before, const Offer& offer, const OwnBook::Prices& prices,
               const Source& source) {
    Merger<PriceEntry> entries(before, text);
    for (PriceEntry rate : prices.plans) {  // of a file that has no other prices
        rate.source = source;
        entries.put(rate);
    }
    for (std::size_t i = 0; i < prices.taken.size(); ++i) {
        if (!prices.taken[i]) continue;
        PriceEntry price = offer.price(i);  // one at a time: an offer may hold hundreds of thousands
        price.source = source;
        entries.put(price);
    }
    bool altered = entries.finish();
    const std::vector<FreeAllowance> none;
    altered = mergeAllowances(before == nullptr ? none : before->allowances, prices.free, source, text) || altered;
    std::vector<ReservedPrice> fresh = prices.reserved;
    for (ReservedPrice& price : fresh) price.source = source;
    std::ranges::sort(fresh, [](const auto& a, const auto& b) { return keyOf(a) < keyOf(b); });
    Merger<ReservedPrice> reserved(before, text);
    for (const ReservedPrice& price : fresh) reserved.put(price);
    return reserved.finish() || altered;
}

}  // namespace

/// The service's book as it is by now; null when there is none.
base::Result<std::shared_ptr<const OwnPrices>> OwnBook::bookOf(const std::string& service) const {
    const auto merged = files_.find(service);
    if (merged == files_.end()) return books_.ownOf(service);
    return OwnPrices::readWritten(merged->second);
}

/// The service's own file; a new one takes no name that the book of another service has.
std::string OwnBook::fileFor(const std::string& service) const {
    const auto merged = files_.find(service);
    if (merged != files_.end()) return merged->second.name;
    const std::string own = books_.ownFileOf(service);
    if (!own.empty()) return std::filesystem::path(own).filename().string();
    std::set<std::string> taken;
    for (const auto& [other, table] : files_) taken.insert(table.name);
    for (const std::string& file : books_.ownFiles()) taken.insert(std::filesystem::path(file).filename().string());
    std::string name = service + ".json";
    for (int i = 2; taken.contains(name); ++i) name = service + "-" + std::to_string(i) + ".json";
    return name;
}

base::Result<void> OwnBook::merge(const Offer& offer, const Prices& prices, const std::string& today) {
    const auto read = bookOf(offer.code);
    if (!read) return read.error();
    const OwnPrices* before = read->get();
    const Source source = sourceOf(offer, today);
    if (!mergeInto(nullptr, before, offer, prices, source)) return {};
    BookText text(prices.plans.size() + prices.taken.size() + (before == nullptr ? 0 : before->prices()));
    mergeInto(&text, before, offer, prices, source);
    std::string title = offer.serviceName.empty() ? offer.code : offer.serviceName;
    if (before != nullptr) title = before->service.name;
    files_[offer.code] = {fileFor(offer.code), std::move(text).text({offer.code, title})};
    return {};
}

std::vector<OwnTable> OwnBook::changed() && {
    std::vector<OwnTable> tables;
    for (auto& [service, table] : files_) tables.push_back(std::move(table));
    return tables;
}

}  // namespace headroom::pricing
