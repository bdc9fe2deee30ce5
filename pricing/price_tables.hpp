// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pricing/price_book.hpp"

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace headroom::pricing {

/// One price file (JSON text, form in pricing/README.md) and the name it goes by in messages.
struct PriceTable {
    std::string_view name;
    std::string_view json;
};

/// The price files of pricing/tables/aws, compiled into the program.
std::span<const PriceTable> awsPriceTables();

/// What price files hold.
struct TableContents {
    std::vector<PriceEntry> entries;
    std::vector<ReservedPrice> reserved;
    std::vector<FreeAllowance> allowances;
    std::vector<UsageTypeName> names;  ///< of every region's usage types
    std::vector<ServiceName> services;
};

/// Reads price files; the first thing wrong is an error that names the file and the entry. An entry without unit,
/// source or dates is wrong, as are tiers that do not increase and a usage type given twice for a region and date.
base::Result<TableContents> readTables(std::span<const PriceTable> tables);

/// The price book of one region. An error for a region that AWS does not have; a region without prices has a book
/// that prices nothing.
base::Result<PriceBook> readPriceBook(std::span<const PriceTable> tables, std::string_view region);

/// The price book of one region from the files compiled in.
base::Result<PriceBook> awsPriceBook(std::string_view region);

}  // namespace headroom::pricing
