// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/services/stepfunctions/data/sources.hpp"
#include "model/services/stepfunctions/error_names.hpp"
#include "model/services/stepfunctions/timestamp.hpp"

namespace headroom::stepfunctions::data {

namespace {

template <class T>
bool related(const T& left, Relation relation, const T& right) {
    switch (relation) {
        case Relation::Equals:
            return left == right;
        case Relation::Less:
            return left < right;
        case Relation::Greater:
            return left > right;
        case Relation::LessEquals:
            return left <= right;
        case Relation::GreaterEquals:
            return left >= right;
        case Relation::Matches:
            return false;
    }
    return false;
}

/// `*` stands for any text, `\*` for itself, `\\` for a backslash. Linear in the text for each star.
bool matchesPattern(std::string_view text, std::string_view pattern) {
    std::size_t t = 0;
    std::size_t p = 0;
    std::size_t star = std::string_view::npos;
    std::size_t resume = 0;
    while (t < text.size()) {
        const bool escaped =
            p + 1 < pattern.size() && pattern[p] == '\\' && (pattern[p + 1] == '*' || pattern[p + 1] == '\\');
        if (p < pattern.size() && pattern[p] == '*') {
            star = ++p;
            resume = t;
        } else if (p < pattern.size() && text[t] == pattern[p + (escaped ? 1 : 0)]) {
            p += escaped ? 2 : 1;
            ++t;
        } else if (star != std::string_view::npos) {
            p = star;
            t = ++resume;
        } else {
            return false;
        }
    }
    while (p < pattern.size() && pattern[p] == '*') ++p;
    return p == pattern.size();
}

/// A backslash that escapes nothing: neither `*` nor a backslash is behind it.
bool hasOpenEscape(std::string_view pattern) {
    for (std::size_t at = pattern.find('\\'); at != std::string_view::npos; at = pattern.find('\\', at + 2))
        if (at + 1 == pattern.size() || (pattern[at + 1] != '*' && pattern[at + 1] != '\\')) return true;
    return false;
}

std::optional<Timestamp> timeOf(const Json& value) {
    return value.is_string() ? parseTimestamp(value.get_ref<const std::string&>()) : std::nullopt;
}

bool isOfKind(const Json& value, IsTest test) {
    switch (test) {
        case IsTest::Null:
            return value.is_null();
        case IsTest::Present:
            return true;
        case IsTest::Numeric:
            return value.is_number();
        case IsTest::String:
            return value.is_string();
        case IsTest::Boolean:
            return value.is_boolean();
        case IsTest::Timestamp:
            return timeOf(value).has_value();
    }
    return false;
}

/// A comparison of values of different kinds does not hold.
bool compares(const Json& left, const ChoiceOperator& op, const Json& right) {
    switch (op.comparand) {
        case Comparand::String: {
            if (!left.is_string() || !right.is_string()) return false;
            const auto& text = left.get_ref<const std::string&>();
            const auto& other = right.get_ref<const std::string&>();
            return op.relation == Relation::Matches ? matchesPattern(text, other) : related(text, op.relation, other);
        }
        case Comparand::Numeric:
            return left.is_number() && right.is_number() && related(left, op.relation, right);
        case Comparand::Boolean:
            return left.is_boolean() && right.is_boolean() && left == right;
        case Comparand::Timestamp: {
            const auto time = timeOf(left);
            const auto other = timeOf(right);
            return time && other && related(*time, op.relation, *other);
        }
        case Comparand::Is:
            return isOfKind(left, op.test) == right.get<bool>();
    }
    return false;
}

base::Error noSuchValue(const Path& path) {
    return failure(error::kRuntime,
                   "Invalid path '" + path.text + "': The choice state's condition path references an invalid value.");
}

base::Result<bool> comparison(const Condition& condition, const Sources& sources) {
    const std::optional<Json> left = find(condition.variable, sources);
    const ChoiceOperator& op = condition.op;
    if (op.comparand == Comparand::Is && op.test == IsTest::Present)
        return left.has_value() == condition.operand.get<bool>();
    if (!left) return noSuchValue(condition.variable);
    const bool matches = op.comparand == Comparand::String && op.relation == Relation::Matches;
    if (matches && condition.operand.is_string() && hasOpenEscape(condition.operand.get_ref<const std::string&>()))
        return failure(error::kRuntime, "StringMatches has an open escape backslash: " + textOf(condition.operand));
    if (!condition.operandPath) return compares(*left, op, condition.operand);
    const std::optional<Json> right = find(*condition.operandPath, sources);
    if (!right) return noSuchValue(*condition.operandPath);
    return compares(*left, op, *right);
}

}  // namespace

// Depth is bounded by the definition's.
base::Result<bool> holds(const Condition& condition, const Sources& sources) {
    switch (condition.kind) {
        case Condition::Kind::Comparison:
            return comparison(condition, sources);
        case Condition::Kind::Constant:
            return condition.operand.is_boolean() && condition.operand.get<bool>();
        case Condition::Kind::Not: {
            const base::Result<bool> inner = holds(condition.parts.front(), sources);
            if (!inner) return inner;
            return !*inner;
        }
        case Condition::Kind::And:
        case Condition::Kind::Or:
            break;
    }
    const bool any = condition.kind == Condition::Kind::Or;
    for (const Condition& part : condition.parts) {
        const base::Result<bool> inner = holds(part, sources);
        if (!inner || *inner == any) return inner;
    }
    return !any;
}

}  // namespace headroom::stepfunctions::data
