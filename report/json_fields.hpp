// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "report/json_writer.hpp"
#include "scenarios/study/result.hpp"

/// What the parts of result.json are written with.
namespace headroom::report {

/// An interval as a list of two numbers, or null.
inline void write(JsonWriter& json, const std::optional<study::Interval>& interval) {
    if (!interval) return json.null();
    json.beginArray();
    json.number(interval->low);
    json.number(interval->high);
    json.endArray();
}

/// The same for amounts of money.
inline void writeAmounts(JsonWriter& json, const std::optional<study::Interval>& interval) {
    if (!interval) return json.null();
    json.beginArray();
    json.amount(interval->low);
    json.amount(interval->high);
    json.endArray();
}

/// A member of the object that is open.
inline void field(JsonWriter& json, std::string_view name, double value) {
    json.key(name);
    json.number(value);
}

/// A value, or null where there is none.
inline void field(JsonWriter& json, std::string_view name, const std::optional<double>& value) {
    json.key(name);
    if (value)
        json.number(*value);
    else
        json.null();
}

inline void field(JsonWriter& json, std::string_view name, std::uint64_t value) {
    json.key(name);
    json.number(value);
}

inline void field(JsonWriter& json, std::string_view name, std::string_view value) {
    json.key(name);
    json.string(value);
}

inline void flag(JsonWriter& json, std::string_view name, bool value) {
    json.key(name);
    json.boolean(value);
}

/// A member that is a list of texts.
inline void writeStrings(JsonWriter& json, std::string_view name, const std::vector<std::string>& values) {
    json.key(name);
    json.beginArray();
    for (const std::string& value : values) json.string(value);
    json.endArray();
}

/// Begins the file of a study: {"HeadroomSweep": 1, "Scenario": "Shop", ...
inline void beginStudy(JsonWriter& json, std::string_view kind, std::string_view scenario) {
    json.beginObject();
    field(json, kind, std::uint64_t{1});
    field(json, "Scenario", scenario);
}

/// What all figures of a study rest on.
template <class Study>
void writeBasis(JsonWriter& json, const Study& study) {
    field(json, "Calibration", study.calibration);
    field(json, "Prices", study.prices);
    if (!study.heldInputs.empty()) field(json, "UncertainInputs", study.heldInputs);
}

}  // namespace headroom::report
