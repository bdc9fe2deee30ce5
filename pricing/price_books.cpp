// SPDX-License-Identifier: GPL-3.0-or-later
#include "pricing/price_books.hpp"

#include "pricing/book_names.hpp"
#include "pricing/iso_date.hpp"
#include "pricing/own_prices.hpp"
#include "pricing/usage_type.hpp"

#include <algorithm>
#include <cstdint>
#include <functional>
#include <iterator>
#include <map>
#include <optional>
#include <set>
#include <tuple>
#include <unordered_set>
#include <utility>

namespace headroom::pricing {

struct PriceBooks::Tables {
    std::vector<std::shared_ptr<const OwnPrices>> books;
    std::optional<HeldFrom> latest;
};

namespace {

using Key = std::tuple<std::string, std::string, std::string>;  // service, usage type, term

Key keyOf(const PriceEntry& entry) { return {entry.service, entry.usageType, ""}; }
Key keyOf(const ReservedPrice& price) { return {price.service, price.usageType, price.term}; }

/// Of prices of one thing, the newest that holds on the date; what comes later is counted.
template <class Price>
std::vector<Price> holdingOn(std::vector<Price>&& prices, std::string_view asOf, std::vector<LaterPrice>& later) {
    std::map<Key, Price> newest;
    std::vector<Key> order;
    std::map<Key, std::string> tooEarly;
    for (Price& price : prices) {
        const Key key = keyOf(price);
        if (!asOf.empty() && price.validFrom > asOf) {  // ISO dates sort as text
            std::string& first = tooEarly[key];
            if (first.empty() || price.validFrom < first) first = price.validFrom;
            continue;
        }
        const auto it = newest.find(key);
        if (it == newest.end()) {
            order.push_back(key);
            newest.emplace(key, std::move(price));
        } else if (price.validFrom > it->second.validFrom) {
            it->second = std::move(price);
        }
    }
    std::vector<Price> held;
    for (const Key& key : order) held.push_back(std::move(newest.at(key)));
    for (const auto& [key, date] : tooEarly) {
        if (newest.contains(key)) continue;
        const auto& [service, usageType, term] = key;
        later.push_back({service, usageType, date, term});
    }
    return held;
}

/// What has a price by now goes; of what the user's books and the shipped ones know from different days, the first day
/// stays.
void keepFirst(std::vector<LaterPrice>& later, const PriceBook& book) {
    if (later.empty()) return;
    std::set<std::tuple<std::string_view, std::string_view, std::string_view>> priced;
    for (const PriceEntry& entry : book.entries) priced.emplace(entry.service, entry.usageType, "");
    for (const ReservedPrice& price : book.reserved) priced.emplace(price.service, price.usageType, price.term);
    std::erase_if(later, [&](const LaterPrice& price) {
        return priced.contains({price.service, price.usageType, price.term});
    });
    const auto nameOf = [](const LaterPrice& price) { return std::tie(price.service, price.usageType, price.term); };
    std::ranges::sort(later, [&](const LaterPrice& a, const LaterPrice& b) {
        return std::tuple_cat(nameOf(a), std::tie(a.validFrom)) < std::tuple_cat(nameOf(b), std::tie(b.validFrom));
    });
    const auto again = std::unique(later.begin(), later.end(),
                                   [&](const LaterPrice& a, const LaterPrice& b) { return nameOf(a) == nameOf(b); });
    later.erase(again, later.end());
}

/// The prices of a book of the user's in place of the shipped ones of the same thing, and what is the user's alone
/// behind them.
template <class Price>
void putOver(std::vector<Price>& shipped, std::vector<Price>&& own) {
    if (own.empty()) return;
    std::map<Key, std::size_t> places;
    for (std::size_t i = 0; i < shipped.size(); ++i) {
        if (shipped[i].service == own.front().service) places.emplace(keyOf(shipped[i]), i);
    }
    shipped.reserve(shipped.size() + own.size());
    for (Price& price : own) {  // each thing once
        const auto place = places.empty() ? places.end() : places.find(keyOf(price));
        if (place == places.end())
            shipped.push_back(std::move(price));
        else
            shipped[place->second] = std::move(price);
    }
}

/// The user's allowance in place of the shipped one, or of the user's own that was given before it.
void putAllowance(PriceBook& book, FreeAllowance&& allowance) {
    const auto it = std::ranges::find_if(book.allowances, [&](const FreeAllowance& other) {
        return other.service == allowance.service && other.name == allowance.name;
    });
    if (it == book.allowances.end())
        book.allowances.push_back(std::move(allowance));
    else if (it->origin.empty() || it->validFrom <= allowance.validFrom)
        *it = std::move(allowance);
}

/// The usage types of a book of the user's that no other book has, each by the unit of the region's price, or by the
/// first of any region.
void addUsageTypes(PriceBook& book, const OwnPrices& own) {
    std::set<std::string, std::less<>> known;
    for (const UsageTypeName& name : book.names) {
        if (name.service == own.service.code) known.insert(name.usageType);
    }
    std::unordered_set<std::uint32_t> added;
    std::vector<std::uint32_t> again;  // by another unit
    const OwnRows& rows = own.entries;
    book.names.reserve(book.names.size() + own.names.size());
    for (const auto& [usageType, unit] : own.names) {
        if (known.contains(rows.texts.view(usageType))) continue;
        if (added.insert(usageType).second)
            book.names.push_back({own.service.code, rows.texts[usageType], rows.texts[unit]});
        else
            again.push_back(usageType);
    }
    for (const std::uint32_t usageType : again) {
        const PriceEntry* here = book.find(own.service.code, rows.texts.view(usageType));
        if (here == nullptr) continue;
        const auto name = std::ranges::find_if(book.names, [&](const UsageTypeName& one) {
            return one.service == here->service && one.usageType == here->usageType;
        });
        name->unit = here->unit;
    }
}

/// At the line that says which service the file is of.
base::Error secondBook(const OwnTable& table, const std::string& service, const std::string& first) {
    const auto at = table.json.begin() + static_cast<std::ptrdiff_t>(table.json.find("\"service\""));
    const auto line = 1 + std::count(table.json.begin(), at, '\n');
    return {base::Errc::BadInput, table.name + ":" + std::to_string(line),
            "is a second book of " + service + " beside " + first +
                ": put the prices of both into one file, or the files into folders of their own"};
}

}  // namespace

PriceBooks::PriceBooks() : own_(std::make_shared<const Tables>()) {}

base::Result<PriceBooks> PriceBooks::with(const std::vector<OwnTable>& own) {
    auto tables = std::make_shared<Tables>();
    std::map<std::string, std::string> files;  // by service
    for (const OwnTable& table : own) {
        const auto book = OwnPrices::read(table);
        if (!book) return book.error();
        auto latest = (*book)->latest();
        if (latest && (!tables->latest || tables->latest->validFrom < latest->validFrom))
            tables->latest = std::move(latest);
        const std::string& service = (*book)->service.code;
        const auto [known, first] = files.emplace(service, table.name);
        if (!first) return secondBook(table, service, known->second);
        tables->books.push_back(*book);
    }
    PriceBooks books;
    books.own_ = std::move(tables);
    return books;
}

base::Result<TableContents> PriceBooks::own() const {
    TableContents all;
    for (const auto& book : own_->books) {
        TableContents contents = book->contents();
        std::ranges::move(contents.entries, std::back_inserter(all.entries));
        std::ranges::move(contents.reserved, std::back_inserter(all.reserved));
        std::ranges::move(contents.allowances, std::back_inserter(all.allowances));
        std::ranges::move(contents.names, std::back_inserter(all.names));
        std::ranges::move(contents.services, std::back_inserter(all.services));
    }
    return all;
}

TableContents PriceBooks::ownIn(std::string_view region) const {
    TableContents all;
    for (const auto& book : own_->books) {
        book->addPricesOf(region, all);
        all.allowances.insert(all.allowances.end(), book->allowances.begin(), book->allowances.end());
    }
    return all;
}

std::shared_ptr<const OwnPrices> PriceBooks::ownOf(std::string_view service) const {
    const auto known =
        std::ranges::find_if(own_->books, [&](const auto& book) { return book->service.code == service; });
    return known == own_->books.end() ? nullptr : *known;
}

std::string PriceBooks::ownFileOf(std::string_view service) const {
    const auto book = ownOf(service);
    return book == nullptr ? "" : book->file();
}

const HeldFrom* PriceBooks::latestOwn() const { return own_->latest ? &*own_->latest : nullptr; }

std::vector<std::string> PriceBooks::ownFiles() const {
    std::vector<std::string> files;
    for (const auto& book : own_->books) files.push_back(book->file());
    return files;
}

/// What the user's books have of no region.
void PriceBooks::addOwn(PriceBook& book) const {
    for (const auto& own : own_->books) {
        if (std::ranges::find(book.services, own->service.code, &ServiceName::code) == book.services.end())
            book.services.push_back(own->service);
        for (const FreeAllowance& allowance : own->allowances) {
            if (book.asked.empty() || allowance.validFrom <= book.asked) putAllowance(book, FreeAllowance(allowance));
        }
    }
    // What an import kept before there was a price, and what turned out to be counted otherwise.
    std::erase_if(book.allowances, [&](const FreeAllowance& allowance) {
        if (!isOfFilesAlone(allowance)) return false;
        const auto own = ownOf(allowance.service);
        return own != nullptr && own->unitOf(allowance.name) && !own->isCountedIn(allowance.name, allowance.unit);
    });
}

base::Result<PriceBook> PriceBooks::bookWithoutOwnPrices(std::string_view region) const {
    auto book = PriceBooks().book(region);
    if (book) addOwn(*book);
    return book;
}

base::Result<PriceBook> PriceBooks::book(std::string_view region, std::string_view asOf) const {
    if (!asOf.empty() && !isIsoDate(asOf)) {
        return base::Error{base::Errc::BadInput, "", "\"" + std::string(asOf) + "\" is not a date such as 2026-01-05"};
    }
    auto book = awsPriceBook(region);
    if (!book) return book;
    book->asked = std::string(asOf);
    std::vector<LaterPrice> later;
    book->entries = holdingOn(std::move(book->entries), asOf, later);
    book->reserved = holdingOn(std::move(book->reserved), asOf, later);
    for (const auto& own : own_->books) {
        putOver(book->entries, own->pricesOn(region, asOf, later));
        putOver(book->reserved, own->reservedOn(region, asOf, later));
        addUsageTypes(*book, *own);
    }
    if (!own_->books.empty()) addOwn(*book);
    keepFirst(later, *book);
    book->later = std::move(later);
    return book;
}

}  // namespace headroom::pricing
