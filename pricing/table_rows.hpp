// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pricing/price_book.hpp"
#include "pricing/table_json.hpp"

#include <cstdint>
#include <functional>
#include <map>
#include <string>
#include <vector>

/// The prices of a price file, row by row. What is wrong is thrown as a TableProblem.
namespace headroom::pricing {

/// A source as a file names it, and since when what it says is known to hold.
struct DatedSource {
    Source source;
    std::string validFrom;
};

/// What all rows of a file share.
struct TableContext {
    std::string service;
    std::string origin;
    std::string region;  ///< the only one wanted; empty: all
    std::map<std::string, DatedSource> sources;
};

/// What all regions of a block share.
struct TableBlock {
    std::string where;
    std::string usageType;
    std::string unit;
    std::string term;
    std::vector<std::int64_t> upTo;
    std::int64_t per = 1;
    std::string offerTerm;
    std::vector<std::string> rates;
    const DatedSource* source = nullptr;
    std::string validFrom;
};

/// One region's line of a block: the product's code and its prices.
struct TableRow {
    std::string where;
    std::string region;
    std::string sku;
    std::vector<PriceRate> prices;
};

/// The service and the sources of a file.
TableContext contextOf(const Json& document, const std::string& region, const std::string& origin);

/// The source that an object names.
const DatedSource& sourceOf(const TableContext& context, const Json& object, const std::string& where);

/// Calls `take` for the wanted rows of the blocks under `key`; the block's source stands in the context.
void forRows(const TableContext& context, const Json& document, const char* key,
             const std::function<void(const TableBlock&, const TableRow&)>& take);

PriceEntry entryOf(const TableContext& context, const TableBlock& block, const TableRow& row);
ReservedPrice reservedOf(const TableContext& context, const TableBlock& block, const TableRow& row);

}  // namespace headroom::pricing
