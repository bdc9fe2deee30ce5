// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>

#include "report/comparison.hpp"
#include "report/json_fields.hpp"

namespace headroom::report {

/// A difference with its intervals and verdict, or null.
inline void writeDifference(JsonWriter& json, const std::optional<planning::Difference>& difference, bool money) {
    if (!difference) return json.null();
    const auto interval = [&](const char* name, const std::optional<study::Interval>& one) {
        json.key(name);
        if (money)
            writeAmounts(json, one);
        else
            write(json, one);
    };
    json.beginObject();
    json.key("Value");
    if (money)
        json.amount(difference->value);
    else
        json.number(difference->value);
    interval("CI95", difference->paired);
    interval("UnpairedCI95", difference->unpaired);
    field(json, "Verdict", verdictText(difference->verdict));
    json.endObject();
}

}  // namespace headroom::report
