// SPDX-License-Identifier: GPL-3.0-or-later
#include "report/bill_reader.hpp"

#include "report/cost_shares.hpp"
#include "report/node_fields.hpp"

namespace headroom::report {

namespace {

using document::Node;

pricing::Money moneyIn(const Node& node, std::string_view key) {
    const auto amount = pricing::parseMoney(digitsIn(node, key));
    return amount ? *amount : pricing::Money();
}

pricing::MeteredQuantity quantityIn(const Node& node, std::string_view key) {
    const auto units = pricing::parseDecimal(digitsIn(node, key));
    if (!units) return {};
    const auto quantity = pricing::quantityOf(*units);
    return quantity ? *quantity : pricing::MeteredQuantity{};
}

std::int64_t wholeIn(const Node& node, std::string_view key, std::int64_t standard) {
    const Node* value = node.find(key);
    return value != nullptr && value->isNumber() ? value->asInteger().value_or(standard) : standard;
}

pricing::LineKind kindOf(const std::string& text) {
    if (text == "Reserved") return pricing::LineKind::Reserved;
    if (text == "Fee") return pricing::LineKind::Fee;
    if (text == "SavingsPlan") return pricing::LineKind::Plan;
    return text == "Unused" ? pricing::LineKind::Unused : pricing::LineKind::Usage;
}

pricing::LineItem readLine(const Node& node) {
    pricing::LineItem line;
    line.resource = textIn(node, "Resource");
    line.service = textIn(node, "Service");
    line.usageType = textIn(node, "UsageType");
    line.quantity = quantityIn(node, "Quantity");
    line.unit = textIn(node, "Unit");
    if (const Node* tier = node.find("Tier")) {
        line.tier.from = wholeIn(*tier, "From", 0);
        const Node* upTo = tier->find("UpTo");
        if (upTo != nullptr && upTo->isNumber()) line.tier.upTo = upTo->asInteger();
    }
    if (const auto rate = pricing::parseRate(digitsIn(node, "Rate"), wholeIn(node, "Per", 1))) line.rate = *rate;
    line.perMonth = moneyIn(node, "PerMonth");
    line.freeAllowance = textIn(node, "FreeTier");
    line.ownRate = flagIn(node, "OwnRate");
    line.kind = kindOf(textIn(node, "Kind"));
    line.commitment = textIn(node, "Commitment");
    line.list = node.find("List") != nullptr ? moneyIn(node, "List") : line.perMonth;
    line.fixed = flagIn(node, "Fixed");
    line.listRate = line.rate;
    if (node.find("ListRate") != nullptr) {
        const auto rate = pricing::parseRate(digitsIn(node, "ListRate"), wholeIn(node, "ListPer", 1));
        if (rate) line.listRate = *rate;
    }
    if (node.find("PublicRate") != nullptr) {
        const auto rate = pricing::parseRate(digitsIn(node, "PublicRate"), wholeIn(node, "PublicPer", 1));
        if (rate) line.publicRate = *rate;
    }
    if (const auto discount = pricing::parseDecimal(digitsIn(node, "Discount"))) line.discount = *discount;
    line.sku = textIn(node, "Sku");
    line.rateCode = textIn(node, "RateCode");
    line.region = textIn(node, "Region");
    line.origin = textIn(node, "Book");
    line.validFrom = textIn(node, "ValidFrom");
    return line;
}

pricing::NotPriced readNotPriced(const Node& node) {
    pricing::NotPriced item{textIn(node, "Resource"),
                            textIn(node, "Service"),
                            textIn(node, "UsageType"),
                            textIn(node, "Region"),
                            std::nullopt,
                            "",
                            textIn(node, "Reason")};
    const Node* quantity = node.find("Quantity");
    if (quantity != nullptr && quantity->isNumber()) item.quantity = quantityIn(node, "Quantity");
    return item;
}

void readCommitments(const Node& cost, pricing::Bill& bill) {
    for (const Node& one : listIn(cost, "Commitments")) {
        pricing::CommitmentUse& use = bill.commitments.emplace_back();
        use = {textIn(one, "Name"), moneyIn(one, "PerMonth"), moneyIn(one, "Used"), optionalIn(one, "Coverage"),
               flagIn(one, "ByHour")};
        if (one.find("Upfront") != nullptr) use.upfront = moneyIn(one, "Upfront");
        if (const auto discount = pricing::parseDecimal(digitsIn(one, "Discount"))) use.discount = *discount;
    }
    for (const Node& one : listIn(cost, "OneOff")) {
        const pricing::Money amount = moneyIn(one, "Amount");
        bill.oneOff.push_back({textIn(one, "Name"), textIn(one, "Service"), amount,
                               one.find("List") != nullptr ? moneyIn(one, "List") : amount});
    }
}

std::optional<pricing::BilledCurrency> readCurrency(const Node& cost) {
    const Node* currency = cost.find("InCurrency");
    if (currency == nullptr) return std::nullopt;
    const auto perUsd = pricing::parseDecimal(digitsIn(*currency, "PerUSD"));
    if (!perUsd) return std::nullopt;
    return pricing::BilledCurrency{textIn(*currency, "Code"), *perUsd, textIn(*currency, "AsOf"),
                                   moneyIn(*currency, "PerMonth")};
}

}  // namespace

study::Cost readCost(const Node& node, const std::string& region, const std::string& pricesAsOf) {
    study::Cost cost;
    if (const Node* month = node.find("PerMonth")) {
        cost.bill.total = moneyIn(*month, "Mean");
        cost.perMonth = pricing::toDouble(cost.bill.total);
        cost.ci95 = intervalIn(*month, "CI95");
        cost.month95 = intervalIn(*month, "Month95");
        cost.inputs90 = intervalIn(*month, "Inputs90");
    }
    cost.perMillionRequests = optionalIn(node, "PerMillionRequests");
    cost.fixedPerMonth = numberIn(node, "Fixed");
    for (const document::Member& unit : membersIn(node, "PerUnit")) {
        cost.perUnit.push_back({unit.key, numberIn(unit.value, "PerMonth"), numberIn(unit.value, "Fixed"),
                                numberIn(unit.value, "Variable"), optionalIn(unit.value, "Unsuccessful").value_or(0.0),
                                optionalIn(unit.value, "Caused")});
    }
    for (const Node& line : listIn(node, "LineItems")) cost.bill.lines.push_back(readLine(line));
    for (const Node& item : listIn(node, "NotPriced")) cost.bill.notPriced.push_back(readNotPriced(item));
    for (const Node& book : listIn(node, "Books")) {
        const std::string origin = textIn(book, "File");
        cost.bill.priceBook.books.push_back(
            {textIn(book, "Service"), origin == "shipped" ? "" : origin, textIn(book, "Newest")});
    }
    cost.bill.priceBook.region = region;
    cost.bill.priceBook.asOf = pricesAsOf;
    readShares(node, cost);
    readCommitments(node, cost.bill);
    cost.currency = readCurrency(node);
    return cost;
}

}  // namespace headroom::report
