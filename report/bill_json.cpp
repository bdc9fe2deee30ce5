// SPDX-License-Identifier: GPL-3.0-or-later
#include "report/bill_json.hpp"

#include "report/words.hpp"

namespace headroom::report {

std::string_view kindText(pricing::LineKind kind) {
    switch (kind) {
        case pricing::LineKind::Usage:
            return "Usage";
        case pricing::LineKind::Reserved:
            return "Reserved";
        case pricing::LineKind::Fee:
            return "Fee";
        case pricing::LineKind::Plan:
            return "SavingsPlan";
        case pricing::LineKind::Unused:
            return "Unused";
    }
    return "";
}

namespace {

void member(JsonWriter& json, std::string_view name, std::string_view text) {
    json.key(name);
    json.string(text);
}

/// Dollars for one unit, with all decimals.
std::string rateText(const pricing::PriceRate& rate) { return pricing::toText(rate.usd); }

/// What exports of a saved result need beside the line itself: its price on the list, and how AWS names that.
void writeListPrice(JsonWriter& json, const pricing::LineItem& line) {
    if (line.listRate != line.rate) {
        json.key("ListRate");
        json.decimal(rateText(line.listRate));
        if (line.listRate.per != 1) {
            json.key("ListPer");
            json.decimal(std::to_string(line.listRate.per));
        }
    }
    if (line.publicRate) {
        json.key("PublicRate");
        json.decimal(rateText(*line.publicRate));
        if (line.publicRate->per != 1) {
            json.key("PublicPer");
            json.decimal(std::to_string(line.publicRate->per));
        }
    }
    if (line.discount.mantissa != 0) {
        json.key("Discount");
        json.decimal(pricing::toText(line.discount));
    }
    if (!line.sku.empty()) member(json, "Sku", line.sku);
    if (!line.rateCode.empty()) member(json, "RateCode", line.rateCode);
    if (!line.region.empty()) member(json, "Region", line.region);
}

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
    if (line.kind != pricing::LineKind::Usage) member(json, "Kind", kindText(line.kind));
    if (!line.commitment.empty()) member(json, "Commitment", line.commitment);
    if (line.list != line.perMonth && line.freeAllowance.empty()) {
        json.key("List");
        json.decimal(pricing::toText(line.list));
    }
    if (line.fixed) {
        json.key("Fixed");
        json.boolean(true);
    }
    writeListPrice(json, line);
    if (!line.origin.empty()) member(json, "Book", line.origin);
    if (!line.validFrom.empty()) member(json, "ValidFrom", line.validFrom);
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

void writeBooks(JsonWriter& json, const pricing::Bill& bill) {
    json.key("Books");
    json.beginArray();
    for (const pricing::BookUsed& book : bill.priceBook.books) {
        json.beginObject();
        member(json, "Service", book.service);
        if (!book.newest.empty()) member(json, "Newest", book.newest);
        member(json, "File", book.origin.empty() ? "shipped" : book.origin);
        json.endObject();
    }
    json.endArray();
}

namespace {

/// What of a commitment was paid at the start, and what is off its fees.
void writeTerms(JsonWriter& json, const pricing::CommitmentUse& commitment) {
    if (commitment.upfront.nanos() != 0) {
        json.key("Upfront");
        json.decimal(pricing::toText(commitment.upfront));
    }
    if (commitment.discount.mantissa != 0) {
        json.key("Discount");
        json.decimal(pricing::toText(commitment.discount));
    }
}

}  // namespace

void writeCommitments(JsonWriter& json, const pricing::Bill& bill) {
    if (bill.commitments.empty()) return;
    json.key("Commitments");
    json.beginArray();
    for (const pricing::CommitmentUse& commitment : bill.commitments) {
        json.beginObject();
        member(json, "Name", commitment.name);
        json.key("PerMonth");
        json.decimal(pricing::toText(commitment.committed));
        json.key("Used");
        json.decimal(pricing::toText(commitment.used));
        json.key("Utilization");
        const double whole = pricing::toDouble(commitment.committed);
        whole > 0.0 ? json.amount(pricing::toDouble(commitment.used) / whole) : json.null();
        json.key("Coverage");
        commitment.coverage ? json.amount(*commitment.coverage) : json.null();
        json.key("ByHour");
        json.boolean(commitment.byHour);
        writeTerms(json, commitment);
        json.endObject();
    }
    json.endArray();
    if (bill.oneOff.empty()) return;
    json.key("OneOff");
    json.beginArray();
    for (const pricing::OneOff& once : bill.oneOff) {
        json.beginObject();
        member(json, "Name", once.commitment);
        member(json, "Service", once.service);
        json.key("Amount");
        json.decimal(pricing::toText(once.amount));
        if (once.list != once.amount) {
            json.key("List");
            json.decimal(pricing::toText(once.list));
        }
        json.endObject();
    }
    json.endArray();
}

void writeCurrency(JsonWriter& json, const std::optional<pricing::BilledCurrency>& currency) {
    if (!currency) return;
    json.key("InCurrency");
    json.beginObject();
    member(json, "Code", currency->code);
    json.key("PerUSD");
    json.decimal(pricing::toText(currency->perUsd));
    member(json, "AsOf", currency->asOf);
    json.key("PerMonth");
    json.decimal(pricing::toText(currency->total));
    json.endObject();
}

std::string billJson(const pricing::Bill& bill, const std::optional<pricing::BilledCurrency>& currency,
                     std::span<const std::string> notes) {
    JsonWriter json;
    json.beginObject();
    member(json, "Region", bill.priceBook.region);
    member(json, "PricesAsOf", bill.priceBook.asOf);
    writeLineItems(json, bill);
    writeNotPriced(json, bill);
    writeCommitments(json, bill);
    writeBooks(json, bill);
    if (isPriced(bill)) writeCurrency(json, currency);
    if (!notes.empty()) {
        json.key("Notes");
        json.beginArray();
        for (const std::string& note : notes) json.string(note);
        json.endArray();
    }
    if (!bill.notPriced.empty()) {
        json.key("Incomplete");  // the total is of what has a price
        json.boolean(true);
    }
    json.key("Total");  // why it is not known, where nothing has a price, stands under NotPriced
    if (isPriced(bill))
        json.decimal(pricing::toText(bill.total));
    else
        json.null();
    json.endObject();
    return json.take();
}

}  // namespace headroom::report
