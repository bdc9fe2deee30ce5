// SPDX-License-Identifier: GPL-3.0-or-later
#include "pricing/price_tables.hpp"

#include "pricing/rate_only_types.hpp"
#include "pricing/table_reader.hpp"
#include "pricing/usage_type.hpp"

#include <utility>

namespace headroom::pricing {
namespace {

base::Error unknownRegion(std::string_view region) {
    const auto known = knownRegions();
    const std::vector<std::string> regions(known.begin(), known.end());
    const std::string near = nearNames(region, regions);
    return {base::Errc::BadInput, "",
            "\"" + std::string(region) + "\" is not a region" + (near.empty() ? "" : "; did you mean " + near + "?")};
}

base::Result<std::vector<TableReader>> parseTables(std::span<const PriceTable> tables) {
    std::vector<TableReader> readers;
    for (const PriceTable& table : tables) {
        auto reader = TableReader::parse(table);
        if (!reader) return reader.error();
        readers.push_back(std::move(*reader));
    }
    return readers;
}

PriceBook bookOf(TableContents&& contents, std::string_view region) {
    PriceBook book;
    book.region = std::string(region);
    book.entries = std::move(contents.entries);
    book.reserved = std::move(contents.reserved);
    book.allowances = std::move(contents.allowances);
    book.names = std::move(contents.names);
    for (const RateOnlyType& type : kRateOnlyTypes)
        book.names.push_back({std::string(type.service), std::string(type.usageType), std::string(type.unit)});
    book.services = std::move(contents.services);
    return book;
}

}  // namespace

base::Result<TableContents> readTables(std::span<const PriceTable> tables) {
    const auto readers = parseTables(tables);
    if (!readers) return readers.error();
    return readTogether(*readers, "");
}

base::Result<PriceBook> readPriceBook(std::span<const PriceTable> tables, std::string_view region) {
    if (!isKnownRegion(region)) return unknownRegion(region);
    const auto readers = parseTables(tables);
    if (!readers) return readers.error();
    auto contents = readTogether(*readers, region);
    if (!contents) return contents.error();
    return bookOf(std::move(*contents), region);
}

base::Result<PriceBook> awsPriceBook(std::string_view region) {
    if (!isKnownRegion(region)) return unknownRegion(region);
    static const auto readers = parseTables(awsPriceTables());  // a scenario asks again and again
    if (!readers) return readers.error();
    auto contents = readTogether(*readers, region);
    if (!contents) return contents.error();
    return bookOf(std::move(*contents), region);
}

}  // namespace headroom::pricing
