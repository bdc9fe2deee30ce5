// SPDX-License-Identifier: GPL-3.0-or-later
#include "pricing/offers/own_book.hpp"

#include "pricing/offers/book_text.hpp"
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

/// Two sorted lists as one; of equals the newcomer stays.
template <class Price, class Add>
void mergeSorted(const std::vector<Price>& kept, const std::vector<Price>& fresh, Add add) {
    auto old = kept.begin();
    for (const Price& price : fresh) {
        for (; old != kept.end() && keyOf(*old) < keyOf(price); ++old) add(*old);
        if (old != kept.end() && keyOf(*old) == keyOf(price)) ++old;
        add(price);
    }
    for (; old != kept.end(); ++old) add(*old);
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

base::Result<void> OwnBook::merge(const Offer& offer, const Changes& changes, const std::string& today) {
    auto before = contentsOf(offer.code);
    if (!before) return before.error();
    const Source source = sourceOf(offer, today);
    BookText text(changes.plans.size() + changes.differs.size() + before->entries.size());
    sortByKey(before->entries);
    std::vector<PriceEntry> rates = changes.plans;  // of a file that has no other prices
    for (PriceEntry& rate : rates) rate.source = source;
    if (!rates.empty()) {
        mergeSorted(before->entries, rates, [&](const PriceEntry& price) { text.add(price); });
        before->entries.clear();
    }
    auto old = before->entries.begin();
    for (std::size_t i = 0; i < changes.differs.size(); ++i) {
        if (!changes.differs[i]) continue;
        PriceEntry price = offer.price(i);  // one at a time: an offer may hold hundreds of thousands
        price.source = source;
        for (; old != before->entries.end() && keyOf(*old) < keyOf(price); ++old) text.add(*old);
        if (old != before->entries.end() && keyOf(*old) == keyOf(price)) ++old;
        text.add(price);
    }
    for (; old != before->entries.end(); ++old) text.add(*old);
    for (const FreeAllowance& allowance : before->allowances) {
        const bool replaced = std::ranges::any_of(changes.free, [&](const FreeAllowance& fresh) {
            return fresh.name == allowance.name && fresh.validFrom == allowance.validFrom;
        });
        if (!replaced) text.add(allowance);
    }
    for (FreeAllowance allowance : changes.free) {
        allowance.source = source;
        text.add(allowance);
    }
    std::vector<ReservedPrice> fresh = changes.reserved;
    for (ReservedPrice& price : fresh) price.source = source;
    sortByKey(fresh);
    sortByKey(before->reserved);
    mergeSorted(before->reserved, fresh, [&](const ReservedPrice& price) { text.add(price); });
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
