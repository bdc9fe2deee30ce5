// SPDX-License-Identifier: GPL-3.0-or-later
#include "pricing/offers/book_text.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>

namespace headroom::pricing {
namespace {

std::string quoted(const std::string& text) {
    return nlohmann::json(text).dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
}

std::string quotedList(const std::vector<std::string>& texts) {
    std::string list = "[";
    for (const std::string& text : texts) list += (list.size() == 1 ? "" : ", ") + quoted(text);
    return list + "]";
}

std::string member(const char* name, const std::string& value) { return std::string("\"") + name + "\": " + value; }

/// The parts of "SKU.TERM.RATE" that every region shares.
std::string codesOf(const std::vector<std::string>& rateCodes) {
    if (rateCodes.empty()) return "";
    const std::string& first = rateCodes.front();
    const std::size_t dot = first.find('.');
    const std::size_t last = first.rfind('.');
    std::vector<std::string> rates;
    for (const std::string& code : rateCodes) rates.push_back(code.substr(code.rfind('.') + 1));
    return ", " + member("offerTerm", quoted(first.substr(dot + 1, last - dot - 1))) + ", " +
           member("rates", quotedList(rates));
}

std::string rowOf(const std::string& region, std::vector<std::string> cells) {
    return "      " + quoted(region) + ": " + quotedList(cells);
}

}  // namespace

void BookText::Blocks::add(const std::string& ofThing, const std::string& head, const std::string& row) {
    if (ofThing != thing) close();
    thing = ofThing;
    const auto known = std::ranges::find(open, head, &Open::head);
    if (known == open.end())
        open.push_back({head, row});
    else
        known->rows += ",\n" + row;
}

void BookText::Blocks::close() {
    for (const Open& block : open) {
        if (!text.empty()) text += ",\n";
        text += "    {" + block.head + ", \"regions\": {\n" + block.rows + "\n    }}";
    }
    open.clear();
}

std::string BookText::Blocks::take() {
    close();
    if (!text.empty()) text += "\n";
    return std::move(text);
}

std::string BookText::sourceName(const Source& source) {
    auto it = std::ranges::find(sources_, source);
    if (it == sources_.end()) it = sources_.insert(sources_.end(), source);
    return "s" + std::to_string(it - sources_.begin() + 1);
}

void BookText::add(const PriceEntry& entry) {
    std::string head = member("usageType", quoted(entry.usageType)) + ", " + member("unit", quoted(entry.unit)) + ", " +
                       member("source", quoted(sourceName(entry.source))) + ", " +
                       member("validFrom", quoted(entry.validFrom));
    std::string bounds;
    std::vector<std::string> cells{entry.sku};
    for (const PriceTier& tier : entry.tiers) {
        if (tier.upTo) bounds += (bounds.empty() ? "" : ", ") + std::to_string(*tier.upTo);
        cells.push_back(toText(tier.rate.usd));
    }
    if (!bounds.empty()) head += ", " + member("upTo", "[" + bounds + "]");
    if (entry.tiers.front().rate.per != 1) head += ", " + member("per", std::to_string(entry.tiers.front().rate.per));
    prices_.add(entry.usageType, head + codesOf(entry.rateCodes), rowOf(entry.region, cells));
}

void BookText::add(const ReservedPrice& price) {
    std::string head = member("usageType", quoted(price.usageType)) + ", " + member("term", quoted(price.term)) + ", " +
                       member("unit", quoted(price.unit)) + ", " + member("source", quoted(sourceName(price.source))) +
                       ", " + member("validFrom", quoted(price.validFrom));
    if (price.hourly.per != 1) head += ", " + member("per", std::to_string(price.hourly.per));
    head += codesOf(price.rateCodes);
    reserved_.add(price.usageType + "\n" + price.term, head,
                  rowOf(price.region, {price.sku, toText(price.hourly.usd), toText(price.upfront.usd)}));
}

void BookText::add(const FreeAllowance& allowance) {
    allowances_ += (allowances_.empty() ? "\n    {" : ",\n    {") + member("name", quoted(allowance.name)) + ", " +
                   member("kind", allowance.always ? "\"always\"" : "\"12-months\"") + ", " +
                   member("usageTypes", quotedList(allowance.usageTypes)) + ", " +
                   member("quantity", std::to_string(allowance.quantity)) + ", " +
                   member("unit", quoted(allowance.unit)) + ", " +
                   (allowance.validFrom.empty() ? "" : member("validFrom", quoted(allowance.validFrom)) + ", ") +
                   member("source", quoted(sourceName(allowance.source))) + "}";
}

std::string BookText::text(const ServiceName& service) && {
    std::string out = "{\n  \"formatVersion\": 2,\n  " + member("service", quoted(service.code)) + ",\n  " +
                      member("name", quoted(service.name)) + ",\n  \"sources\": {\n";
    for (std::size_t i = 0; i < sources_.size(); ++i) {
        const Source& source = sources_[i];
        out += "    \"s" + std::to_string(i + 1) + "\": {" + member("title", quoted(source.title)) + ", " +
               member("url", quoted(source.url)) + ", " + member("readOn", quoted(source.readOn)) + "}" +
               (i + 1 < sources_.size() ? ",\n" : "\n");
    }
    out += "  },\n  \"freeTiers\": [" + allowances_ + (allowances_.empty() ? "],\n" : "\n  ],\n");
    if (!reserved_.empty()) out += "  \"reserved\": [\n" + reserved_.take() + "  ],\n";
    std::string whole = prices_.take();
    whole.insert(0, out + "  \"usageTypes\": [\n");  // in place: the blocks are nearly all of the file
    whole += "  ]\n}\n";
    return whole;
}

}  // namespace headroom::pricing
