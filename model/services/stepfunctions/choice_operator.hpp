// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

namespace headroom::stepfunctions {

/// What a comparison compares: kinds in the order of the tables below.
enum class Comparand { String, Numeric, Boolean, Timestamp, Is };
enum class Relation { Equals, Less, Greater, LessEquals, GreaterEquals, Matches };
enum class IsTest { Null, Present, Numeric, String, Boolean, Timestamp };

/// One of the 39 comparison operators of a Choice rule: its parts follow from its name.
struct ChoiceOperator {
    Comparand comparand = Comparand::String;
    Relation relation = Relation::Equals;
    IsTest test = IsTest::Null;  ///< of Comparand::Is
    bool path = false;           ///< the `...Path` twin: the operand is a reference path
    bool operator==(const ChoiceOperator&) const = default;
};

namespace detail {

inline constexpr std::string_view kComparands[] = {"String", "Numeric", "Boolean", "Timestamp"};
inline constexpr std::string_view kRelations[] = {"Equals", "LessThan", "GreaterThan", "LessThanEquals",
                                                  "GreaterThanEquals"};
inline constexpr std::string_view kTests[] = {"Null", "Present", "Numeric", "String", "Boolean", "Timestamp"};

}  // namespace detail

/// The operator of that name, nothing for any other name.
constexpr std::optional<ChoiceOperator> choiceOperator(std::string_view name) {
    if (name == "StringMatches") return ChoiceOperator{Comparand::String, Relation::Matches, IsTest::Null, false};
    if (name.starts_with("Is")) {
        for (std::size_t i = 0; i < std::size(detail::kTests); ++i)
            if (name.substr(2) == detail::kTests[i])
                return ChoiceOperator{Comparand::Is, Relation::Equals, static_cast<IsTest>(i), false};
        return std::nullopt;
    }
    const bool path = name.ends_with("Path");
    if (path) name.remove_suffix(4);
    for (std::size_t i = 0; i < std::size(detail::kComparands); ++i) {
        if (!name.starts_with(detail::kComparands[i])) continue;
        const std::string_view relation = name.substr(detail::kComparands[i].size());
        for (std::size_t k = 0; k < std::size(detail::kRelations); ++k) {
            const bool ordered = static_cast<Comparand>(i) != Comparand::Boolean || k == 0;
            if (relation == detail::kRelations[k] && ordered)
                return ChoiceOperator{static_cast<Comparand>(i), static_cast<Relation>(k), IsTest::Null, path};
        }
    }
    return std::nullopt;
}

}  // namespace headroom::stepfunctions
