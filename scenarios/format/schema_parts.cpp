// SPDX-License-Identifier: GPL-3.0-or-later
#include "scenarios/format/schema_parts.hpp"

#include <algorithm>
#include <array>
#include <cassert>
#include <cmath>
#include <nlohmann/json.hpp>

#include "scenarios/format/resources.hpp"

namespace headroom::format::schema {

namespace {

constexpr const char* kNumber = R"(^([0-9]+\.?[0-9]*|\.[0-9]+)([eE][+-]?[0-9]+)? *)";

/// A UTC time of the years that are simulated.
constexpr const char* kUtc =
    "^(19[7-9][0-9]|20[0-9][0-9])-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])"
    "(T([01][0-9]|2[0-3]):[0-5][0-9](:[0-5][0-9])?Z)?$";

/// An object with one member of that name: {"Ref": ...}.
Json single(const char* name, Json value) {
    return {{"type", "object"},
            {"properties", {{name, std::move(value)}}},
            {"required", Json::array({name})},
            {"additionalProperties", false}};
}

Json numeric(const char* type, const base::FieldInfo& info) {
    Json schema{{"type", type}};
    if (std::isfinite(info.low)) schema["minimum"] = info.low;
    if (std::isfinite(info.high)) schema["maximum"] = info.high;
    return schema;
}

/// Words that a parameter takes besides its own kind: presets, and what its sentence says in quotes.
Json wordsOf(const base::FieldInfo& info) {
    constexpr std::array<std::string_view, 2> kCanBeOff{"RequestsPerConcurrency", "ScalingBurst"};  // quota_reader.cpp
    Json words = Json::array();
    if (std::ranges::find(kCanBeOff, info.name) != kCanBeOff.end()) words.push_back("none");
    for (const std::string_view choice : info.choices) words.push_back(std::string(choice));
    for (const char* word : {"none", "cold"}) {
        if (info.doc.find('"' + std::string(word) + '"') != std::string_view::npos) words.push_back(word);
    }
    return words;
}

Json ownKind(const base::FieldInfo& info) {
    using base::FieldKind;
    switch (info.kind) {
        case FieldKind::Integer:
            return numeric("integer", info);
        case FieldKind::Number:
        case FieldKind::Probability:
            return numeric("number", info);
        case FieldKind::Boolean:
            return {{"type", "boolean"}};
        case FieldKind::Text:
            if (info.name == "Start") return {{"type", "string"}, {"pattern", kUtc}};
            return {{"type", "string"}};
        case FieldKind::Choice:
            return {{"enum", wordsOf(info)}};
        case FieldKind::Duration:
            return quantity(kDuration);
        case FieldKind::Bytes:
            return quantity(kSize);
        case FieldKind::Rate:
            return quantity(kRate);
        case FieldKind::DurationDistribution:
            return definition("DurationDistribution");
        case FieldKind::BytesDistribution:
            return definition("BytesDistribution");
        case FieldKind::Object:
            break;
    }
    return Json::object();
}

Json timeOfDay() {
    const Json time{{"type", "string"}, {"pattern", "^([01][0-9]|2[0-3]):[0-5][0-9](:[0-5][0-9])?$"}};
    return {{"anyOf", Json::array({time, definition("Reference")})}};
}

Json numbers(std::size_t count) {
    const Json own{{"type", "number"}, {"minimum", 0}};
    const Json one{{"anyOf", Json::array({own, definition("Reference"), definition("Uncertain")})}};
    return {{"type", "array"}, {"items", one}, {"minItems", count}, {"maxItems", count}};
}

Json valueOf(const base::FieldInfo& info) {
    if (info.kind == base::FieldKind::Object) {
        if (info.name == "Steps") return definition("Steps");
        if (info.name == "Key") return definition("Keys");
        if (info.name == "Retry") return definition("Retry");
        if (info.name == "PeakAt") return timeOfDay();
        if (info.name == "Days") return numbers(7);
        if (info.name == "Hours") return numbers(168);
        for (const FieldGroup& one : fieldGroups()) {
            if (one.path != info.name || one.path == "Arrivals") continue;
            Json object = group(one, std::nullopt);
            if (info.name == "Service") object.erase("required");  // beside an integration that names the action
            return object;
        }
        return Json::object();
    }
    Json kinds = Json::array({ownKind(info)});
    Json words = wordsOf(info);
    if (info.kind != base::FieldKind::Choice && !words.empty()) kinds.push_back({{"enum", std::move(words)}});
    if (info.name == "Integration") {  // or a server outside, or an action of a service
        kinds.push_back(single("Http", group(groupOf("Http"), std::nullopt)));
        kinds.push_back(group(groupOf("Service"), std::nullopt));
    }
    kinds.push_back(definition("Reference"));
    kinds.push_back(definition("Uncertain"));
    return {{"anyOf", std::move(kinds)}};
}

Json other(const base::OtherProperty& property) {
    const std::string reason(property.reason);
    if (property.status == base::OtherProperty::Status::NoEffect) return {{"description", "Without effect: " + reason}};
    const Json off{{"enum", Json::array({false, "OFF"})}};  // switched off it does no harm, {"Enabled": false} as well
    const Json inside{{"type", "object"}, {"minProperties", 1}, {"maxProperties", 1}, {"additionalProperties", off}};
    const Json either{{"anyOf", Json::array({off, inside})}};
    return {{"not", {{"not", either}}}, {"description", "Not modelled yet: " + reason}};
}

Json uncertain() {
    const Json own{{"type", Json::array({"number", "string"})}};
    const Json value{{"anyOf", Json::array({own, definition("Reference")})}};
    const Json range{{"type", "object"},
                     {"properties", {{"Low", value}, {"Likely", value}, {"High", value}}},
                     {"required", Json::array({"Low", "Likely", "High"})},
                     {"additionalProperties", false}};
    return single("Uncertain", range);
}

Json reference() {
    const Json name{{"type", "string"}};
    return {{"anyOf", Json::array({single("Ref", name), single("Fn::GetAtt", Json::object()),
                                   single("Fn::Sub", Json::object())})}};
}

}  // namespace

Json definition(const char* name) { return {{"$ref", std::string("#/definitions/") + name}}; }

Json quantity(const char* unit) { return {{"type", "string"}, {"pattern", std::string(kNumber) + unit}}; }

const FieldGroup& groupOf(std::string_view path) {
    const FieldGroup* found = nullptr;
    for (const FieldGroup& one : fieldGroups()) {
        if (one.path == path) found = &one;
    }
    assert(found != nullptr);
    return *found;
}

Json field(const base::FieldInfo& info) {
    Json schema = valueOf(info);
    std::string words(info.doc);
    if (!info.defaultText.empty()) words += " Default: " + std::string(info.defaultText) + ".";
    if (!info.source.empty()) words += " Source: " + std::string(info.source) + ".";
    schema["description"] = words;
    return schema;
}

Json group(const FieldGroup& group, std::optional<base::FieldPlace> place) {
    Json schema{{"type", "object"}, {"properties", Json::object()}};
    Json required = Json::array();
    for (const base::FieldInfo* info : group.fields) {
        if (place && info->place != *place) continue;
        schema["properties"][std::string(info->name)] = field(*info);
        if (info->required) required.push_back(std::string(info->name));
    }
    if (!place) {
        for (const base::OtherProperty* property : group.others)
            schema["properties"][std::string(property->name)] = other(*property);
    }
    if (!required.empty()) schema["required"] = std::move(required);
    schema["additionalProperties"] = false;
    return schema;
}

Json resource(const FieldGroup& group) {
    Json properties = schema::group(group, base::FieldPlace::Properties);
    for (const base::OtherProperty* one : group.others) {
        properties["properties"][std::string(one->name)] = other(*one);
    }
    Json schema{{"type", "object"}, {"required", Json::array({"Type"})}, {"properties", Json::object()}};
    schema["properties"]["Type"] = {{"const", group.path}};
    schema["properties"]["Properties"] = std::move(properties);
    schema["properties"]["Behavior"] = schema::group(group, base::FieldPlace::Behavior);
    if (!group.path.ends_with("Api")) return schema;
    const Json route{
        {"anyOf", Json::array({Json{{"type", "string"}}, schema::group(groupOf("Routes.X"), std::nullopt)})}};
    schema["properties"]["Routes"] = {{"type", "object"}, {"additionalProperties", route}};
    return schema;
}

Json definitions() {
    Json all;
    all["Reference"] = reference();
    all["Uncertain"] = uncertain();
    all["DurationDistribution"] = distribution(kDuration, "DurationDistribution");
    all["BytesDistribution"] = distribution(kSize, "BytesDistribution");
    all["Keys"] = keys();
    all["Retry"] = retry();
    all["Step"] = step();
    all["Steps"] = steps();
    all["Arrivals"] = arrivals();
    Json types = Json::array();
    for (const FieldGroup& group : fieldGroups()) {
        const std::string& type = group.path;
        if (!type.starts_with("AWS::")) continue;
        all[type] = resource(group);
        types.push_back({{"if", {{"properties", {{"Type", {{"const", type}}}}}}}, {"then", definition(type.c_str())}});
    }
    Json taken = Json::array();
    for (const std::string_view type : typesTaken()) taken.push_back(std::string(type));
    all["Resource"] = {{"type", "object"},
                       {"required", Json::array({"Type"})},
                       {"properties", {{"Type", {{"enum", std::move(taken)}}}}},
                       {"allOf", std::move(types)}};
    return all;
}

}  // namespace headroom::format::schema
