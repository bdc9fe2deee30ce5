// SPDX-License-Identifier: GPL-3.0-or-later
#include "report/cost_shares.hpp"

#include <algorithm>

#include "pricing/bill_parts.hpp"
#include "report/node_fields.hpp"
#include "report/words.hpp"

namespace headroom::report {

namespace {

using Parts = std::vector<std::pair<std::string, pricing::Money>>;

Parts servicesOf(const pricing::Bill& bill) {
    Parts parts;
    for (const pricing::ServiceTotal& total : pricing::totalsByService(bill))
        parts.emplace_back(total.service, total.perMonth);
    std::ranges::stable_sort(parts, [](const auto& a, const auto& b) { return b.second < a.second; });
    return parts;
}

Parts partsOf(const std::vector<study::CostShare>& shares) {
    Parts parts;
    for (const study::CostShare& share : shares) parts.emplace_back(share.of, share.perMonth);
    return parts;
}

double shareOf(pricing::Money part, pricing::Money total) {
    const double whole = pricing::toDouble(total);
    return whole > 0.0 ? pricing::toDouble(part) / whole : 0.0;
}

void writeParts(JsonWriter& json, std::string_view name, const Parts& parts, pricing::Money total) {
    json.key(name);
    json.beginArray();
    for (const auto& [of, amount] : parts) {
        json.beginObject();
        json.key("Of");
        json.string(of);
        json.key("PerMonth");
        json.decimal(pricing::toText(amount));
        json.key("Share");
        json.amount(shareOf(amount, total));
        json.endObject();
    }
    json.endArray();
}

std::vector<study::CostShare> readParts(const document::Node& shares, std::string_view name) {
    std::vector<study::CostShare> all;
    for (const document::Node& one : listIn(shares, name)) {
        const auto amount = pricing::parseMoney(digitsIn(one, "PerMonth"));
        all.push_back({textIn(one, "Of"), amount ? *amount : pricing::Money()});
    }
    return all;
}

Rows rowsOf(std::string head, const Parts& parts, pricing::Money total) {
    Rows rows{{std::move(head), "a month", "share"}};
    for (const auto& [of, amount] : parts)
        rows.push_back({of.empty() ? "(of no resource)" : of, moneyText(pricing::toDouble(amount)),
                        shareText(shareOf(amount, total))});
    return rows;
}

}  // namespace

void writeShares(JsonWriter& json, const study::Cost& cost) {
    if (!isPriced(cost.bill)) return;
    const auto charges = pricing::chargesByTime(cost.bill);
    json.key("Charged");
    json.beginObject();
    for (std::size_t i = 0; i < charges.size(); ++i) {
        json.key(pricing::kChargeTimes[i]);
        json.decimal(pricing::toText(charges[i]));
    }
    json.key("Once");
    json.decimal(pricing::toText(pricing::paidOnce(cost.bill)));
    json.endObject();
    json.key("Shares");
    json.beginObject();
    writeParts(json, "Services", servicesOf(cost.bill), cost.bill.total);
    writeParts(json, "Resources", pricing::totalsByResource(cost.bill), cost.bill.total);
    writeParts(json, "Workloads", partsOf(cost.byWorkload), cost.bill.total);
    writeParts(json, "NoWorkload", partsOf(cost.byNone), cost.bill.total);
    json.endObject();
}

void readShares(const document::Node& node, study::Cost& cost) {
    const document::Node* shares = node.find("Shares");
    if (shares == nullptr) return;
    cost.byWorkload = readParts(*shares, "Workloads");
    cost.byNone = readParts(*shares, "NoWorkload");
}

void writeProfiles(JsonWriter& json, const study::DesignResult& design) {
    if (design.profiles.empty()) return;
    json.key("UsageProfile");
    json.beginArray();
    for (const study::UsageProfile& profile : design.profiles) {
        json.beginObject();
        json.key("Resource");
        json.string(profile.resource);
        json.key("Service");
        json.string(profile.service);
        json.key("UsageType");
        json.string(profile.usageType);
        json.key("Billionths");
        json.beginArray();
        for (const std::int64_t share : profile.billionths) json.decimal(std::to_string(share));
        json.endArray();
        json.endObject();
    }
    json.endArray();
}

void readProfiles(const document::Node& node, study::DesignResult& design) {
    for (const document::Node& one : listIn(node, "UsageProfile")) {
        study::UsageProfile profile{textIn(one, "Resource"), textIn(one, "Service"), textIn(one, "UsageType"), {}};
        for (const document::Node& share : listIn(one, "Billionths"))
            profile.billionths.push_back(share.isNumber() ? std::max<std::int64_t>(share.asInteger().value_or(0), 0)
                                                          : 0);
        design.profiles.push_back(std::move(profile));
    }
}

Rows workloadShareRows(const study::Cost& cost) {
    Parts parts = partsOf(cost.byWorkload);
    for (const auto& [why, amount] : partsOf(cost.byNone)) parts.emplace_back("no workload: " + why, amount);
    return rowsOf("who causes the bill", parts, cost.bill.total);
}

Rows serviceShareRows(const study::Cost& cost) { return rowsOf("service", servicesOf(cost.bill), cost.bill.total); }

Rows resourceShareRows(const study::Cost& cost) {
    return rowsOf("resource", pricing::totalsByResource(cost.bill), cost.bill.total);
}

std::string chargedText(const pricing::Bill& bill) {
    const auto charges = pricing::chargesByTime(bill);
    const auto amount = [&](pricing::ChargeTime time) {
        return moneyText(pricing::toDouble(charges[static_cast<std::size_t>(time)]));
    };
    const pricing::Money once = pricing::paidOnce(bill);
    std::string text =
        "by use " + amount(pricing::ChargeTime::Usage) + ", by the hour " + amount(pricing::ChargeTime::Recurring);
    if (charges[static_cast<std::size_t>(pricing::ChargeTime::MonthStart)].nanos() > 0)
        text += ", at the month's start " + amount(pricing::ChargeTime::MonthStart);
    if (once.nanos() > 0)
        text += "; once " + moneyText(pricing::toDouble(once)) + ", whose part of a month is in the month's start";
    return text;
}

}  // namespace headroom::report
