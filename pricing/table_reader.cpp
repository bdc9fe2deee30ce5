// SPDX-License-Identifier: GPL-3.0-or-later
#include "pricing/table_reader.hpp"

#include "pricing/json_line.hpp"
#include "pricing/table_json.hpp"
#include "pricing/table_rows.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <cstddef>
#include <iterator>
#include <set>
#include <tuple>

namespace headroom::pricing {
namespace {

constexpr std::int64_t kFormatVersion = 2;

FreeAllowance readAllowance(const TableContext& context, const Json& object, const std::string& where) {
    FreeAllowance allowance;
    allowance.service = context.service;
    allowance.name = textOf(object, "name", where);
    const std::string kind = textOf(object, "kind", where);
    if (kind != "always" && kind != "12-months") throw TableProblem{where, "is neither \"always\" nor \"12-months\""};
    allowance.always = kind == "always";
    allowance.usageTypes = textsOf(object, "usageTypes", where);
    for (std::size_t i = 1; i < allowance.usageTypes.size(); ++i) {
        const std::string& type = allowance.usageTypes[i];
        const auto before = allowance.usageTypes.begin() + static_cast<std::ptrdiff_t>(i);
        if (std::find(allowance.usageTypes.begin(), before, type) != before)
            throw TableProblem{where, "names " + type + " twice"};
    }
    allowance.quantity = countOf(member(object, "quantity", where), "quantity", where);
    allowance.unit = textOf(object, "unit", where);
    const DatedSource& dated = sourceOf(context, object, where);
    allowance.source = dated.source;
    allowance.validFrom = object.contains("validFrom") ? textOf(object, "validFrom", where) : dated.validFrom;
    if (!allowance.validFrom.empty()) checkDate(allowance.validFrom, where);
    allowance.origin = context.origin;
    return allowance;
}

/// Each once, in the order of the file.
std::vector<UsageTypeName> namesOf(const TableContext& context, const Json& document) {
    std::vector<UsageTypeName> names;
    std::set<std::pair<std::string, std::string>> known;
    for (const Json& block : listOf(document, "usageTypes", "")) {
        std::string type = textOf(block, "usageType", "/usageTypes");
        std::string unit = textOf(block, "unit", "/usageTypes");
        if (known.emplace(type, unit).second) names.push_back({context.service, std::move(type), std::move(unit)});
    }
    return names;
}

TableContents readDocument(const Json& document, std::string_view region, const std::string& origin) {
    const TableContext context = contextOf(document, std::string(region), origin);
    TableContents contents;
    contents.services.push_back({context.service, textOf(document, "name", "")});
    forRows(context, document, "usageTypes", [&](const TableBlock& block, const TableRow& row) {
        contents.entries.push_back(entryOf(context, block, row));
    });
    contents.names = namesOf(context, document);
    if (document.contains("reserved")) {
        forRows(context, document, "reserved", [&](const TableBlock& block, const TableRow& row) {
            contents.reserved.push_back(reservedOf(context, block, row));
        });
    }
    std::set<std::pair<std::string, std::string>> known;
    for (const Json& object : optionalList(document, "freeTiers", "")) {
        const std::string where = "/freeTiers/" + std::to_string(contents.allowances.size());
        FreeAllowance allowance = readAllowance(context, object, where);
        if (!known.emplace(allowance.name, allowance.validFrom).second)
            throw TableProblem{where, allowance.name + " is given twice" +
                                          (allowance.validFrom.empty() ? "" : " for " + allowance.validFrom)};
        contents.allowances.push_back(std::move(allowance));
    }
    return contents;
}

}  // namespace

base::Result<TableReader> TableReader::parse(const PriceTable& table, std::string origin) {
    auto document = std::make_shared<const Json>(Json::parse(table.json, nullptr, false));
    std::string name(table.name);
    if (document->is_discarded()) {
        const std::string line = std::to_string(lineOfFault(table.json));
        return base::Error{base::Errc::BadInput, name + ":" + line, "what stands here is not JSON"};
    }
    const bool known = document->is_object() && document->value("formatVersion", Json()) == Json(kFormatVersion);
    if (!known) {
        return base::Error{base::Errc::BadInput, name,
                           "is not a price book: \"formatVersion\" must be " + std::to_string(kFormatVersion)};
    }
    return TableReader(std::move(name), std::move(origin), std::move(document));
}

base::Result<TableContents> TableReader::read(std::string_view region) const {
    try {
        return readDocument(*document_, region, origin_);
    } catch (const TableProblem& problem) {
        const std::string where = problem.where.empty() ? "" : ":" + problem.where;
        return base::Error{base::Errc::BadInput, name_ + where, problem.what};
    }
}

namespace {

/// Moves what one file holds behind what others hold; an error when it names a price that is there already.
base::Result<void> append(TableContents& all, TableContents&& file, const std::string& name) {
    using Key = std::tuple<std::string_view, std::string_view, std::string_view, std::string_view>;
    std::set<Key> seen;
    for (const PriceEntry& entry : file.entries) {
        if (!seen.emplace(entry.service, entry.usageType, entry.region, entry.validFrom).second) {
            return base::Error{base::Errc::BadInput, name, entry.usageType + " of " + entry.region + " is given twice"};
        }
    }
    std::set<std::tuple<std::string_view, std::string_view, std::string_view, std::string_view>> reserved;
    for (const ReservedPrice& price : file.reserved) {
        if (reserved.emplace(price.usageType, price.region, price.term, price.validFrom).second) continue;
        return base::Error{base::Errc::BadInput, name,
                           price.usageType + " of " + price.region + " is reserved for " + price.term + " twice"};
    }
    for (const ServiceName& service : file.services) {
        if (std::ranges::find(all.services, service.code, &ServiceName::code) != all.services.end()) {
            return base::Error{base::Errc::BadInput, name, service.code + " has a book already"};
        }
    }
    std::ranges::move(file.entries, std::back_inserter(all.entries));
    std::ranges::move(file.reserved, std::back_inserter(all.reserved));
    std::ranges::move(file.allowances, std::back_inserter(all.allowances));
    std::ranges::move(file.names, std::back_inserter(all.names));
    std::ranges::move(file.services, std::back_inserter(all.services));
    return {};
}

}  // namespace

base::Result<TableContents> readTogether(std::span<const TableReader> readers, std::string_view region) {
    TableContents all;
    for (const TableReader& reader : readers) {
        auto read = reader.read(region);
        if (!read) return read.error();
        if (auto added = append(all, std::move(*read), reader.name()); !added) return added.error();
    }
    return all;
}

}  // namespace headroom::pricing
