// SPDX-License-Identifier: GPL-3.0-or-later
#include "scenarios/planning/repeated_values.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace headroom::planning {

namespace {

struct Value {
    const std::string* text = nullptr;
    std::optional<Amount> amount;
};

bool same(const Value& a, const Value& b) {
    if (!a.amount || !b.amount) return *a.text == *b.text;
    return a.amount->kind == b.amount->kind && a.amount->value == b.amount->value;
}

}  // namespace

std::vector<std::string> eachOnce(const std::vector<std::string>& values) {
    std::vector<Value> once;
    for (const std::string& text : values) {
        Value value{&text, amountOf(text)};
        const bool known = std::ranges::any_of(once, [&](const Value& one) { return same(one, value); });
        if (!known) once.push_back(std::move(value));
    }
    std::vector<std::string> texts;
    for (const Value& value : once) texts.push_back(*value.text);
    return texts;
}

std::string repetitionText(const Axis& axis) {
    const std::size_t left = eachOnce(axis.values).size();
    if (left == axis.values.size()) return {};
    const bool whole = axis.range && axis.range->whole;
    return fmt::format("{} {}: {} of the {} values asked for are different, each is simulated once", axis.name,
                       whole ? "takes whole values only" : "is given values twice", left, axis.values.size());
}

}  // namespace headroom::planning
