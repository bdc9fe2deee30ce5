// SPDX-License-Identifier: GPL-3.0-or-later
#include <cmath>

#include <nlohmann/json.hpp>

#include "scenarios/format/distribution_reader.hpp"
#include "scenarios/format/field_reader.hpp"
#include "scenarios/format/reference.hpp"
#include "scenarios/format/resources.hpp"
#include "scenarios/format/workloads.hpp"

namespace headroom::format {

namespace {

using Json = nlohmann::ordered_json;

// Durations and the like are checked by the reader; the schema gives editors the form.
constexpr const char* kDuration = R"(^[0-9.eE+-]+ ?(ns|us|ms|s|m|min|h|d)$)";
constexpr const char* kSize = R"(^[0-9.eE+-]+ ?(B|KB|MB|GB|TB)$)";
constexpr const char* kRate = R"(^[0-9.eE+-]+ ?/(s|min|h|d)$)";

/// Anything may stand behind a parameter or a range.
Json orReference(Json schema) {
    return {{"anyOf", Json::array({std::move(schema), Json{{"$ref", "#/definitions/Reference"}}, Json{{"$ref", "#/definitions/Uncertain"}}})}};
}

Json numeric(const char* type, const base::FieldInfo& info) {
    Json schema{{"type", type}};
    if (std::isfinite(info.low)) schema["minimum"] = info.low;
    if (std::isfinite(info.high)) schema["maximum"] = info.high;
    return schema;
}

Json text(const char* pattern) { return {{"type", "string"}, {"pattern", pattern}}; }

Json schemaOf(const base::FieldInfo& info) {
    using base::FieldKind;
    switch (info.kind) {
        case FieldKind::Integer: return orReference(numeric("integer", info));
        case FieldKind::Number:
        case FieldKind::Probability: return orReference(numeric("number", info));
        case FieldKind::Boolean: return orReference({{"type", "boolean"}});
        case FieldKind::Text: return orReference({{"type", "string"}});
        case FieldKind::Choice: {
            Json schema{{"enum", Json::array()}};
            for (const std::string_view choice : info.choices) schema["enum"].push_back(std::string(choice));
            return orReference(std::move(schema));
        }
        case FieldKind::Duration: return orReference({{"type", "string"}});
        case FieldKind::Bytes: return orReference(text(kSize));
        case FieldKind::Rate: return orReference(text(kRate));
        case FieldKind::DurationDistribution: return orReference({{"$ref", "#/definitions/DurationDistribution"}});
        case FieldKind::BytesDistribution: return orReference({{"$ref", "#/definitions/BytesDistribution"}});
        case FieldKind::Object: return Json::object();
    }
    return Json::object();
}

Json describe(const base::FieldInfo& info) {
    Json schema = schemaOf(info);
    std::string words(info.doc);
    if (!info.defaultText.empty()) words += " Default: " + std::string(info.defaultText) + ".";
    if (!info.source.empty()) words += " Source: " + std::string(info.source) + ".";
    schema["description"] = words;
    return schema;
}

Json groupSchema(const FieldGroup& group, std::optional<base::FieldPlace> place) {
    Json schema{{"type", "object"}, {"properties", Json::object()}};
    Json required = Json::array();
    for (const base::FieldInfo* info : group.fields) {
        if (place && info->place != *place) continue;
        schema["properties"][std::string(info->name)] = describe(*info);
        if (info->required) required.push_back(std::string(info->name));
    }
    if (!required.empty()) schema["required"] = std::move(required);
    return schema;
}

Json distribution(const char* pattern) {
    Json forms = Json::object();
    for (const DistributionForm& form : distributionForms()) {
        forms[std::string(form.name)] = {{"description", std::string(form.doc) + "; parameters: " + std::string(form.parameters)}};
    }
    return {{"anyOf", Json::array({text(pattern), Json{{"type", "object"}, {"properties", std::move(forms)}, {"minProperties", 1}, {"maxProperties", 1}}})}};
}

Json resource(const FieldGroup& group) {
    Json properties = groupSchema(group, base::FieldPlace::Properties);
    for (const base::OtherProperty* other : group.others) {
        const bool later = other->status == base::OtherProperty::Status::NotModelled;
        properties["properties"][std::string(other->name)] = {{"description", (later ? "Not modelled yet: " : "Without effect: ") + std::string(other->reason)}};
    }
    Json schema{{"type", "object"}, {"required", Json::array({"Type"})}, {"properties", Json::object()}};
    schema["properties"]["Type"] = {{"const", group.path}};
    schema["properties"]["Properties"] = std::move(properties);
    schema["properties"]["Behavior"] = groupSchema(group, base::FieldPlace::Behavior);
    return schema;
}

const FieldGroup* groupOf(std::string_view path) {
    for (const FieldGroup& group : fieldGroups()) {
        if (group.path == path) return &group;
    }
    return nullptr;
}

Json arrivals() {
    Json schema{{"type", "object"}, {"properties", Json::object()}};
    for (const ArrivalForm& form : arrivalForms()) {
        const FieldGroup* group = groupOf(form.name);
        Json one = group != nullptr ? groupSchema(*group, std::nullopt) : Json::object();
        one["description"] = std::string(form.doc) + "; parameters: " + std::string(form.parameters);
        schema["properties"][std::string(form.name)] = std::move(one);
    }
    for (const base::FieldInfo* info : groupOf("Arrivals")->fields) schema["properties"][std::string(info->name)] = describe(*info);
    return schema;
}

Json definitions() {
    Json all;
    all["Reference"] = {{"type", "object"}, {"properties", {{"Ref", {{"type", "string"}}}}}, {"required", Json::array({"Ref"})}, {"additionalProperties", false}};
    all["Uncertain"] = {{"type", "object"}, {"properties", {{"Uncertain", {{"type", "object"}, {"required", Json::array({"Low", "Likely", "High"})}}}}},
                        {"required", Json::array({"Uncertain"})}, {"additionalProperties", false}};
    all["DurationDistribution"] = distribution(kDuration);
    all["BytesDistribution"] = distribution(kSize);
    all["Arrivals"] = arrivals();
    Json types = Json::array();
    for (const std::string_view type : modelledTypes()) {
        const FieldGroup* group = groupOf(type);
        all[std::string(type)] = resource(*group);
        types.push_back({{"if", {{"properties", {{"Type", {{"const", std::string(type)}}}}}}}, {"then", {{"$ref", "#/definitions/" + std::string(type)}}}});
    }
    all["Resource"] = {{"type", "object"}, {"required", Json::array({"Type"})}, {"allOf", std::move(types)}};
    return all;
}

Json listOf(std::string_view path) { return {{"type", "array"}, {"items", groupSchema(*groupOf(path), std::nullopt)}}; }

}  // namespace

std::string jsonSchema() {
    Json workload = groupSchema(*groupOf("Workloads.X"), std::nullopt);
    workload["properties"]["Arrivals"] = {{"$ref", "#/definitions/Arrivals"}};
    for (const base::FieldInfo* info : groupOf("Mix[]")->fields) workload["properties"][std::string(info->name)] = describe(*info);
    Json quotas{{"type", "object"}, {"properties", {{"Lambda", groupSchema(*groupOf("Quotas.Lambda"), std::nullopt)}, {"ApiGateway", groupSchema(*groupOf("Quotas.ApiGateway"), std::nullopt)}}}};
    Json properties;
    properties["$schema"] = {{"type", "string"}};
    properties["Headroom"] = {{"const", 1}, {"description", "Version of the format."}};
    for (const char* key : {"Name", "Description", "Region"}) properties[key] = {{"type", "string"}};
    properties["Parameters"] = {{"type", "object"}};
    properties["Resources"] = {{"type", "object"}, {"additionalProperties", {{"$ref", "#/definitions/Resource"}}}};
    properties["Workloads"] = {{"type", "object"}, {"additionalProperties", std::move(workload)}};
    properties["Designs"] = {{"type", "array"}, {"items", {{"type", "object"}, {"required", Json::array({"Name"})}, {"properties", {{"Name", {{"type", "string"}}}, {"Patch", {{"type", "object"}}}}}}}};
    properties["Objectives"] = listOf("Objectives[]");
    properties["Simulation"] = groupSchema(*groupOf("Simulation"), std::nullopt);
    properties["Billing"] = groupSchema(*groupOf("Billing"), std::nullopt);
    properties["Quotas"] = std::move(quotas);
    properties["Events"] = listOf("Events[]");
    properties["Rates"] = {{"type", "object"}};
    properties["Layout"] = {{"type", "object"}};
    Json schema{{"$schema", "http://json-schema.org/draft-07/schema#"}, {"title", "Headroom scenario"}, {"type", "object"},
                {"required", Json::array({"Headroom", "Region", "Resources", "Workloads"})}, {"additionalProperties", false}};
    schema["properties"] = std::move(properties);
    schema["definitions"] = definitions();
    return schema.dump(2) + "\n";
}

}  // namespace headroom::format
