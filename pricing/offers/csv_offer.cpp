// SPDX-License-Identifier: GPL-3.0-or-later
#include "pricing/offers/csv_rows.hpp"
#include "pricing/offers/offer_reader.hpp"
#include "pricing/usage_type_form.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <set>
#include <string>
#include <vector>

namespace headroom::pricing {
namespace {

using Row = std::vector<std::string>;

/// Columns by their header's name; offers differ in which they have.
class Columns {
public:
    explicit Columns(const Row& header) {
        for (std::size_t i = 0; i < header.size(); ++i) {
            const std::string name = plainColumnName(header[i]);
            if (!at_.emplace(name, i).second) twice_.insert(name);
        }
    }
    bool hasTwice(const std::string& name) const { return twice_.contains(name); }
    bool has(const std::string& name) const { return at_.contains(name); }
    std::string of(const Row& row, const std::string& name) const {
        const auto it = at_.find(name);
        return it == at_.end() || it->second >= row.size() ? "" : row[it->second];
    }

private:
    std::map<std::string, std::size_t> at_;
    std::set<std::string> twice_;
};

void takeHead(const Row& row, Offer& offer) {
    if (row.size() < 2) return;
    const std::string name = plainColumnName(row[0]);
    if (name == "formatversion") offer.formatVersion = row[1];
    if (name == "publicationdate") offer.published = row[1].substr(0, 10);
    if (name == "version") offer.version = row[1];
    if (name == "offercode") offer.code = row[1];
}

OfferProduct productOf(const Columns& columns, const Row& row) {
    return {columns.of(row, "sku"),
            columns.of(row, "usagetype"),
            columns.of(row, "regioncode"),
            columns.of(row, "location"),
            {columns.of(row, "transfertype"), columns.of(row, "fromregioncode"), columns.of(row, "toregioncode"),
             columns.of(row, "fromlocation"), columns.of(row, "tolocation")}};
}

OfferRate rateOf(const Columns& columns, const Row& row) {
    OfferRate rate;
    rate.sku = columns.of(row, "sku");
    rate.rateCode = columns.of(row, "ratecode");
    rate.effective = columns.of(row, "effectivedate");
    rate.from = columns.of(row, "startingrange");
    rate.upTo = columns.of(row, "endingrange");
    rate.unit = columns.of(row, "unit");
    rate.usd = columns.of(row, "priceperunit");
    rate.currency = columns.of(row, "currency");
    if (columns.of(row, "termtype") == "Reserved") rate.lease = columns.of(row, "leasecontractlength");
    return rate;
}

/// The columns without which no line can be read, and each that is read once; true when that is so.
bool checkColumns(const Columns& columns, std::size_t line, Offer& offer) {
    static constexpr std::array<const char*, 8> kOfPrices{"sku",  "ratecode",     "termtype", "effectivedate",
                                                          "unit", "priceperunit", "currency", "usagetype"};
    static constexpr std::array<const char*, 8> kOfPlans{"sku",           "servicecode",          "usagetype",
                                                         "effectivedate", "discountedrate",       "currency",
                                                         "unit",          "discountedservicecode"};
    bool all = true;
    for (const char* needed : offer.plans ? kOfPlans : kOfPrices) {
        if (columns.has(needed)) continue;
        offer.note(line, std::string("has no column \"") + needed + "\"");
        all = false;
    }
    static constexpr std::array<const char*, 24> kRead{"sku",
                                                       "ratecode",
                                                       "termtype",
                                                       "effectivedate",
                                                       "unit",
                                                       "priceperunit",
                                                       "currency",
                                                       "usagetype",
                                                       "startingrange",
                                                       "endingrange",
                                                       "regioncode",
                                                       "location",
                                                       "transfertype",
                                                       "fromregioncode",
                                                       "toregioncode",
                                                       "fromlocation",
                                                       "tolocation",
                                                       "servicecode",
                                                       "servicename",
                                                       "leasecontractlength",
                                                       "discountedrate",
                                                       "discountedservicecode",
                                                       "discountedusagetype",
                                                       "discountedregioncode"};
    for (const char* read : kRead) {
        if (!columns.hasTwice(read)) continue;
        offer.note(line, std::string("has the column \"") + read + "\" twice: which one holds cannot be told");
        all = false;
    }
    return all;
}

/// What a line of a savings plans' file says: a rate of a plan.
void addPlanRate(const Columns& columns, const Row& row, std::size_t line, Offer& offer) {
    OfferPlanRate rate;
    rate.planSku = columns.of(row, "sku");
    rate.plan = columns.of(row, "usagetype");
    rate.service = columns.of(row, "discountedservicecode");
    rate.usageType = columns.of(row, "discountedusagetype");
    rate.region = columns.of(row, "discountedregioncode");
    rate.unit = columns.of(row, "unit");
    rate.usd = columns.of(row, "discountedrate");
    rate.currency = columns.of(row, "currency");
    rate.effective = columns.of(row, "effectivedate");
    offer.code = columns.of(row, "servicecode");
    offer.planSkus.insert(rate.planSku);
    if (std::ranges::find(offer.planServices, rate.service) == offer.planServices.end())
        ++offer.planRatesLeft;
    else
        offer.add(rate, line);
}

/// Whether a row describes the product as the first row of its code did.
bool isSame(const OfferProduct& known, const OfferProduct& product) {
    const std::string region = regionOfProduct(product);
    if (region.empty() || product.usageType.empty()) return known.usageType.empty();
    const auto usageType = ownUsageType(region, product.usageType);
    if (usageType && !shippedBehindPrefix(*usageType).empty()) return known.usageType.empty();
    return usageType && *usageType == known.usageType && region == known.region;
}

void readRows(CsvRows& rows, const Columns& columns, std::size_t width, Offer& offer) {
    for (Row row; rows.next(row);) {
        if (rows.brokenOff()) return;  // said by the caller
        if (row.size() != width) {
            offer.note(rows.line(), std::to_string(row.size()) + " cells under " + std::to_string(width) + " columns");
            continue;
        }
        if (offer.plans) {
            addPlanRate(columns, row, rows.line(), offer);
            continue;
        }
        const OfferProduct product = productOf(columns, row);
        const auto known = offer.known(product.sku);
        if (!known) {
            offer.add(product, rows.line());
        } else if (!isSame(*known, product)) {
            offer.note(rows.line(), "SKU " + product.sku + " is " + known->usageType + " of " + known->region +
                                        " above and " + product.usageType + " of " + product.region + " here");
            continue;
        }
        const std::string kind = columns.of(row, "termtype");
        if (kind != "OnDemand" && kind != "Reserved") continue;
        const OfferRate rate = rateOf(columns, row);
        if (kind == "Reserved" && rate.lease.empty())
            offer.noteNoLease(rate, rows.line());
        else
            offer.add(rate, rows.line());
        const std::string name = columns.of(row, "servicename");
        if (!name.empty()) offer.serviceName = name;
    }
}

}  // namespace

void readCsvOffer(ByteStream& stream, Offer& offer) {
    if (stream.ended()) return offer.note(1, "is empty");
    CsvRows rows(stream);
    Row row;
    while (rows.next(row) && plainColumnName(row.front()) != "sku") takeHead(row, offer);
    const bool headed = !row.empty() && plainColumnName(row.front()) == "sku";
    if (!headed && offer.formatVersion.empty() && offer.code.empty() && offer.published.empty())
        return offer.note(1,
                          "is no price list of AWS's: an offer file is JSON that begins with {, or CSV whose first "
                          "lines name FormatVersion, Publication Date and OfferCode");
    const Columns columns(row);
    offer.plans = columns.has("discountedusagetype");
    checkOfferHead(offer, 1);
    if (!headed) return offer.note(rows.line(), "has no header line that begins with SKU");
    if (checkColumns(columns, rows.line(), offer)) readRows(rows, columns, row.size(), offer);
    if (rows.brokenOff()) offer.note(rows.line(), "the file ends inside a quoted cell: it is truncated");
}

}  // namespace headroom::pricing
