// SPDX-License-Identifier: GPL-3.0-or-later
#include "pricing/table_rows.hpp"

#include "pricing/third_party.hpp"
#include "pricing/usage_type.hpp"

#include <nlohmann/json.hpp>

#include <cstddef>
#include <optional>

namespace headroom::pricing {
namespace {

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

/// Codes are joined with dots, "SKU.TERM.RATE", and taken apart there again.
void checkCode(const std::string& code, const char* key, const std::string& where) {
    if (code.find('.') != std::string::npos)
        throw TableProblem{where, "\"" + code + "\" of \"" + key + "\" is no code of AWS's: it holds a dot"};
}

TableBlock readBlock(const TableContext& context, const Json& object, const std::string& where) {
    TableBlock block;
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
    checkCode(block.offerTerm, "offerTerm", block.where);
    for (const std::string& rate : block.rates) checkCode(rate, "rates", block.where);
    block.source = &sourceOf(context, object, block.where);
    block.validFrom = object.contains("validFrom") ? textOf(object, "validFrom", block.where) : block.source->validFrom;
    checkDate(block.validFrom, block.where);
    return block;
}

TableRow readRow(const TableBlock& block, const std::string& region, const Json& values) {
    TableRow row{block.where + " " + region, region, "", {}};
    if (!isKnownRegion(region)) throw TableProblem{block.where, "is for an unknown region \"" + region + "\""};
    if (!values.is_array() || values.size() < 2) throw TableProblem{row.where, "needs a list: product, prices"};
    for (const Json& value : values) {
        if (!value.is_string()) throw TableProblem{row.where, "needs texts: product, prices"};
    }
    row.sku = values.front().get<std::string>();
    checkCode(row.sku, "product", row.where);
    for (std::size_t i = 1; i < values.size(); ++i) {
        const auto rate = parseRate(values[i].get_ref<const std::string&>(), block.per);
        if (!rate) throw TableProblem{row.where, rate.error().what};
        row.prices.push_back(*rate);
    }
    return row;
}

std::vector<std::string> rateCodesOf(const TableBlock& block, const TableRow& row) {
    if (row.sku.empty() || block.offerTerm.empty() || block.rates.empty()) return {};
    if (block.rates.size() != row.prices.size()) throw TableProblem{row.where, "needs a rate code for every price"};
    std::vector<std::string> codes;
    for (const std::string& rate : block.rates) codes.push_back(row.sku + "." + block.offerTerm + "." + rate);
    return codes;
}

std::vector<PriceTier> tiersOf(const TableBlock& block, const TableRow& row) {
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

bool isOf(const std::string& region, const Json& block) {
    const auto regions = block.is_object() ? block.find("regions") : block.end();
    return !block.is_object() || regions == block.end() || !regions->is_object() || regions->contains(region);
}

}  // namespace

TableContext contextOf(const Json& document, const std::string& region, const std::string& origin) {
    TableContext context;
    context.origin = origin;
    context.service = textOf(document, "service", "");
    context.region = region;
    const Json& sources = objectOf(document, "sources", "");
    for (auto it = sources.begin(); it != sources.end(); ++it) {
        context.sources.emplace(it.key(), readSource(it.value(), "/sources/" + it.key()));
    }
    return context;
}

const DatedSource& sourceOf(const TableContext& context, const Json& object, const std::string& where) {
    const std::string name = textOf(object, "source", where);
    const auto it = context.sources.find(name);
    if (it == context.sources.end()) throw TableProblem{where, "names no source of this file: \"" + name + "\""};
    return it->second;
}

PriceEntry entryOf(const TableContext& context, const TableBlock& block, const TableRow& row) {
    return {context.service,      block.usageType, row.region, block.unit,
            tiersOf(block, row),  block.validFrom, row.sku,    rateCodesOf(block, row),
            block.source->source, context.origin};
}

ReservedPrice reservedOf(const TableContext& context, const TableBlock& block, const TableRow& row) {
    if (row.prices.size() != 2) throw TableProblem{row.where, "needs two prices: an hour's and the upfront fee"};
    if (block.term != "1yr" && block.term != "3yr") throw TableProblem{block.where, R"(is neither "1yr" nor "3yr")"};
    return {context.service, block.usageType,         row.region,           block.term,
            block.unit,      row.prices[0],           row.prices[1],        block.validFrom,
            row.sku,         rateCodesOf(block, row), block.source->source, context.origin};
}

void forRows(const TableContext& context, const Json& document, const char* key,
             const std::function<void(const TableBlock&, const TableRow&)>& take) {
    std::size_t index = 0;
    for (const Json& object : listOf(document, key, "")) {
        const std::size_t at = index++;
        // Of a user's books most blocks are of other regions; what is wrong with those was said when the whole was
        // read.
        if (!context.region.empty() && !isOf(context.region, object)) continue;
        const TableBlock block = readBlock(context, object, "/" + std::string(key) + "/" + std::to_string(at));
        const Json& regions = objectOf(object, "regions", block.where);
        for (auto it = regions.begin(); it != regions.end(); ++it) {
            if (context.region.empty() || it.key() == context.region) take(block, readRow(block, it.key(), it.value()));
        }
    }
}

}  // namespace headroom::pricing
