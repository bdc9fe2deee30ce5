// SPDX-License-Identifier: GPL-3.0-or-later
#include "report/bill_json.hpp"

namespace headroom::report {

namespace {

void member(JsonWriter& json, std::string_view name, std::string_view text) {
    json.key(name);
    json.string(text);
}

/// Dollars for one unit, with all decimals.
std::string rateText(const pricing::PriceRate& rate) { return pricing::toText(rate.usd); }

void writeLine(JsonWriter& json, const pricing::LineItem& line) {
    json.beginObject();
    if (!line.resource.empty()) member(json, "Resource", line.resource);
    member(json, "Service", line.service);
    member(json, "UsageType", line.usageType);
    json.key("Quantity");
    json.decimal(pricing::toText(line.quantity));
    member(json, "Unit", line.unit);
    json.key("Tier");
    json.beginObject();
    json.key("From");
    json.decimal(std::to_string(line.tier.from));
    json.key("UpTo");
    if (line.tier.upTo)
        json.decimal(std::to_string(*line.tier.upTo));
    else
        json.null();
    json.endObject();
    json.key("Rate");
    json.decimal(rateText(line.rate));
    if (line.rate.per != 1) {
        json.key("Per");
        json.decimal(std::to_string(line.rate.per));
    }
    json.key("PerMonth");
    json.decimal(pricing::toText(line.perMonth));
    if (!line.freeAllowance.empty()) member(json, "FreeTier", line.freeAllowance);
    if (line.ownRate) {
        json.key("OwnRate");
        json.boolean(true);
    }
    json.endObject();
}

}  // namespace

void writeLineItems(JsonWriter& json, const pricing::Bill& bill) {
    json.key("LineItems");
    json.beginArray();
    for (const pricing::LineItem& line : bill.lines) writeLine(json, line);
    json.endArray();
}

void writeNotPriced(JsonWriter& json, const pricing::Bill& bill) {
    json.key("NotPriced");
    json.beginArray();
    for (const pricing::NotPriced& item : bill.notPriced) {
        json.beginObject();
        if (!item.resource.empty()) member(json, "Resource", item.resource);
        member(json, "Service", item.service);
        member(json, "UsageType", item.usageType);
        member(json, "Region", item.region);
        json.key("Quantity");
        if (item.quantity)
            json.decimal(pricing::toText(*item.quantity));
        else
            json.null();
        member(json, "Reason", item.reason);
        json.endObject();
    }
    json.endArray();
}

std::string billJson(const pricing::Bill& bill) {
    JsonWriter json;
    json.beginObject();
    member(json, "Region", bill.priceBook.region);
    member(json, "PricesAsOf", bill.priceBook.asOf);
    writeLineItems(json, bill);
    writeNotPriced(json, bill);
    json.key("Total");
    json.decimal(pricing::toText(bill.total));
    json.endObject();
    return json.take();
}

}  // namespace headroom::report
