// SPDX-License-Identifier: GPL-3.0-or-later
#include <nlohmann/json.hpp>

#include "scenarios/format/schema_parts.hpp"

namespace headroom::format::schema {

namespace {

Json count(double low, double high) {
    const Json own{{"type", "integer"}, {"minimum", low}, {"maximum", high}};
    return {{"anyOf", Json::array({own, definition("Reference"), definition("Uncertain")})}};
}

Json number(double low, double high) {
    const Json own{{"type", "number"}, {"minimum", low}, {"maximum", high}};
    return {{"anyOf", Json::array({own, definition("Reference"), definition("Uncertain")})}};
}

Json object(Json properties, Json required) {
    return {{"type", "object"},
            {"properties", std::move(properties)},
            {"required", std::move(required)},
            {"additionalProperties", false}};
}

/// A list of `items`, or an object of named ones, as a design's patch needs them.
Json listOrNamed(Json items) {
    const Json list{{"type", "array"}, {"items", items}};
    const Json named{{"type", "object"}, {"additionalProperties", std::move(items)}};
    return {{"anyOf", Json::array({list, named})}};
}

}  // namespace

Json step() {
    const Json wait{{"anyOf", Json::array({definition("DurationDistribution"), group(groupOf("Wait"), std::nullopt),
                                           definition("Reference"), definition("Uncertain")})}};
    const Json branch{{"type", "array"}, {"items", group(groupOf("Branch[]"), std::nullopt)}, {"minItems", 1}};
    Json kinds;
    kinds["Compute"] = group(groupOf("Compute"), std::nullopt);
    kinds["Wait"] = wait;
    kinds["Call"] = group(groupOf("Call"), std::nullopt);
    kinds["Branch"] = branch;
    kinds["Repeat"] = group(groupOf("Repeat"), std::nullopt);
    kinds["Parallel"] = listOrNamed(definition("Steps"));
    Json schema = object(std::move(kinds), Json::array());
    schema["minProperties"] = 1;
    schema["maxProperties"] = 1;
    return schema;
}

Json steps() { return listOrNamed(definition("Step")); }

Json keys() {
    constexpr double kMost = 1e12;
    const Json many = count(1, kMost);
    const Json text{{"anyOf", Json::array({Json{{"type", "string"}}, definition("Reference")})}};
    Json forms;
    forms["Uniform"] = object({{"Keys", many}}, Json::array({"Keys"}));
    forms["Zipf"] = object({{"Keys", many}, {"Exponent", number(0, 20)}}, Json::array({"Keys"}));
    forms["Hot"] = object({{"Keys", many}, {"Share", number(0, 1)}, {"Of", many}}, Json::array({"Keys", "Share"}));
    forms["Sequential"] = object({{"Keys", many}}, Json::array());
    Json popularity = object(std::move(forms), Json::array());
    popularity["minProperties"] = 1;
    popularity["maxProperties"] = 1;
    const Json file = object({{"File", text}, {"Column", text}, {"Weight", text}}, Json::array({"File"}));
    return {{"anyOf", Json::array({std::move(popularity), file})}};
}

Json retry() {
    const Json mode{{"enum", Json::array({"2026", "standard", "legacy", "adaptive", "off"})}};
    const Json either{{"anyOf", Json::array({mode, definition("Reference")})}};
    return {{"anyOf", Json::array({mode, object({{"Mode", either}}, Json::array({"Mode"})), definition("Reference")})}};
}

}  // namespace headroom::format::schema
