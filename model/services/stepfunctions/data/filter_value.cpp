// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/services/stepfunctions/data/filter_value.hpp"

#include <algorithm>
#include <string>

namespace headroom::stepfunctions::data {

namespace {

using Kind = Filter::Kind;

bool has(const Json& list, const Json& value) {
    return list.is_array() && std::find(list.begin(), list.end(), value) != list.end();
}

bool isOrdered(Kind kind, const Json& left, const Json& right) {
    const bool comparable = (left.is_number() && right.is_number()) || (left.is_string() && right.is_string());
    if (!comparable) return false;
    if (kind == Kind::Less) return left < right;
    if (kind == Kind::LessEqual) return left <= right;
    return kind == Kind::Greater ? left > right : left >= right;
}

bool holdsText(const Json& left, const Json& right) {
    return right.is_string() &&
           left.get_ref<const std::string&>().find(right.get_ref<const std::string&>()) != std::string::npos;
}

/// Of a list its elements, of a text its length: nothing for any other value.
std::optional<std::size_t> sizeOf(const Json& value) {
    if (value.is_string()) return value.get_ref<const std::string&>().size();
    return value.is_structured() ? std::optional(value.size()) : std::nullopt;
}

bool relatesLists(Kind kind, const Json& left, const Json& right) {
    if (!left.is_array() || !right.is_array()) return false;
    const auto inside = [&right](const Json& element) { return has(right, element); };
    if (kind == Kind::SubsetOf) return std::all_of(left.begin(), left.end(), inside);
    const bool any = std::any_of(left.begin(), left.end(), inside);
    return kind == Kind::AnyOf ? any : !any;
}

}  // namespace

Json literalOf(const FilterOperand& operand) {
    if (const auto* truth = std::get_if<bool>(&operand)) return *truth;
    if (const auto* number = std::get_if<double>(&operand)) return *number;
    if (const auto* text = std::get_if<std::string>(&operand)) return *text;
    const auto* values = std::get_if<std::vector<FilterValue>>(&operand);
    if (values == nullptr) return nullptr;
    Json list = Json::array();
    for (const FilterValue& value : *values)
        list.push_back(std::visit([](const auto& given) { return literalOf(FilterOperand(given)); }, value));
    return list;
}

bool compares(Filter::Kind kind, const std::optional<Json>& left, const std::optional<Json>& right) {
    if (kind == Kind::NotEqual) return left != right;
    if (kind == Kind::NotIn) return !left || !right || !has(*right, *left);
    if (!left || !right) return false;
    switch (kind) {
        case Kind::Equal:
            return *left == *right;
        case Kind::Less:
        case Kind::LessEqual:
        case Kind::Greater:
        case Kind::GreaterEqual:
            return isOrdered(kind, *left, *right);
        case Kind::In:
            return has(*right, *left);
        case Kind::Contains:
            return left->is_string() ? holdsText(*left, *right) : has(*left, *right);
        case Kind::SubsetOf:
        case Kind::AnyOf:
        case Kind::NoneOf:
            return relatesLists(kind, *left, *right);
        case Kind::Size:
            return sizeOf(*left) && Json(*sizeOf(*left)) == *right;
        case Kind::Empty:
            return sizeOf(*left) && Json(*sizeOf(*left) == 0) == *right;
        case Kind::And:
        case Kind::Or:
        case Kind::Not:
        case Kind::Exists:
        case Kind::NotEqual:
        case Kind::NotIn:
            break;
    }
    return false;
}

}  // namespace headroom::stepfunctions::data
