// SPDX-License-Identifier: GPL-3.0-or-later
#include "scenarios/import/kept_parameters.hpp"

#include <algorithm>

#include "scenarios/document/pointer.hpp"
#include "scenarios/import/evaluator.hpp"
#include "scenarios/import/secret_text.hpp"
#include "scenarios/import/stack_names_given.hpp"

namespace headroom::importing {

using document::Node;

namespace {

/// Earlier imports noted a stack's name without its template: where there was one file only, it is that one's.
std::string keyOf(const std::string& noted, const Node& before) {
    const Node* files = document::resolve(before, "/Imported/Files");
    const bool one = files != nullptr && files->isArray() && files->size() == 1 && files->elements().front().isString();
    return one && noted == kStackName ? files->elements().front().asString() + "/" + noted : noted;
}

}  // namespace

GivenAgain givenAgain(const Given& given, const Node* before) {
    GivenAgain again{given, {}};
    const Node* kept = before != nullptr ? document::resolve(*before, "/Imported/Parameters") : nullptr;
    for (std::size_t i = 0; kept != nullptr && kept->isObject() && i < kept->size(); ++i) {
        const document::Member& one = kept->members()[i];
        if (!one.value.isString()) continue;
        const std::string key = keyOf(one.key, *before);
        if (again.given.parameters.emplace(key, one.value.asString()).second) again.kept.insert(key);
    }
    return again;
}

std::map<std::string, std::string> keptParameters(const GivenAgain& given, const FileSet& files, Report& report) {
    std::map<std::string, std::string> kept;
    std::string before;
    for (const auto& [name, value] : given.given.parameters) {
        const std::vector<const Node*> declared = files.declarations(name);
        const std::string key = isStackName(name) ? files.stackNameKey(name) : name;
        if (key.empty() || (declared.empty() && key == name && !isStackName(name))) continue;
        const bool secret = (!isStackName(name) && namesSecret(name)) || withoutSecrets(value) != value ||
                            std::ranges::any_of(declared, [](const Node* one) { return isSecret(*one); });
        if (secret) {
            report.push_back({Fate::LeftOut,
                              {},
                              "Parameters." + name,
                              "its value may be secret and is not kept: give it again with --set at the next import"});
            continue;
        }
        kept.emplace(key, value);
        if (given.kept.contains(name)) before += (before.empty() ? "" : ", ") + key + "=" + value;
    }
    if (!before.empty())
        report.push_back(
            {Fate::Assumed, {}, "Parameters", before + ", as an earlier import was given: --set gives others"});
    return kept;
}

}  // namespace headroom::importing
