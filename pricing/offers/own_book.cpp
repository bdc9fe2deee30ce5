// SPDX-License-Identifier: GPL-3.0-or-later
#include "pricing/offers/own_book.hpp"

#include "pricing/offers/book_text.hpp"
#include "pricing/offers/verdict.hpp"
#include "pricing/table_reader.hpp"

#include <algorithm>
#include <filesystem>
#include <set>
#include <tuple>
#include <utility>

namespace headroom::pricing {
namespace {

auto keyOf(const PriceEntry& entry) { return std::tie(entry.usageType, entry.region, entry.validFrom); }
auto keyOf(const ReservedPrice& price) { return std::tie(price.usageType, price.term, price.region, price.validFrom); }

template <class Price>
void sortByKey(std::vector<Price>& prices) {
    std::ranges::sort(prices, [](const Price& a, const Price& b) { return keyOf(a) < keyOf(b); });
}

Source sourceOf(const Offer& offer, const std::string& today) {
    return {offer.code + " offer file, version " + offer.version + ", published " + offer.published,
            std::string("https://pricing.us-east-1.amazonaws.com/") + (offer.plans ? "savingsPlan" : "offers") +
                "/v1.0/aws/" + offer.code + "/" + (offer.version.empty() ? "current" : offer.version) + "/index.json",
            today};
}

/// Two sorted lists as one, into a book's text; of one thing and date the newcomer stays where it says something else.
template <class Price>
class Merger {
public:
    Merger(std::vector<Price>& kept, BookText& text) : kept_(kept), text_(text) { sortByKey(kept_); }

    /// The newcomers come in the order of keys.
    void put(const Price& fresh) {
        while (at_ < kept_.size() && keyOf(kept_[at_]) < keyOf(fresh)) text_.add(kept_[at_++]);
        const bool known = at_ < kept_.size() && keyOf(kept_[at_]) == keyOf(fresh);
        const bool same = known && saysTheSame(kept_[at_], fresh);
        text_.add(same ? kept_[at_] : fresh);
        altered_ = altered_ || !same;
        if (known) ++at_;
    }

    /// Whether anything is not as it was.
    bool finish() {
        while (at_ < kept_.size()) text_.add(kept_[at_++]);
        return altered_;
    }

private:
    std::vector<Price>& kept_;
    BookText& text_;
    std::size_t at_ = 0;
    bool altered_ = false;
};

/// The same for allowances, which are few. Whether anything is not as it was.
bool mergeAllowances(const std::vector<FreeAllowance>& kept, const std::vector<FreeAllowance>& fresh,
                     const Source& source, BookText& text) {
    const auto isOf = [](const FreeAllowance& a, const FreeAllowance& b) {
        return a.name == b.name && a.validFrom == b.validFrom;
    };
    std::vector<FreeAllowance> added;
    for (const FreeAllowance& one : fresh) {
        const auto known = std::ranges::find_if(kept, [&](const FreeAllowance& old) { return isOf(old, one); });
        if (known == kept.end() || known->quantity != one.quantity || known->unit != one.unit) added.push_back(one);
    }
    for (const FreeAllowance& old : kept) {
        if (std::ranges::none_of(added, [&](const FreeAllowance& one) { return isOf(old, one); })) text.add(old);
    }
    for (FreeAllowance& one : added) {
        one.source = source;
        text.add(one);
    }
    return !added.empty();
}

}  // namespace

base::Result<TableContents> OwnBook::contentsOf(const std::string& service) const {
    TableContents found;
    const auto it = files_.find(service);
    if (it != files_.end()) {
        const auto reader = TableReader::parse({it->second.name, it->second.json}, it->second.name);
        if (!reader) return reader.error();
        return reader->read("");
    }
    auto all = books_.own();
    if (!all) return all;
    std::erase_if(all->entries, [&](const PriceEntry& entry) { return entry.service != service; });
    std::erase_if(all->reserved, [&](const ReservedPrice& price) { return price.service != service; });
    std::erase_if(all->allowances, [&](const FreeAllowance& allowance) { return allowance.service != service; });
    std::erase_if(all->services, [&](const ServiceName& name) { return name.code != service; });
    return all;
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
    auto before = contentsOf(offer.code);
    if (!before) return before.error();
    const Source source = sourceOf(offer, today);
    BookText text(prices.plans.size() + prices.taken.size() + before->entries.size());
    Merger<PriceEntry> entries(before->entries, text);
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
    altered = mergeAllowances(before->allowances, prices.free, source, text) || altered;
    std::vector<ReservedPrice> fresh = prices.reserved;
    for (ReservedPrice& price : fresh) price.source = source;
    sortByKey(fresh);
    Merger<ReservedPrice> reserved(before->reserved, text);
    for (const ReservedPrice& price : fresh) reserved.put(price);
    altered = reserved.finish() || altered;
    if (!altered) return {};
    std::string title = offer.serviceName.empty() ? offer.code : offer.serviceName;
    if (!before->services.empty()) title = before->services.front().name;
    files_[offer.code] = {fileFor(offer.code), std::move(text).text({offer.code, title})};
    return {};
}

std::vector<OwnTable> OwnBook::changed() && {
    std::vector<OwnTable> tables;
    for (auto& [service, table] : files_) tables.push_back(std::move(table));
    return tables;
}

}  // namespace headroom::pricing
