// SPDX-License-Identifier: GPL-3.0-or-later
#include "report/result_parts.hpp"

#include <initializer_list>

#include "report/node_fields.hpp"
#include "scenarios/document/pointer.hpp"

namespace headroom::report {

namespace {

using document::Node;

/// Walks over a result and notes what is not there.
class Parts {
public:
    std::vector<std::string> missing;

    void study(const Node& result) {
        texts(result, "", {"Scenario", "Start"});
        numbers(result, "", {"Seed", "Replications", "WarmUp", "Duration"});
        if (const Node* book = object(result, "", "PriceBook")) texts(*book, "/PriceBook", {"Region"});
        std::size_t index = 0;
        for (const Node& one : listIn(result, "Designs")) design(one, "/Designs/" + std::to_string(index++));
    }

private:
    void note(const std::string& at, std::string_view key, const char* what) {
        missing.push_back(document::child(at, key) + " " + what);
    }

    void texts(const Node& node, const std::string& at, std::initializer_list<const char*> keys) {
        for (const char* key : keys) {
            const Node* value = node.find(key);
            if (value == nullptr || !value->isString()) note(at, key, "is no text");
        }
    }

    void numbers(const Node& node, const std::string& at, std::initializer_list<const char*> keys) {
        for (const char* key : keys) {
            const Node* value = node.find(key);
            if (value == nullptr || !value->isNumber()) note(at, key, "is no number");
        }
    }

    const Node* object(const Node& node, const std::string& at, const char* key) {
        const Node* value = node.find(key);
        if (value != nullptr && value->isObject()) return value;
        note(at, key, "is no object");
        return nullptr;
    }

    const Node* list(const Node& node, const std::string& at, const char* key) {
        const Node* value = node.find(key);
        if (value != nullptr && value->isArray()) return value;
        note(at, key, "is no list");
        return nullptr;
    }

    void counts(const Node& node, const std::string& at) {
        numbers(node, at, {"Offered", "Succeeded", "Throttled", "Failed", "TimedOut", "InFlight"});
    }

    void design(const Node& node, const std::string& at) {
        if (!node.isObject()) return note("/Designs", at.substr(at.rfind('/') + 1), "is no object");
        texts(node, at, {"Name"});
        if (const Node* requests = object(node, at, "Requests")) counts(*requests, at + "/Requests");
        if (object(node, at, "Workloads") != nullptr) {
            for (const document::Member& one : membersIn(node, "Workloads"))
                counts(one.value, document::child(at + "/Workloads", one.key));
        }
        if (object(node, at, "Latency") != nullptr) {
            for (const document::Member& one : membersIn(node, "Latency"))
                latency(one.value, document::child(at + "/Latency", one.key));
        }
        if (const Node* money = object(node, at, "Cost")) cost(*money, at + "/Cost");
        quotas(node, at);
        objectives(node, at);
    }

    /// A latency that nobody measured has none of the figures.
    void latency(const Node& node, const std::string& at) {
        numbers(node, at, {"Count"});
        if (numberIn(node, "Count") > 0.0) numbers(node, at, {"Mean", "P50", "P90", "P95", "P99", "P999", "Max"});
    }

    /// Only a bill that knows no price at all has no total.
    void cost(const Node& node, const std::string& at) {
        const Node* lines = list(node, at, "LineItems");
        const Node* unpriced = list(node, at, "NotPriced");
        const Node* month = object(node, at, "PerMonth");
        if (lines == nullptr || unpriced == nullptr || month == nullptr) return;
        if (lines->size() > 0 || unpriced->size() == 0) numbers(*month, at + "/PerMonth", {"Mean"});
        std::size_t index = 0;
        for (const Node& line : lines->elements()) {
            const std::string place = at + "/LineItems/" + std::to_string(index++);
            texts(line, place, {"Service", "UsageType"});
            numbers(line, place, {"Quantity", "Rate", "PerMonth"});
        }
    }

    void quotas(const Node& node, const std::string& at) {
        if (list(node, at, "Quotas") == nullptr) return;
        std::size_t index = 0;
        for (const Node& one : listIn(node, "Quotas")) {
            const std::string place = at + "/Quotas/" + std::to_string(index++);
            texts(one, place, {"Name"});
            numbers(one, place, {"Limit", "Peak"});
        }
    }

    void objectives(const Node& node, const std::string& at) {
        if (list(node, at, "Objectives") == nullptr) return;
        std::size_t index = 0;
        for (const Node& one : listIn(node, "Objectives")) {
            const std::string place = at + "/Objectives/" + std::to_string(index++);
            texts(one, place, {"Metric", "Text"});
            numbers(one, place, {"Limit"});
            if (one.find("Met") == nullptr) note(place, "Met", "is missing");
        }
    }
};

}  // namespace

std::vector<std::string> missingParts(const Node& result) {
    Parts parts;
    parts.study(result);
    return std::move(parts.missing);
}

}  // namespace headroom::report
