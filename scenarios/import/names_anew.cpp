// SPDX-License-Identifier: GPL-3.0-or-later
#include "scenarios/import/names_anew.hpp"

#include <algorithm>

#include "scenarios/import/parameters_in.hpp"
#include "scenarios/import/reference_text.hpp"
#include "scenarios/import/stack_names.hpp"

namespace headroom::importing {

using document::Node;

NamesAnew::NamesAnew(const TemplateSource& source)
    : root_(source.root),
      given_(source.given),
      unsaid_(source.file),
      known_(source.root, source.given, unsaid_),
      withoutInventions_(source.root, source.given, unsaid_, {true, false, false}),
      withoutDefaults_(source.root, source.given, unsaid_, {false, true, true}) {
    for (const document::Member& parameter : memberOf(root_, "Parameters").members()) {
        const bool standard = parameter.value.isObject() && parameter.value.find("Default") != nullptr;
        if (standard && !source.given.parameters.contains(parameter.key)) defaults_.insert(parameter.key);
    }
}

std::optional<std::string> NamesAnew::known(const Node& written) {
    const auto name = known_.evaluate(written, "");
    return name ? toText(*name) : std::nullopt;
}

bool NamesAnew::isMadeUp(const Node& written, const std::string& known) {
    const auto name = withoutInventions_.evaluate(written, "");
    return !name || toText(*name) != known;
}

std::string NamesAnew::onDefaults(const Node& written, const std::string& known) {
    withoutDefaults_.takePassedImports();
    const auto name = withoutDefaults_.evaluate(written, "");
    const auto text = name ? toText(*name) : std::nullopt;
    if (text == known) return {};
    if (text && std::ranges::all_of(namesIn(*text), [&](const auto& one) { return defaults_.contains(one); }))
        return *text;
    std::set<std::string> found;
    for (const std::string& one : parametersIn(written, root_)) {
        if (defaults_.contains(one)) found.insert(one);
    }
    for (const std::string& one : withoutDefaults_.takePassedImports()) {
        const auto& others = given_.exports.onDefaults.at(one);
        found.insert(others.begin(), others.end());
    }
    std::string parameters;
    for (const std::string& one : found) parameters += (parameters.empty() ? "" : " ") + ("${" + one + "}");
    return parameters.empty() && defaults_.empty() ? std::string() : std::string(kUnknownForm) + parameters;
}

const Node* writtenName(const Node& root, const Resource& resource, std::string_view key) {
    const Node& section = memberOf(memberOf(memberOf(root, "Resources"), resource.name), "Properties");
    for (const std::string_view one : {key, std::string_view("Name")}) {
        if (const Node* value = section.find(one)) return value;
    }
    const bool api = resource.type == "AWS::ApiGateway::RestApi";
    return api ? memberOf(memberOf(root, "Globals"), "Api").find("Name") : nullptr;
}

}  // namespace headroom::importing
