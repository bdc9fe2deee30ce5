// SPDX-License-Identifier: GPL-3.0-or-later
#include <nlohmann/json.hpp>

#include "scenarios/format/schema_parts.hpp"
#include "scenarios/format/workloads.hpp"

namespace headroom::format::schema {

namespace {

Json listOf(std::string_view path, std::size_t least) {
    return {{"type", "array"}, {"items", group(groupOf(path), std::nullopt)}, {"minItems", least}};
}

/// What stands behind the name of a process.
Json parametersOf(const ArrivalForm& form) {
    if (form.name == "Steps") return listOf("Steps[]", 1);
    if (form.name == "Bursty") {
        return {{"type", "object"},
                {"properties", {{"States", listOf("Bursty.States[]", 2)}}},
                {"required", Json::array({"States"})},
                {"additionalProperties", false}};
    }
    if (form.name == "Schedule") {
        const Json text{{"type", "string"}, {"pattern", R"(^(rate|cron)\(.*\)$)"}};
        return {{"anyOf", Json::array({text, definition("Reference")})}};
    }
    return group(groupOf(form.name), std::nullopt);
}

}  // namespace

Json arrivals() {
    Json schema{{"type", "object"}, {"properties", Json::object()}, {"additionalProperties", false}};
    Json one = Json::array();
    for (const ArrivalForm& form : arrivalForms()) {
        Json parameters = parametersOf(form);
        parameters["description"] = std::string(form.doc) + "; parameters: " + std::string(form.parameters);
        schema["properties"][std::string(form.name)] = std::move(parameters);
        one.push_back({{"required", Json::array({std::string(form.name)})}});
    }
    for (const base::FieldInfo* info : groupOf("Arrivals").fields) {
        schema["properties"][std::string(info->name)] = field(*info);
    }
    schema["oneOf"] = std::move(one);
    return schema;
}

}  // namespace headroom::format::schema
