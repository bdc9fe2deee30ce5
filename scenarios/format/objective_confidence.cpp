// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <charconv>

#include "scenarios/document/suggest.hpp"
#include "scenarios/format/objective_hints.hpp"
#include "scenarios/format/range_check.hpp"
#include "scenarios/format/sections.hpp"

namespace headroom::format {

base::Result<double> parseConfidence(std::string_view text) {
    const auto named = [](const base::Field<Objective>& field) { return field.info.name == "Confidence"; };
    const base::FieldInfo& info = std::ranges::find_if(objectiveFields(), named)->info;
    std::optional<double> value = percentMeant(text);
    double share = 0.0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), share);
    if (!value && error == std::errc() && end == text.data() + text.size()) value = share;
    if (value && *value >= info.low && *value <= info.high) return *value;
    return base::Error{
        base::Errc::BadInput,
        {},
        document::quoted(text) + " is no confidence; must be " + rangeText(info) + ", such as 0.9 or 90%"};
}

}  // namespace headroom::format
