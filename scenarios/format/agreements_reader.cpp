// SPDX-License-Identifier: GPL-3.0-or-later
#include "scenarios/format/agreements_reader.hpp"

#include <algorithm>
#include <array>
#include <span>

#include "scenarios/document/pointer.hpp"
#include "scenarios/document/suggest.hpp"

namespace headroom::format {

using document::Node;
using document::Problems;

namespace {

void checkKeys(Problems& problems, const Node& object, const std::string& pointer,
               std::span<const std::string_view> known) {
    for (const document::Member& member : object.members()) {
        if (std::find(known.begin(), known.end(), member.key) != known.end()) continue;
        problems.error(member.keyPosition, document::child(pointer, member.key),
                       "is not known here" + document::didYouMean(member.key, known));
    }
}

std::string requiredText(Problems& problems, const Node& object, const std::string& pointer, std::string_view key) {
    const Node* node = object.find(key);
    if (node != nullptr && node->isString()) return node->asString();
    if (node == nullptr)
        problems.error(object, pointer, "lacks \"" + std::string(key) + "\"");
    else
        problems.error(*node, document::child(pointer, key), "must be text");
    return {};
}

std::string optionalText(Problems& problems, const Node& object, const std::string& pointer, std::string_view key) {
    return object.find(key) == nullptr ? std::string() : requiredText(problems, object, pointer, key);
}

/// A number that must be there; one that nothing is wrong with after saying that it is not.
pricing::NumberText requiredNumber(Problems& problems, const Node& object, const std::string& pointer,
                                   std::string_view key) {
    if (object.find(key) == nullptr) problems.error(object, pointer, "lacks \"" + std::string(key) + "\"");
    return numberText(problems, object, pointer, key)
        .value_or(pricing::NumberText{"100", document::child(pointer, key)});
}

bool isObject(Problems& problems, const Node& node, const std::string& pointer, const char* what) {
    if (node.isObject()) return true;
    problems.error(node, pointer, std::string("must be an object with ") + what);
    return false;
}

/// Calls `take(object, pointer)` for every object of a list.
template <class Take>
void forList(Problems& problems, const Node& object, const std::string& pointer, std::string_view key, const char* what,
             Take take) {
    const Node* list = object.find(key);
    if (list == nullptr) return;
    const std::string at = document::child(pointer, key);
    if (!list->isArray()) return problems.error(*list, at, "must be a list");
    for (std::size_t i = 0; i < list->size(); ++i) {
        const std::string here = document::child(at, i);
        if (isObject(problems, list->elements()[i], here, what)) take(list->elements()[i], here);
    }
}

std::optional<pricing::OwnTier> readTier(Problems& problems, const Node& tier, const std::string& pointer) {
    static constexpr std::array<std::string_view, 2> kTier{"UpTo", "USD"};
    if (!isObject(problems, tier, pointer, R"("USD" and, but for the last, "UpTo")")) return std::nullopt;
    checkKeys(problems, tier, pointer, kTier);
    if (tier.find("USD") == nullptr) problems.error(tier, pointer, R"(lacks "USD")");
    const auto usd = numberText(problems, tier, pointer, "USD");
    const auto upTo = numberText(problems, tier, pointer, "UpTo");
    if (!usd) return std::nullopt;
    return pricing::OwnTier{upTo, *usd};
}

void readDiscounts(Problems& problems, const Node& object, const std::string& pointer,
                   pricing::Agreements& agreements) {
    if (const auto percent = numberText(problems, object, pointer, "Discount")) {
        agreements.discounts.push_back({"", *percent, percent->where});
    }
    if (const Node* fees = object.find("DiscountFees"); fees != nullptr && fees->isBool())
        agreements.discountFees = fees->asBool();
    else if (fees != nullptr && !fees->isReported())
        problems.error(*fees, document::child(pointer, "DiscountFees"), "must be true or false");
    const Node* byType = object.find("Discounts");
    if (byType == nullptr) return;
    const std::string at = document::child(pointer, "Discounts");
    if (!isObject(problems, *byType, at, "usage types and percentages")) return;
    for (const document::Member& member : byType->members()) {
        const auto percent = numberText(problems, *byType, at, member.key);
        if (percent) agreements.discounts.push_back({member.key, *percent, percent->where});
    }
}

void readReservations(Problems& problems, const Node& object, const std::string& pointer,
                      pricing::Agreements& agreements) {
    static constexpr std::array<std::string_view, 6> kKeys{"UsageType", "Term", "Units", "Hourly", "Upfront", "Region"};
    forList(problems, object, pointer, "ReservedCapacity", R"("UsageType", "Term" and "Units")",
            [&](const Node& node, const std::string& at) {
                checkKeys(problems, node, at, kKeys);
                agreements.reserved.push_back(
                    {requiredText(problems, node, at, "UsageType"), requiredText(problems, node, at, "Term"),
                     requiredNumber(problems, node, at, "Units"), numberText(problems, node, at, "Hourly"),
                     numberText(problems, node, at, "Upfront"), at, optionalText(problems, node, at, "Region")});
                const Node* region = node.find("Region");
                if (region != nullptr && region->isString() && region->asString().empty())
                    problems.error(*region, document::child(at, "Region"),
                                   "is empty; must be a region such as us-east-1, or be left out: it is then the "
                                   "bill's own");
            });
}

void readPlans(Problems& problems, const Node& object, const std::string& pointer, pricing::Agreements& agreements) {
    static constexpr std::array<std::string_view, 3> kKeys{"Name", "Commitment", "Rates"};
    forList(problems, object, pointer, "SavingsPlans", R"("Name", "Commitment" and "Rates")",
            [&](const Node& node, const std::string& at) {
                checkKeys(problems, node, at, kKeys);
                pricing::OwnPlan plan{
                    requiredText(problems, node, at, "Name"), requiredNumber(problems, node, at, "Commitment"), {}, at};
                if (const Node* rates = node.find("Rates"))
                    plan.rates = readOwnRates(problems, *rates, document::child(at, "Rates"));
                agreements.plans.push_back(std::move(plan));
            });
}

}  // namespace

std::optional<pricing::NumberText> numberText(Problems& problems, const Node& object, const std::string& pointer,
                                              std::string_view key) {
    const Node* node = object.find(key);
    if (node == nullptr || node->isNull()) return std::nullopt;
    const std::string at = document::child(pointer, key);
    if (node->isNumber()) return pricing::NumberText{node->numberText(), at};
    if (node->isString()) return pricing::NumberText{node->asString(), at};
    if (!node->isReported()) problems.error(*node, at, "must be a number");
    return std::nullopt;
}

std::vector<pricing::OwnRate> readOwnRates(Problems& problems, const Node& section, const std::string& pointer) {
    std::vector<pricing::OwnRate> rates;
    if (!section.isObject()) {
        if (!section.isReported()) {
            problems.error(section, pointer,
                           "must be an object: usage type to USD, or to a list of {\"UpTo\", \"USD\"}");
        }
        return rates;
    }
    for (const document::Member& member : section.members()) {
        const std::string at = document::child(pointer, member.key);
        pricing::OwnRate rate{member.key, {}, at};
        bool whole = true;
        for (std::size_t i = 0; member.value.isArray() && i < member.value.size(); ++i) {
            const auto tier = readTier(problems, member.value.elements()[i], document::child(at, i));
            if (tier) rate.tiers.push_back(*tier);
            whole = whole && tier;
        }
        if (!member.value.isArray()) {
            const auto usd = numberText(problems, section, pointer, member.key);
            if (usd) rate.tiers.push_back({std::nullopt, *usd});
            whole = usd.has_value();
        }
        if (whole) rates.push_back(std::move(rate));
    }
    return rates;
}

pricing::Agreements readAgreements(Problems& problems, const Node& object, const std::string& pointer) {
    pricing::Agreements agreements;
    readDiscounts(problems, object, pointer, agreements);
    readReservations(problems, object, pointer, agreements);
    readPlans(problems, object, pointer, agreements);
    const Node* currency = object.find("Currency");
    const std::string at = document::child(pointer, "Currency");
    if (currency != nullptr && isObject(problems, *currency, at, R"("Code", "PerUSD" and "AsOf")")) {
        static constexpr std::array<std::string_view, 3> kKeys{"Code", "PerUSD", "AsOf"};
        checkKeys(problems, *currency, at, kKeys);
        agreements.currency = pricing::CurrencyRate{requiredText(problems, *currency, at, "Code"),
                                                    requiredNumber(problems, *currency, at, "PerUSD"),
                                                    requiredText(problems, *currency, at, "AsOf"), at};
    }
    return agreements;
}

}  // namespace headroom::format
