// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/usage_reader.hpp"

#include <algorithm>
#include <array>

#include "scenarios/document/pointer.hpp"
#include "scenarios/document/read_document.hpp"
#include "scenarios/document/suggest.hpp"
#include "scenarios/format/agreements_reader.hpp"

namespace headroom::cli {

using document::Node;
using document::Problems;

namespace {

constexpr std::array<std::string_view, 13> kTop{
    "$schema",  "Region",    "FreeTier", "MonthHours",       "Rates",        "Usage",       "PricesAsOf",
    "Discount", "Discounts", "Currency", "ReservedCapacity", "SavingsPlans", "DiscountFees"};
constexpr std::array<std::string_view, 5> kLine{"Service", "UsageType", "Quantity", "Resource", "PerHour"};

void checkKeys(Problems& problems, const Node& object, const std::string& pointer,
               std::span<const std::string_view> known) {
    for (const document::Member& member : object.members()) {
        if (std::find(known.begin(), known.end(), member.key) != known.end()) continue;
        problems.error(member.keyPosition, document::child(pointer, member.key),
                       "is not known here" + document::didYouMean(member.key, known));
    }
}

std::string text(Problems& problems, const Node& object, const std::string& pointer, std::string_view key,
                 bool required) {
    const Node* node = object.find(key);
    if (node != nullptr && node->isString()) return node->asString();
    if (node != nullptr && node->isReported()) return {};
    if (node != nullptr)
        problems.error(*node, document::child(pointer, key), "must be text");
    else if (required)
        problems.error(object, pointer, "lacks \"" + std::string(key) + "\"");
    return {};
}

/// A name of AWS's: a text that says something.
std::string name(Problems& problems, const Node& object, const std::string& pointer, std::string_view key,
                 const char* example) {
    std::string said = text(problems, object, pointer, key, true);
    const Node* node = object.find(key);
    if (said.empty() && node != nullptr && node->isString())
        problems.error(*node, document::child(pointer, key),
                       std::string("is empty; must be a name such as ") + example);
    return said;
}

/// One line of usage; nothing, with problems, when it lacks what the bill needs to go on.
std::optional<pricing::UsageLine> readLine(Problems& problems, const Node& node, const std::string& pointer) {
    if (!node.isObject()) {
        if (!node.isReported()) {
            problems.error(node, pointer, R"(must be an object with "Service", "UsageType" and "Quantity")");
        }
        return std::nullopt;
    }
    pricing::UsageLine line;
    line.where = pointer;
    checkKeys(problems, node, pointer, kLine);
    line.service = name(problems, node, pointer, "Service", "AWSLambda");
    line.usageType = name(problems, node, pointer, "UsageType", "Request");
    line.resource = text(problems, node, pointer, "Resource", false);
    if (const Node* quantity = node.find("Quantity"); quantity != nullptr && quantity->isString())
        problems.error(*quantity, pointer + "/Quantity", "is text; must be a number");
    line.quantity = format::numberText(problems, node, pointer, "Quantity");
    if (node.find("Quantity") == nullptr) problems.error(node, pointer, R"(lacks "Quantity")");
    if (const Node* perHour = node.find("PerHour")) {
        if (perHour->isBool())
            line.perHour = perHour->asBool();
        else if (!perHour->isReported())
            problems.error(*perHour, pointer + "/PerHour", "must be true or false");
    }
    if (line.service.empty() || line.usageType.empty()) return std::nullopt;
    return line;
}

pricing::UsageList readList(Problems& problems, const Node& root, bool withoutUsage) {
    checkKeys(problems, root, "", kTop);
    pricing::UsageList list;
    list.region = text(problems, root, "", "Region", false);
    const std::string freeTier = text(problems, root, "", "FreeTier", false);
    if (const Node* node = root.find("FreeTier"); node != nullptr && node->isString()) list.freeTier = freeTier;
    list.monthHours = format::numberText(problems, root, "", "MonthHours");
    if (const Node* rates = root.find("Rates")) list.rates = format::readOwnRates(problems, *rates, "/Rates");
    list.agreements = format::readAgreements(problems, root, "");
    list.asOf = text(problems, root, "", "PricesAsOf", false);
    const Node* usage = root.find("Usage");
    if (usage == nullptr && withoutUsage) return list;
    if (usage == nullptr || !usage->isArray()) {
        if (usage == nullptr || !usage->isReported()) {
            problems.error(usage != nullptr ? *usage : root, "/Usage", "must be a list of usage");
        }
        return list;
    }
    for (std::size_t i = 0; i < usage->size(); ++i) {
        auto line = readLine(problems, usage->elements()[i], document::child("/Usage", i));
        if (line) list.usage.push_back(std::move(*line));
    }
    return list;
}

}  // namespace

LoadedUsage readUsage(const std::filesystem::path& file, bool withoutUsage) {
    document::Loaded loaded = document::readDocument(file);
    LoadedUsage result{std::nullopt, std::move(loaded.root), std::move(loaded.problems)};
    if (!result.root) return result;
    Problems problems(file.string());
    const bool scenario = result.root->isObject() && result.root->find("Resources") != nullptr;
    if (scenario || (result.root->isObject() && result.root->find("HeadroomResult") != nullptr)) {
        problems.error(*result.root, "",
                       scenario ? "is a scenario, no list of usage: `headroom run` simulates it and prices what it uses"
                                : "is a result, no list of usage: its bill is in it, and `headroom report` shows it");
    } else if (result.root->isObject()) {
        result.list = readList(problems, *result.root, withoutUsage);
    } else if (!result.root->isReported()) {
        problems.error(*result.root, "", R"(must be an object with "Region" and "Usage")");
    }
    const auto more = problems.take();
    result.problems.insert(result.problems.end(), more.begin(), more.end());
    return result;
}

}  // namespace headroom::cli
