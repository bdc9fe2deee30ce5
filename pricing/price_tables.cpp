// SPDX-License-Identifier: GPL-3.0-or-later
#include "pricing/price_tables.hpp"

#include "pricing/table_reader.hpp"
#include "pricing/usage_type.hpp"

#include <algorithm>
#include <iterator>
#include <set>
#include <tuple>
#include <utility>

namespace headroom::pricing {
namespace {

/// Every usage type that any region has a price for, once, in the order of the files.
std::vector<UsageTypeName> namesOf(const std::vector<PriceEntry>& entries) {
    std::vector<UsageTypeName> names;
    std::set<std::pair<std::string_view, std::string_view>> seen;
    for (const PriceEntry& entry : entries) {
        if (seen.emplace(entry.service, entry.usageType).second) {
            names.push_back({entry.service, entry.usageType, entry.unit});
        }
    }
    return names;
}

base::Error unknownRegion(std::string_view region) {
    const auto known = knownRegions();
    const std::vector<std::string> regions(known.begin(), known.end());
    const std::string near = nearNames(region, regions);
    return {base::Errc::BadInput, "",
            "\"" + std::string(region) + "\" is not a region" + (near.empty() ? "" : "; did you mean " + near + "?")};
}

}  // namespace

base::Result<TableContents> readTables(std::span<const PriceTable> tables) {
    TableContents all;
    std::set<std::tuple<std::string, std::string, std::string>> seen;
    for (const PriceTable& table : tables) {
        auto read = readTable(table);
        if (!read) return read.error();
        for (PriceEntry& entry : read->entries) {
            if (!seen.emplace(entry.service, entry.usageType, entry.region).second) {
                return base::Error{base::Errc::BadInput, std::string(table.name),
                                   entry.usageType + " of " + entry.region + " is given twice"};
            }
            all.entries.push_back(std::move(entry));
        }
        std::ranges::move(read->allowances, std::back_inserter(all.allowances));
    }
    return all;
}

namespace {

PriceBook bookOf(const TableContents& contents, std::string_view region) {
    PriceBook book;
    book.region = std::string(region);
    book.names = namesOf(contents.entries);
    book.allowances = contents.allowances;
    std::ranges::copy_if(contents.entries, std::back_inserter(book.entries),
                         [&](const PriceEntry& entry) { return entry.region == region; });
    return book;
}

}  // namespace

base::Result<PriceBook> readPriceBook(std::span<const PriceTable> tables, std::string_view region) {
    if (!isKnownRegion(region)) return unknownRegion(region);
    const auto contents = readTables(tables);
    if (!contents) return contents.error();
    return bookOf(*contents, region);
}

base::Result<PriceBook> awsPriceBook(std::string_view region) {
    if (!isKnownRegion(region)) return unknownRegion(region);
    static const base::Result<TableContents> contents =
        readTables(awsPriceTables());  // a scenario asks again and again
    if (!contents) return contents.error();
    return bookOf(*contents, region);
}

}  // namespace headroom::pricing
