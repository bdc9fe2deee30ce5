// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include "report/json_fields.hpp"
#include "scenarios/planning/trials.hpp"

namespace headroom::report {

/// true, false, or null where it is undecided.
inline void writeMet(JsonWriter& json, study::Met met) {
    json.key("Met");
    if (met == study::Met::Undecided)
        json.null();
    else
        json.boolean(met == study::Met::Yes);
}

/// "Objectives": each with its value over the replications.
inline void writeJudged(JsonWriter& json, const std::vector<planning::JudgedObjective>& objectives) {
    json.key("Objectives");
    json.beginArray();
    for (const planning::JudgedObjective& objective : objectives) {
        json.beginObject();
        field(json, "Text", objective.text);
        field(json, "Value", objective.value);
        json.key("CI95");
        write(json, objective.ci95);
        writeMet(json, objective.met);
        json.endObject();
    }
    json.endArray();
}

/// A mean with its interval: {"Mean", "CI95"}.
inline void writeMean(JsonWriter& json, std::string_view name, double mean, const std::optional<study::Interval>& ci95,
                      bool money) {
    json.key(name);
    json.beginObject();
    json.key("Mean");
    if (money)
        json.amount(mean);
    else
        json.number(mean);
    json.key("CI95");
    if (money)
        writeAmounts(json, ci95);
    else
        write(json, ci95);
    json.endObject();
}

}  // namespace headroom::report
