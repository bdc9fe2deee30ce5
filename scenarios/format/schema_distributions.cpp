// SPDX-License-Identifier: GPL-3.0-or-later
#include <nlohmann/json.hpp>

#include "scenarios/format/distribution_reader.hpp"
#include "scenarios/format/schema_parts.hpp"

namespace headroom::format::schema {

namespace {

/// Parameters that are numbers, whatever the distribution is of.
bool isNumber(std::string_view parameter) { return parameter == "CV" || parameter == "Shape"; }

Json scalar(Json own) {
    return {{"anyOf", Json::array({std::move(own), definition("Reference"), definition("Uncertain")})}};
}

Json number() { return scalar({{"type", "number"}}); }

/// The names in "Median and P99": the words that begin with a capital.
std::vector<std::string> namesIn(std::string_view text) {
    std::vector<std::string> names;
    std::string word;
    for (const char c : std::string(text) + ' ') {
        const bool part = (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
        if (part) word += c;
        if (!part && !word.empty() && word.front() >= 'A' && word.front() <= 'Z') names.push_back(word);
        if (!part) word.clear();
    }
    return names;
}

/// An object of exactly those parameters.
Json exactly(std::string_view parameters, const Json& own) {
    Json schema{{"type", "object"}, {"properties", Json::object()}, {"required", Json::array()}};
    for (const std::string& name : namesIn(parameters)) {
        schema["properties"][name] = isNumber(name) ? number() : scalar(own);
        schema["required"].push_back(name);
    }
    schema["additionalProperties"] = false;
    return schema;
}

Json parts(const char* weight, Json weightIs, const char* whole) {
    const Json part{{"type", "object"},
                    {"properties", {{"Of", scalar(definition(whole))}, {weight, std::move(weightIs)}}},
                    {"required", Json::array({"Of", weight})},
                    {"additionalProperties", false}};
    return {{"type", "array"}, {"items", part}, {"minItems", 1}};
}

Json column() {
    const Json text{{"anyOf", Json::array({Json{{"type", "string"}}, definition("Reference")})}};
    return {{"type", "object"},
            {"properties", {{"File", text}, {"Column", text}, {"Unit", text}}},
            {"required", Json::array({"File", "Unit"})},
            {"additionalProperties", false}};
}

/// What stands behind the name of a distribution; `own` is one of its values, `whole` names its definition.
Json parametersOf(const DistributionForm& form, const Json& own, const char* whole) {
    if (form.name == "Mixture") return parts("Weight", number(), whole);
    if (form.name == "Regimes") return parts("MeanFor", scalar(quantity(kDuration)), whole);
    if (form.name == "Empirical") return column();
    if (form.name == "Percentiles") {
        return {{"type", "object"},
                {"patternProperties", {{R"(^P[0-9](\.[0-9]+|[0-9](\.?[0-9]+)?|[0-9]*)$)", scalar(own)}}},
                {"additionalProperties", false}};
    }
    const std::size_t other = form.parameters.find(", or ");
    if (other == std::string_view::npos) return exactly(form.parameters, own);
    return {{"anyOf", Json::array({exactly(form.parameters.substr(0, other), own),
                                   exactly(form.parameters.substr(other + 5), own)})}};
}

}  // namespace

Json distribution(const char* unit, const char* name) {
    const Json own = quantity(unit);
    Json forms = Json::object();
    for (const DistributionForm& form : distributionForms()) {
        Json one = parametersOf(form, own, name);
        one["description"] = std::string(form.doc) + "; parameters: " + std::string(form.parameters);
        forms[std::string(form.name)] = std::move(one);
    }
    const Json object{{"type", "object"},
                      {"properties", std::move(forms)},
                      {"minProperties", 1},
                      {"maxProperties", 1},
                      {"additionalProperties", false}};
    return {{"anyOf", Json::array({own, object})}};
}

}  // namespace headroom::format::schema
