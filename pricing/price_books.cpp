// SPDX-License-Identifier: GPL-3.0-or-later
#include "pricing/price_books.hpp"

#include "pricing/book_keys.hpp"
#include "pricing/book_names.hpp"
#include "pricing/iso_date.hpp"
#include "pricing/shipped_units.hpp"
#include "pricing/table_reader.hpp"
#include "pricing/usage_type.hpp"

#include <algorithm>
#include <iterator>
#include <map>
#include <optional>
#include <set>
#include <tuple>
#include <utility>

namespace headroom::pricing {

struct PriceBooks::Tables {
    std::vector<TableReader> readers;
    std::optional<PriceEntry> latest;
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
    std::erase_if(later, [&](const LaterPrice& price) {
        return price.term.empty() ? book.find(price.service, price.usageType) != nullptr
                                  : book.findReserved(price.service, price.usageType, price.term) != nullptr;
    });
    const auto nameOf = [](const LaterPrice& price) { return std::tie(price.service, price.usageType, price.term); };
    std::ranges::sort(later, [&](const LaterPrice& a, const LaterPrice& b) {
        return std::tuple_cat(nameOf(a), std::tie(a.validFrom)) < std::tuple_cat(nameOf(b), std::tie(b.validFrom));
    });
    const auto again =
        std::ranges::unique(later, [&](const LaterPrice& a, const LaterPrice& b) { return nameOf(a) == nameOf(b); });
    later.erase(again.begin(), again.end());
}

/// The user's prices in place of the shipped ones of the same thing, and what is the user's alone behind them.
template <class Price>
void putOver(std::vector<Price>& shipped, std::vector<Price>&& own) {
    std::map<Key, std::size_t> places;  // a file of AWS's has hundreds of thousands of prices
    for (std::size_t i = 0; i < shipped.size(); ++i) places.emplace(keyOf(shipped[i]), i);
    for (Price& price : own) {
        const auto [place, first] = places.emplace(keyOf(price), shipped.size());
        if (first)
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

void addNames(PriceBook& book, TableContents&& own) {
    std::set<std::pair<std::string, std::string>> known;
    for (const UsageTypeName& name : book.names) known.emplace(name.service, name.usageType);
    for (UsageTypeName& name : own.names) {
        if (known.emplace(name.service, name.usageType).second) book.names.push_back(std::move(name));
    }
    for (ServiceName& service : own.services) {
        if (std::ranges::find(book.services, service.code, &ServiceName::code) == book.services.end())
            book.services.push_back(std::move(service));
    }
    for (FreeAllowance& allowance : own.allowances) {
        if (book.asked.empty() || allowance.validFrom <= book.asked) putAllowance(book, std::move(allowance));
    }
    // What an import kept before there was a price, and what turned out to be counted otherwise.
    std::erase_if(book.allowances, [&](const FreeAllowance& allowance) {
        if (!isOfFilesAlone(allowance)) return false;
        const UsageTypeName* name = book.findName(allowance.service, allowance.name);
        return name != nullptr && name->unit != allowance.unit;
    });
}

/// A price by another unit than what is used is counted in would be taken for one of that.
base::Result<void> checkUnits(const TableContents& own, const std::string& file) {
    for (const PriceEntry& entry : own.entries) {
        const std::string counted = shippedUnitOf(entry.service, entry.usageType);
        if (counted.empty() || counted == entry.unit) continue;
        return base::Error{base::Errc::BadInput, file,
                           entry.usageType + " of " + entry.region + " is priced by \"" + entry.unit +
                               "\", where what is used is counted in \"" + counted +
                               "\": give it so, with \"per\" where the price is for many"};
    }
    return {};
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
        auto reader = TableReader::parse({table.name, table.json}, table.name);
        if (!reader) return reader.error();
        if (auto keys = checkBookKeys(table); !keys) return keys.error();
        const auto whole = readTogether({&*reader, 1}, "");  // what is wrong is said at once
        if (!whole) return whole.error();
        if (auto checked = checkUnits(*whole, table.name); !checked) return checked.error();
        if (auto names = checkBookNames(table, reader->document()); !names) return names.error();
        for (const PriceEntry& entry : whole->entries) {
            if (!tables->latest || tables->latest->validFrom < entry.validFrom) tables->latest = entry;
        }
        for (const ServiceName& service : whole->services) {
            const auto [known, first] = files.emplace(service.code, table.name);
            if (!first) return secondBook(table, service.code, known->second);
        }
        tables->readers.push_back(std::move(*reader));
    }
    PriceBooks books;
    books.own_ = std::move(tables);
    return books;
}

base::Result<TableContents> PriceBooks::own() const { return readTogether(own_->readers, ""); }

std::string PriceBooks::ownFileOf(std::string_view service) const {
    for (const TableReader& reader : own_->readers) {
        const auto contents = reader.read("");
        if (contents && std::ranges::find(contents->services, service, &ServiceName::code) != contents->services.end())
            return reader.name();
    }
    return "";
}

const PriceEntry* PriceBooks::latestOwn() const { return own_->latest ? &*own_->latest : nullptr; }

std::vector<std::string> PriceBooks::ownFiles() const {
    std::vector<std::string> files;
    for (const TableReader& reader : own_->readers) files.push_back(reader.name());
    return files;
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
    if (!own_->readers.empty()) {
        auto own = readTogether(own_->readers, region);
        if (!own) return own.error();
        putOver(book->entries, holdingOn(std::move(own->entries), asOf, later));
        putOver(book->reserved, holdingOn(std::move(own->reserved), asOf, later));
        addNames(*book, std::move(*own));
    }
    keepFirst(later, *book);
    book->later = std::move(later);
    return book;
}

}  // namespace headroom::pricing
