// SPDX-License-Identifier: GPL-3.0-or-later
#include "pricing/table_reader.hpp"

#include "pricing/usage_type.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <cstddef>
#include <map>

namespace headroom::pricing {
namespace {

using Json = nlohmann::json;

/// What is wrong with a file; thrown and caught inside this file only, where JSON is taken apart.
struct Problem {
    std::string where;
    std::string what;
};

struct DatedSource {
    Source source;
    std::string validFrom;
};

struct Context {
    std::string service;
    std::map<std::string, DatedSource> sources;
};

const Json& member(const Json& object, const char* key, const std::string& where) {
    const auto it = object.is_object() ? object.find(key) : object.end();
    if (!object.is_object() || it == object.end()) throw Problem{where, std::string("has no \"") + key + "\""};
    return *it;
}

std::string textOf(const Json& object, const char* key, const std::string& where) {
    const Json& value = member(object, key, where);
    if (!value.is_string() || value.get_ref<const std::string&>().empty()) {
        throw Problem{where, std::string("needs a text for \"") + key + "\""};
    }
    return value.get<std::string>();
}

std::string optionalText(const Json& object, const char* key, const std::string& where) {
    return object.contains(key) ? textOf(object, key, where) : "";
}

std::int64_t countOf(const Json& object, const char* key, const std::string& where) {
    const Json& value = member(object, key, where);
    if (!value.is_number_integer() || value.get<std::int64_t>() <= 0) {
        throw Problem{where, std::string("needs a whole number above 0 for \"") + key + "\""};
    }
    return value.get<std::int64_t>();
}

const Json& listOf(const Json& object, const char* key, const std::string& where) {
    const Json& value = member(object, key, where);
    if (!value.is_array()) throw Problem{where, std::string("needs a list for \"") + key + "\""};
    return value;
}

/// YYYY-MM-DD, as far as its form goes.
void checkDate(const std::string& date, const std::string& where) {
    constexpr std::string_view kForm = "dddd-dd-dd";
    bool good = date.size() == kForm.size();
    for (std::size_t i = 0; good && i < kForm.size(); ++i) {
        good = kForm[i] == 'd' ? date[i] >= '0' && date[i] <= '9' : date[i] == '-';
    }
    if (!good) throw Problem{where, "\"" + date + "\" is not a date such as 2025-10-30"};
}

DatedSource readSource(const Json& object, const std::string& where) {
    DatedSource dated;
    dated.source = {textOf(object, "title", where), textOf(object, "url", where), textOf(object, "readOn", where)};
    dated.validFrom = optionalText(object, "validFrom", where);
    checkDate(dated.source.readOn, where);
    if (!dated.validFrom.empty()) checkDate(dated.validFrom, where);
    return dated;
}

const DatedSource& sourceOf(const Context& context, const Json& object, const std::string& where) {
    const std::string name = textOf(object, "source", where);
    const auto it = context.sources.find(name);
    if (it == context.sources.end()) throw Problem{where, "names no source of this file: \"" + name + "\""};
    return it->second;
}

std::vector<PriceTier> readTiers(const Json& object, const std::string& where) {
    const std::int64_t per = object.contains("per") ? countOf(object, "per", where) : 1;
    std::vector<PriceTier> tiers;
    for (const Json& tier : listOf(object, "tiers", where)) {
        const auto rate = parseRate(textOf(tier, "usd", where), per);
        if (!rate) throw Problem{where, rate.error().what};
        // AWS writes a free tier as a first tier at 0; here it is an allowance, which a user can switch off.
        if (rate->usd.mantissa == 0) throw Problem{where, "has a tier at 0 USD; a free allowance is not a tier"};
        PriceTier read{std::nullopt, *rate};
        if (tier.contains("upTo")) read.upTo = countOf(tier, "upTo", where);
        tiers.push_back(read);
    }
    if (const auto problem = tierProblem(tiers)) throw Problem{where, *problem};
    return tiers;
}

PriceEntry readEntry(const Context& context, const Json& object, const std::string& where) {
    PriceEntry entry;
    entry.service = context.service;
    entry.usageType = textOf(object, "usageType", where);
    const std::string here = where + " " + entry.usageType;
    entry.region = textOf(object, "region", here);
    if (!isKnownRegion(entry.region)) throw Problem{here, "is for an unknown region \"" + entry.region + "\""};
    entry.unit = textOf(object, "unit", here);
    entry.tiers = readTiers(object, here);
    entry.sku = optionalText(object, "sku", here);
    const DatedSource& dated = sourceOf(context, object, here);
    entry.source = dated.source;
    entry.validFrom = object.contains("validFrom") ? textOf(object, "validFrom", here) : dated.validFrom;
    checkDate(entry.validFrom, here);
    return entry;
}

FreeAllowance readAllowance(const Context& context, const Json& object, const std::string& where) {
    FreeAllowance allowance;
    allowance.service = context.service;
    allowance.name = textOf(object, "name", where);
    const std::string kind = textOf(object, "kind", where);
    if (kind != "always" && kind != "12-months") throw Problem{where, "is neither \"always\" nor \"12-months\""};
    allowance.always = kind == "always";
    for (const Json& type : listOf(object, "usageTypes", where)) {
        if (!type.is_string()) throw Problem{where, "needs texts for \"usageTypes\""};
        allowance.usageTypes.push_back(type.get<std::string>());
    }
    allowance.quantity = countOf(object, "quantity", where);
    allowance.unit = textOf(object, "unit", where);
    allowance.source = sourceOf(context, object, where).source;
    return allowance;
}

TableContents readDocument(const Json& document) {
    Context context;
    context.service = textOf(document, "service", "");
    const Json& sources = member(document, "sources", "");
    if (!sources.is_object()) throw Problem{"/sources", "is not an object"};
    for (const auto& [name, source] : sources.items()) {
        context.sources.emplace(name, readSource(source, "/sources/" + name));
    }
    TableContents contents;
    std::size_t index = 0;
    for (const Json& entry : listOf(document, "entries", "")) {
        contents.entries.push_back(readEntry(context, entry, "/entries/" + std::to_string(index++)));
    }
    index = 0;
    for (const Json& allowance : listOf(document, "freeTiers", "")) {
        contents.allowances.push_back(readAllowance(context, allowance, "/freeTiers/" + std::to_string(index++)));
    }
    return contents;
}

}  // namespace

base::Result<TableContents> readTable(const PriceTable& table) {
    const Json document = Json::parse(table.json, nullptr, false);
    const std::string name(table.name);
    if (document.is_discarded()) return base::Error{base::Errc::BadInput, name, "is not JSON"};
    try {
        return readDocument(document);
    } catch (const Problem& problem) {
        return base::Error{base::Errc::BadInput, name + ":" + problem.where, problem.what};
    }
}

}  // namespace headroom::pricing
