// SPDX-License-Identifier: GPL-3.0-or-later
#include "pricing/table_reader.hpp"

#include "pricing/json_line.hpp"
#include "pricing/table_json.hpp"
#include "pricing/third_party.hpp"
#include "pricing/usage_type.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <cstddef>
#include <iterator>
#include <map>
#include <set>
#include <tuple>

namespace headroom::pricing {
namespace {

constexpr std::int64_t kFormatVersion = 2;

struct DatedSource {
    Source source;
    std::string validFrom;
};

/// What all rows of a file share.
struct Context {
    std::string service;
    std::string origin;
    std::string region;  ///< the only one wanted; empty: all
    std::map<std::string, DatedSource> sources;
};

/// What all regions of a block share.
struct Block {
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
struct Row {
    std::string where;
    std::string region;
    std::string sku;
    std::vector<PriceRate> prices;
};

DatedSource readSource(const Json& object, const std::string& where) {
    DatedSource dated;
    dated.source = {textOf(object, "title", where), textOf(object, "url", where), textOf(object, "readOn", where)};
    if (const auto it = object.find("thirdParty"); it != object.end()) {
        if (!it->is_boolean()) throw TableProblem{where, "thirdParty is true or false"};
        if (it->get<bool>()) dated.source.title = std::string(kThirdPartyTitle) + dated.source.title;
    }
    dated.validFrom = optionalText(object, "validFrom", where);
    checkDate(dated.source.readOn, where);
    if (!dated.validFrom.empty()) checkDate(dated.validFrom, where);
    return dated;
}

const DatedSource& sourceOf(const Context& context, const Json& object, const std::string& where) {
    const std::string name = textOf(object, "source", where);
    const auto it = context.sources.find(name);
    if (it == context.sources.end()) throw TableProblem{where, "names no source of this file: \"" + name + "\""};
    return it->second;
}

Block readBlock(const Context& context, const Json& object, const std::string& where) {
    Block block;
    block.usageType = textOf(object, "usageType", where);
    block.where = where + " " + block.usageType;
    block.unit = textOf(object, "unit", block.where);
    block.term = optionalText(object, "term", block.where);
    if (object.contains("upTo")) {
        for (const Json& bound : listOf(object, "upTo", block.where)) {
            block.upTo.push_back(countOf(bound, "upTo", block.where));
        }
    }
    if (object.contains("per")) block.per = countOf(object["per"], "per", block.where);
    block.offerTerm = optionalText(object, "offerTerm", block.where);
    block.rates = textsOf(object, "rates", block.where);
    block.source = &sourceOf(context, object, block.where);
    block.validFrom = object.contains("validFrom") ? textOf(object, "validFrom", block.where) : block.source->validFrom;
    checkDate(block.validFrom, block.where);
    return block;
}

Row readRow(const Block& block, const std::string& region, const Json& values) {
    Row row{block.where + " " + region, region, "", {}};
    if (!isKnownRegion(region)) throw TableProblem{block.where, "is for an unknown region \"" + region + "\""};
    if (!values.is_array() || values.size() < 2) throw TableProblem{row.where, "needs a list: product, prices"};
    for (const Json& value : values) {
        if (!value.is_string()) throw TableProblem{row.where, "needs texts: product, prices"};
    }
    row.sku = values.front().get<std::string>();
    for (std::size_t i = 1; i < values.size(); ++i) {
        const auto rate = parseRate(values[i].get_ref<const std::string&>(), block.per);
        if (!rate) throw TableProblem{row.where, rate.error().what};
        row.prices.push_back(*rate);
    }
    return row;
}

std::vector<std::string> rateCodesOf(const Block& block, const Row& row) {
    if (row.sku.empty() || block.offerTerm.empty() || block.rates.empty()) return {};
    if (block.rates.size() != row.prices.size()) throw TableProblem{row.where, "needs a rate code for every price"};
    std::vector<std::string> codes;
    for (const std::string& rate : block.rates) codes.push_back(row.sku + "." + block.offerTerm + "." + rate);
    return codes;
}

std::vector<PriceTier> tiersOf(const Block& block, const Row& row) {
    if (block.upTo.size() + 1 < row.prices.size()) {
        throw TableProblem{row.where, "has a tier without end before the last one"};
    }
    if (block.upTo.size() > row.prices.size()) throw TableProblem{row.where, "has more bounds than prices"};
    std::vector<PriceTier> tiers;
    for (std::size_t i = 0; i < row.prices.size(); ++i) {
        // AWS writes a free tier as a first tier at 0; here it is an allowance, which a user can switch off. What costs
        // nothing at any quantity is no free tier.
        const bool free = row.prices.size() == 1 && block.upTo.empty();
        if (row.prices[i].usd.mantissa == 0 && !free) {
            throw TableProblem{row.where, "has a tier at 0 USD; a free allowance is not a tier"};
        }
        tiers.push_back({i < block.upTo.size() ? std::optional(block.upTo[i]) : std::nullopt, row.prices[i]});
    }
    if (const auto problem = tierProblem(tiers)) throw TableProblem{row.where, *problem};
    return tiers;
}

PriceEntry entryOf(const Context& context, const Block& block, const Row& row) {
    return {context.service,      block.usageType, row.region, block.unit,
            tiersOf(block, row),  block.validFrom, row.sku,    rateCodesOf(block, row),
            block.source->source, context.origin};
}

ReservedPrice reservedOf(const Context& context, const Block& block, const Row& row) {
    if (row.prices.size() != 2) throw TableProblem{row.where, "needs two prices: an hour's and the upfront fee"};
    if (block.term != "1yr" && block.term != "3yr") throw TableProblem{block.where, R"(is neither "1yr" nor "3yr")"};
    return {context.service, block.usageType,         row.region,           block.term,
            block.unit,      row.prices[0],           row.prices[1],        block.validFrom,
            row.sku,         rateCodesOf(block, row), block.source->source, context.origin};
}

FreeAllowance readAllowance(const Context& context, const Json& object, const std::string& where) {
    FreeAllowance allowance;
    allowance.service = context.service;
    allowance.name = textOf(object, "name", where);
    const std::string kind = textOf(object, "kind", where);
    if (kind != "always" && kind != "12-months") throw TableProblem{where, "is neither \"always\" nor \"12-months\""};
    allowance.always = kind == "always";
    allowance.usageTypes = textsOf(object, "usageTypes", where);
    allowance.quantity = countOf(member(object, "quantity", where), "quantity", where);
    allowance.unit = textOf(object, "unit", where);
    const DatedSource& dated = sourceOf(context, object, where);
    allowance.source = dated.source;
    allowance.validFrom = object.contains("validFrom") ? textOf(object, "validFrom", where) : dated.validFrom;
    if (!allowance.validFrom.empty()) checkDate(allowance.validFrom, where);
    allowance.origin = context.origin;
    return allowance;
}

bool isOf(const std::string& region, const Json& block) {
    const auto regions = block.is_object() ? block.find("regions") : block.end();
    return !block.is_object() || regions == block.end() || !regions->is_object() || regions->contains(region);
}

/// Calls `take(block, row)` for the wanted rows of the blocks under `key`.
template <class Take>
void forRows(const Context& context, const Json& document, const char* key, Take take) {
    std::size_t index = 0;
    for (const Json& object : listOf(document, key, "")) {
        const std::size_t at = index++;
        // Of a user's books most blocks are of other regions; what is wrong with those was said when the whole was
        // read.
        if (!context.region.empty() && !isOf(context.region, object)) continue;
        const Block block = readBlock(context, object, "/" + std::string(key) + "/" + std::to_string(at));
        const Json& regions = objectOf(object, "regions", block.where);
        for (auto it = regions.begin(); it != regions.end(); ++it) {
            if (context.region.empty() || it.key() == context.region) take(block, readRow(block, it.key(), it.value()));
        }
    }
}

/// Each once, in the order of the file.
std::vector<UsageTypeName> namesOf(const Context& context, const Json& document) {
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
    Context context;
    context.origin = origin;
    context.service = textOf(document, "service", "");
    context.region = std::string(region);
    const Json& sources = objectOf(document, "sources", "");
    for (auto it = sources.begin(); it != sources.end(); ++it) {
        context.sources.emplace(it.key(), readSource(it.value(), "/sources/" + it.key()));
    }
    TableContents contents;
    contents.services.push_back({context.service, textOf(document, "name", "")});
    forRows(context, document, "usageTypes",
            [&](const Block& block, const Row& row) { contents.entries.push_back(entryOf(context, block, row)); });
    contents.names = namesOf(context, document);
    if (document.contains("reserved")) {
        forRows(context, document, "reserved", [&](const Block& block, const Row& row) {
            contents.reserved.push_back(reservedOf(context, block, row));
        });
    }
    std::size_t index = 0;
    for (const Json& allowance : listOf(document, "freeTiers", "")) {
        contents.allowances.push_back(readAllowance(context, allowance, "/freeTiers/" + std::to_string(index++)));
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
        return base::Error{base::Errc::BadInput, name_ + ":" + problem.where, problem.what};
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
