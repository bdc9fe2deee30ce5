// SPDX-License-Identifier: GPL-3.0-or-later
#include <nlohmann/json.hpp>

#include "scenarios/format/designs.hpp"
#include "scenarios/format/reference.hpp"
#include "scenarios/format/schema_parts.hpp"
#include "scenarios/format/top_level.hpp"

namespace headroom::format {

namespace {

using schema::Json;

Json wholeGroup(std::string_view path) { return schema::group(schema::groupOf(path), std::nullopt); }

Json listOf(std::string_view path) { return {{"type", "array"}, {"items", wholeGroup(path)}}; }

Json mapOf(Json value) { return {{"type", "object"}, {"additionalProperties", std::move(value)}}; }

Json workload() {
    Json schema = wholeGroup("Workloads.X");
    schema["properties"]["Arrivals"] = {{"$ref", "#/definitions/Arrivals"}};
    for (const base::FieldInfo* info : schema::groupOf("Mix[]").fields) {
        schema["properties"][std::string(info->name)] = schema::field(*info);
    }
    return schema;
}

/// Account limits: a group a service.
Json quotas() {
    constexpr std::string_view kPrefix = "Quotas.";
    Json schema{{"type", "object"}, {"properties", Json::object()}, {"additionalProperties", false}};
    for (const FieldGroup& group : fieldGroups()) {
        if (!group.path.starts_with(kPrefix)) continue;
        schema["properties"][group.path.substr(kPrefix.size())] = schema::group(group, std::nullopt);
    }
    return schema;
}

Json parameter() {
    const Json scalar{{"type", Json::array({"number", "string"})}};
    Json properties;
    properties["Type"] = {{"enum", Json::array({"Number", "String"})}};
    properties["Default"] = {{"anyOf", Json::array({scalar, Json{{"$ref", "#/definitions/Uncertain"}}})}};
    properties["Description"] = {{"type", "string"}};
    properties["ConstraintDescription"] = {{"type", "string"}};
    properties["MinValue"] = {{"type", "number"}};
    properties["MaxValue"] = {{"type", "number"}};
    properties["AllowedValues"] = {{"type", "array"}, {"items", scalar}, {"minItems", 1}};
    return {{"type", "object"},
            {"required", Json::array({"Type"})},
            {"properties", std::move(properties)},
            {"additionalProperties", false}};
}

Json designs() {
    Json sections = Json::array();
    for (const std::string_view key : topLevelKeys()) {
        if (isPatchable(key)) sections.push_back(std::string(key));
    }
    const Json patch{{"type", "object"},
                     {"propertyNames", {{"enum", std::move(sections)}}},
                     {"description", "Merged over the file (RFC 7396): null removes."}};
    const Json design{{"type", "object"},
                      {"required", Json::array({"Name"})},
                      {"properties", {{"Name", {{"type", "string"}, {"minLength", 1}}}, {"Patch", patch}}},
                      {"additionalProperties", false}};
    return {{"type", "array"}, {"maxItems", kMaxDesigns}, {"items", design}};
}

Json layout() {
    const Json coordinate{{"type", "number"}, {"minimum", -1e6}, {"maximum", 1e6}};
    const Json place{{"type", "array"}, {"items", coordinate}, {"minItems", 2}, {"maxItems", 2}};
    return {{"type", "object"},
            {"properties", {{"Resources", mapOf(place)}, {"Workloads", mapOf(place)}}},
            {"additionalProperties", false}};
}

}  // namespace

std::string jsonSchema() {
    Json properties;
    properties["$schema"] = {{"type", "string"}};
    properties["Headroom"] = {{"const", 1}, {"description", "Version of the format."}};
    const Json words{{"anyOf", Json::array({{{"type", "string"}}, {{"$ref", "#/definitions/Reference"}}})}};
    for (const char* key : {"Name", "Description", "Region"}) properties[key] = words;
    properties["Parameters"] = mapOf(parameter());
    properties["Resources"] = mapOf({{"$ref", "#/definitions/Resource"}});
    properties["Workloads"] = mapOf(workload());
    properties["Designs"] = designs();
    properties["Objectives"] = listOf("Objectives[]");
    properties["Simulation"] = wholeGroup("Simulation");
    properties["Billing"] = wholeGroup("Billing");
    properties["Quotas"] = quotas();
    properties["Events"] = listOf("Events[]");
    properties["Rates"] = mapOf({{"type", Json::array({"number", "string", "object"})}});
    properties["Layout"] = layout();
    properties["Imported"] = {{"type", "object"}};
    Json schema{{"$schema", "http://json-schema.org/draft-07/schema#"},
                {"title", "Headroom scenario"},
                {"type", "object"},
                {"required", Json::array({"Headroom", "Region", "Resources", "Workloads"})},
                {"additionalProperties", false}};
    schema["properties"] = std::move(properties);
    schema["definitions"] = schema::definitions();
    return schema.dump(2) + "\n";
}

}  // namespace headroom::format
