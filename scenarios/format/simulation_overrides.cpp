// SPDX-License-Identifier: GPL-3.0-or-later
#include <charconv>

#include "scenarios/format/quantity.hpp"
#include "scenarios/format/range_check.hpp"
#include "scenarios/format/sections.hpp"

namespace headroom::format {

namespace {

const base::FieldInfo& fieldOf(std::string_view name) {
    for (const auto& field : simulationFields()) {
        if (field.info.name == name) return field.info;
    }
    return simulationFields().front().info;
}

base::Error wrong(const base::FieldInfo& info, std::string_view text, std::string_view what) {
    return {base::Errc::BadInput, {}, document::quoted(text) + std::string(what) + "; must be " + rangeText(info)};
}

}  // namespace

base::Result<std::int64_t> parseSimulationInteger(std::string_view field, std::string_view text) {
    const base::FieldInfo& info = fieldOf(field);
    std::int64_t value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    const bool whole = !text.empty() && end == text.data() + text.size() && error != std::errc::invalid_argument;
    if (!whole) return wrong(info, text, " is not a whole number");
    const auto number = static_cast<double>(value);
    if (error != std::errc() || number < info.low || number > info.high) return wrong(info, text, " is out of range");
    return value;
}

base::Result<base::Duration> parseSimulationDuration(std::string_view field, std::string_view text) {
    const base::FieldInfo& info = fieldOf(field);
    const auto length = parseDuration(text);
    if (!length) return length.error();
    const double seconds = base::toSeconds(*length);
    if (seconds < info.low || seconds > info.high) return wrong(info, text, " is out of range");
    return *length;
}

}  // namespace headroom::format
