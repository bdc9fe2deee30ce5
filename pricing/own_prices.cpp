// SPDX-License-Identifier: GPL-3.0-or-later
#include "pricing/own_prices.hpp"

#include "pricing/book_keys.hpp"
#include "pricing/book_names.hpp"
#include "pricing/json_line.hpp"
#include "pricing/quick_book_reader.hpp"
#include "pricing/shipped_units.hpp"
#include "pricing/table_reader.hpp"

#include <algorithm>

namespace headroom::pricing {
namespace {

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

/// What the readers of books say of "FILE:/usageTypes/3 TYPE REGION", with the line of it.
base::Error atLine(const OwnTable& table, base::Error error) {
    const std::string file = table.name + ":";
    if (!error.where.starts_with(file + "/")) return error;
    const std::string where = error.where.substr(file.size());
    std::string pointer = where.substr(0, where.find(' '));
    const std::string last = where.substr(where.rfind(' ') + 1);
    if (placeOfRegion(last) >= 0) pointer += "/regions/" + last;
    error.where = file + std::to_string(lineOfPointer(table.json, pointer)) + ": " + where;
    return error;
}

/// Of a book that was read without an error.
std::shared_ptr<const OwnPrices> packed(const TableReader& reader, TableContents&& contents) {
    auto book = std::make_shared<OwnPrices>();
    book->context = contextOf(reader.document(), "", reader.name());
    book->service = contents.services.front();
    book->allowances = std::move(contents.allowances);
    const auto into = [&](OwnRows& rows) {
        return [&rows](const TableBlock& block, const TableRow& row) { rows.add(block, row); };
    };
    forRows(book->context, reader.document(), "usageTypes", into(book->entries));
    if (!contents.reserved.empty()) forRows(book->context, reader.document(), "reserved", into(book->reserved));
    for (const UsageTypeName& name : contents.names)
        book->names.emplace_back(book->entries.texts.idOf(name.usageType), book->entries.texts.idOf(name.unit));
    book->entries.finish();
    book->reserved.finish();
    return book;
}

}  // namespace

base::Result<std::shared_ptr<const OwnPrices>> OwnPrices::read(const OwnTable& table) {
    if (std::shared_ptr<const OwnPrices> quick = quicklyRead(table)) return quick;
    auto reader = TableReader::parse({table.name, table.json}, table.name);
    if (!reader) return reader.error();
    if (auto keys = checkBookKeys(table); !keys) return keys.error();
    auto whole = readTogether({&*reader, 1}, "");  // what is wrong is said at once
    if (!whole) return atLine(table, whole.error());
    if (auto checked = checkUnits(*whole, table.name); !checked) return checked.error();
    if (auto names = checkBookNames(table, reader->document()); !names) return names.error();
    return packed(*reader, std::move(*whole));
}

base::Result<std::shared_ptr<const OwnPrices>> OwnPrices::readWritten(const OwnTable& table) {
    if (std::shared_ptr<const OwnPrices> quick = quicklyRead(table)) return quick;
    const auto reader = TableReader::parse({table.name, table.json}, table.name);
    if (!reader) return reader.error();
    auto whole = reader->read("");
    if (!whole) return whole.error();
    return packed(*reader, std::move(*whole));
}

bool OwnPrices::isPlainlyRight(const OwnTable& table) { return quicklyRead(table) != nullptr; }

std::optional<PriceEntry> OwnPrices::newest(std::string_view usageType, std::string_view region) const {
    const OwnRows::Row* row = entries.newest(usageType, "", region);
    return row == nullptr ? std::nullopt : std::optional(entryAt(*row));
}

std::optional<ReservedPrice> OwnPrices::newestReserved(std::string_view usageType, std::string_view term,
                                                       std::string_view region) const {
    const OwnRows::Row* row = reserved.newest(usageType, term, region);
    return row == nullptr ? std::nullopt : std::optional(reservedAt(*row));
}

std::optional<PriceEntry> OwnPrices::priceOf(std::string_view usageType, std::string_view region,
                                             std::string_view day) const {
    const OwnRows::Row* row = entries.dated(usageType, "", region, day);
    return row == nullptr ? std::nullopt : std::optional(entryAt(*row));
}

std::optional<ReservedPrice> OwnPrices::reservationOf(std::string_view usageType, std::string_view term,
                                                      std::string_view region, std::string_view day) const {
    const OwnRows::Row* row = reserved.dated(usageType, term, region, day);
    return row == nullptr ? std::nullopt : std::optional(reservedAt(*row));
}

void OwnPrices::addPricesOf(std::string_view region, TableContents& into) const {
    const int place = placeOfRegion(region);
    for (const OwnRows::Row& row : entries.rows()) {
        if (row.region == place) into.entries.push_back(entryAt(row));
    }
    for (const OwnRows::Row& row : reserved.rows()) {
        if (row.region == place) into.reserved.push_back(reservedAt(row));
    }
}

std::optional<std::string> OwnPrices::unitOf(std::string_view usageType) const {
    const auto known =
        std::ranges::find_if(names, [&](const auto& name) { return entries.texts.view(name.first) == usageType; });
    return known == names.end() ? std::nullopt : std::optional(entries.texts[known->second]);
}

bool OwnPrices::isCountedIn(std::string_view usageType, std::string_view unit) const {
    return std::ranges::any_of(names, [&](const auto& name) {
        return entries.texts.view(name.first) == usageType && entries.texts.view(name.second) == unit;
    });
}

std::vector<UsageTypeName> OwnPrices::usageTypes() const {
    std::vector<UsageTypeName> all;
    all.reserve(names.size());
    for (const auto& [usageType, unit] : names)
        all.push_back({context.service, entries.texts[usageType], entries.texts[unit]});
    return all;
}

void OwnPrices::putLater(const OwnRows& rows, const std::vector<std::uint32_t>& which,
                         std::vector<LaterPrice>& later) const {
    for (const std::uint32_t at : which) {
        const OwnRows::Row& row = rows.rows()[at];
        later.push_back({context.service, rows.texts[row.usageType], std::string(rows.validFromOf(row)),
                         rows.texts[rows.formOf(row).term]});
    }
}

std::vector<PriceEntry> OwnPrices::pricesOn(std::string_view region, std::string_view asOf,
                                            std::vector<LaterPrice>& later) const {
    const OwnRows::Held held = entries.heldOn(region, asOf);
    putLater(entries, held.later, later);
    std::vector<PriceEntry> all;
    all.reserve(held.rows.size());
    for (const std::uint32_t at : held.rows) all.push_back(entryAt(entries.rows()[at]));
    return all;
}

std::vector<ReservedPrice> OwnPrices::reservedOn(std::string_view region, std::string_view asOf,
                                                 std::vector<LaterPrice>& later) const {
    const OwnRows::Held held = reserved.heldOn(region, asOf);
    putLater(reserved, held.later, later);
    std::vector<ReservedPrice> all;
    all.reserve(held.rows.size());
    for (const std::uint32_t at : held.rows) all.push_back(reservedAt(reserved.rows()[at]));
    return all;
}

std::optional<HeldFrom> OwnPrices::latest() const {
    const auto latestOf = [](const OwnRows& rows) {
        const OwnRows::Row* latest = nullptr;
        for (const OwnRows::Row& row : rows.rows()) {
            if (latest == nullptr || rows.validFromOf(*latest) < rows.validFromOf(row)) latest = &row;
        }
        return latest;
    };
    std::optional<HeldFrom> all;
    const auto take = [&](std::string what, const std::string& validFrom) {
        if (!all || all->validFrom < validFrom) all = HeldFrom{std::move(what), file(), validFrom};
    };
    if (const OwnRows::Row* row = latestOf(entries)) {
        const PriceEntry entry = entryAt(*row);
        take(entry.usageType + " of " + entry.region, entry.validFrom);
    }
    if (const OwnRows::Row* row = latestOf(reserved)) {
        const ReservedPrice price = reservedAt(*row);
        take(price.usageType + " of " + price.region + ", reserved for " + price.term + ",", price.validFrom);
    }
    for (const FreeAllowance& allowance : allowances)
        take("the free tier \"" + allowance.name + "\"", allowance.validFrom);
    return all;
}

TableContents OwnPrices::contents() const {
    TableContents all;
    all.entries.reserve(entries.size());
    for (const OwnRows::Row& row : entries.rows()) all.entries.push_back(entryAt(row));
    for (const OwnRows::Row& row : reserved.rows()) all.reserved.push_back(reservedAt(row));
    all.allowances = allowances;
    all.names = usageTypes();
    all.services.push_back(service);
    return all;
}

}  // namespace headroom::pricing
