// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <optional>
#include <string>
#include <vector>

#include "scenarios/document/node.hpp"
#include "scenarios/study/result.hpp"

/// Members of a document's objects with what stands for them when they are not there: for files of our own writing.
namespace headroom::report {

inline const document::Node* memberOf(const document::Node& node, std::string_view key) { return node.find(key); }

inline double numberIn(const document::Node& node, std::string_view key, double standard = 0.0) {
    const document::Node* value = node.find(key);
    return value != nullptr && value->isNumber() ? value->asNumber() : standard;
}

inline std::optional<double> optionalIn(const document::Node& node, std::string_view key) {
    const document::Node* value = node.find(key);
    return value != nullptr && value->isNumber() ? std::optional(value->asNumber()) : std::nullopt;
}

inline std::uint64_t countIn(const document::Node& node, std::string_view key) {
    const document::Node* value = node.find(key);
    if (value == nullptr || !value->isNumber()) return 0;
    const auto whole = value->asInteger();
    if (whole) return *whole < 0 ? 0 : static_cast<std::uint64_t>(*whole);
    return static_cast<std::uint64_t>(std::max(0.0, value->asNumber()));
}

inline std::string textIn(const document::Node& node, std::string_view key) {
    const document::Node* value = node.find(key);
    return value != nullptr && value->isString() ? value->asString() : std::string();
}

/// The number's digits as they were written.
inline std::string digitsIn(const document::Node& node, std::string_view key) {
    const document::Node* value = node.find(key);
    return value != nullptr && value->isNumber() ? value->numberText() : std::string("0");
}

inline bool flagIn(const document::Node& node, std::string_view key) {
    const document::Node* value = node.find(key);
    return value != nullptr && value->isBool() && value->asBool();
}

inline std::optional<study::Interval> intervalIn(const document::Node& node, std::string_view key) {
    const document::Node* value = node.find(key);
    if (value == nullptr || !value->isArray() || value->size() != 2) return std::nullopt;
    const auto& ends = value->elements();
    if (!ends[0].isNumber() || !ends[1].isNumber()) return std::nullopt;
    return study::Interval{ends[0].asNumber(), ends[1].asNumber()};
}

inline const std::vector<document::Node>& listIn(const document::Node& node, std::string_view key) {
    static const std::vector<document::Node> none;
    const document::Node* value = node.find(key);
    return value != nullptr && value->isArray() ? value->elements() : none;
}

inline const std::vector<document::Member>& membersIn(const document::Node& node, std::string_view key) {
    static const std::vector<document::Member> none;
    const document::Node* value = node.find(key);
    return value != nullptr && value->isObject() ? value->members() : none;
}

}  // namespace headroom::report
