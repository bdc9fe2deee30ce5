// SPDX-License-Identifier: GPL-3.0-or-later
#include "scenarios/calibrate/item_sizes.hpp"

#include <algorithm>

#include "model/engine/histogram.hpp"
#include "scenarios/calibrate/fit.hpp"
#include "scenarios/calibrate/key_skew.hpp"
#include "scenarios/calibrate/log_time.hpp"
#include "scenarios/document/pointer.hpp"
#include "scenarios/document/problem.hpp"

namespace headroom::calibrate {

using document::Node;

namespace {

std::int64_t valueBytes(const Node& value);

std::int64_t numberBytes(const std::string& text) {
    std::int64_t digits = 0;
    bool leading = true;
    for (const char c : text.substr(0, text.find_first_of("eE"))) {
        if (c < '0' || c > '9') continue;
        leading = leading && c == '0';
        digits += leading ? 0 : 1;
    }
    return (digits + 1) / 2 + 1;
}

std::int64_t binaryBytes(const std::string& base64) {
    const auto padding = std::ranges::count(base64, '=');
    return static_cast<std::int64_t>(base64.size()) / 4 * 3 - padding;
}

std::int64_t scalarBytes(std::string_view type, const Node& value) {
    if (!value.isString()) return 1;  // NULL and BOOL
    if (type == "N" || type == "NS") return numberBytes(value.asString());
    if (type == "B" || type == "BS") return binaryBytes(value.asString());
    return static_cast<std::int64_t>(value.asString().size());
}

std::int64_t listBytes(std::string_view type, const Node& list) {
    std::int64_t bytes = type == "L" ? 3 : 0;
    for (const Node& one : list.elements()) bytes += type == "L" ? 1 + valueBytes(one) : scalarBytes(type, one);
    return bytes;
}

std::int64_t valueBytes(const Node& value) {
    if (!value.isObject() || value.size() != 1) return 1;
    const document::Member& typed = value.members().front();
    if (typed.value.isArray()) return listBytes(typed.key, typed.value);
    if (typed.key == "M" && typed.value.isObject()) {
        std::int64_t bytes = 3;
        for (const document::Member& member : typed.value.members())
            bytes += 1 + static_cast<std::int64_t>(member.key.size()) + valueBytes(member.value);
        return bytes;
    }
    return scalarBytes(typed.key, typed.value);
}

Findings setSizes(Node& scenario, Node& table, const std::string& name, const Node& items, Sample& sizes,
                  const std::string& source) {
    for (const Node& item : items.elements()) sizes.record(base::Duration(itemBytes(item)));
    behaviorOf(table).set("ItemSize", sizeLaw(sizes));
    const std::string seen = std::to_string(sizes.count()) + " items";
    noteSource(scenario, "/Resources/" + name + "/Behavior/ItemSize",
               source + ", " + seen + std::string(recorded::kOfNoDay));
    return {name + " ItemSize: p50 " + std::to_string(sizes.percentile(0.5).count) + "B, p99 " +
            std::to_string(sizes.percentile(0.99).count) + "B of " + seen +
            "; a scan's first page shows neighbours, not a sample: take several segments"};
}

base::Result<Findings> setMeans(Node& scenario, Node& table, const std::string& name, const Node& described,
                                const std::string& source) {
    const Node* count = described.find("ItemCount");
    const Node* bytes = described.find("TableSizeBytes");
    const std::int64_t items = count != nullptr && count->isNumber() ? count->asInteger().value_or(0) : 0;
    const std::int64_t size = bytes != nullptr && bytes->isNumber() ? bytes->asInteger().value_or(0) : 0;
    if (items <= 0 || size < items)
        return refused("says of no items how many and how large: the table is empty or new");
    Node& behavior = behaviorOf(table);
    behavior.set("ItemCount", Node::integer(items));
    behavior.set("ItemSize", Node::string(std::to_string(size / items) + "B"));
    noteSource(scenario, "/Resources/" + name + "/Behavior/ItemCount",
               source + ", describe-table" + std::string(recorded::kOfNoDay));
    noteSource(scenario, "/Resources/" + name + "/Behavior/ItemSize",
               source + ", describe-table, mean" + std::string(recorded::kOfNoDay));
    return Findings{name + ": " + std::to_string(items) + " items of " + std::to_string(size / items) +
                    "B on average; DynamoDB brings these figures up to date about every six hours"};
}

}  // namespace

std::int64_t itemBytes(const Node& item) {
    std::int64_t bytes = 0;
    if (!item.isObject()) return bytes;
    for (const document::Member& member : item.members())
        bytes += static_cast<std::int64_t>(member.key.size()) + valueBytes(member.value);
    return bytes;
}

bool isTableAnswer(const Node& root) {
    if (!root.isObject()) return false;
    const Node* items = root.find("Items");
    const bool scanned = items != nullptr && items->isArray() && root.find("Count") != nullptr;
    return scanned || document::resolve(root, "/Table/TableName") != nullptr || isContributorReport(root);
}

base::Result<Findings> calibrateTable(Node& scenario, const std::string& name, const Node& answer, Sample& items,
                                      const std::string& source) {
    Node* table = resourceNamed(scenario, name,
                                {"AWS::DynamoDB::Table", "AWS::DynamoDB::GlobalTable", "AWS::Serverless::SimpleTable"});
    if (table == nullptr) return refused(document::quoted(name) + " is no table of the scenario");
    if (isContributorReport(answer)) return setKeys(scenario, name, answer, source);
    if (const Node* listed = answer.find("Items"); listed != nullptr && listed->isArray()) {
        if (listed->size() == 0) return refused("holds no item");
        return setSizes(scenario, *table, name, *listed, items, source);
    }
    const Node* described = answer.find("Table");
    if (described == nullptr) return refused("is no answer about a table");
    return setMeans(scenario, *table, name, *described, source);
}

}  // namespace headroom::calibrate
