// SPDX-License-Identifier: GPL-3.0-or-later
#include "scenarios/import/told_assumptions.hpp"

#include <algorithm>

namespace headroom::importing {

using document::Node;

void tellTransform(const TemplateSource& source, Report& report) {
    const Node* transform = source.root.find("Transform");
    const std::vector<std::string> names = transform != nullptr ? textsOf(*transform) : std::vector<std::string>();
    if (std::ranges::any_of(names, [](const std::string& name) { return name.starts_with("AWS::Serverless"); })) return;
    report.push_back({Fate::Assumed,
                      {source.file, source.root.position()},
                      "Transform",
                      "AWS::Serverless-2016-10-31: the template lacks it, and CloudFormation refuses its "
                      "AWS::Serverless types without it (Unrecognized resource types)"});
}

void tellDefaults(const TemplateSource& source, const std::set<std::string>& unset, Report& report) {
    const Node* parameters = source.root.find("Parameters");
    std::string names;
    for (std::size_t i = 0; parameters != nullptr && parameters->isObject() && i < parameters->size(); ++i) {
        const auto& [name, at, value] = parameters->members()[i];
        const bool standard =
            value.find("Default") != nullptr && !source.given.parameters.contains(name) && !unset.contains(name);
        if (standard) names += (names.empty() ? "" : ", ") + name;
    }
    if (names.empty()) return;
    report.push_back({Fate::Assumed,
                      {source.file, parameters->position()},
                      "Parameters",
                      "their defaults for " + names + ": --set gives others"});
}

}  // namespace headroom::importing
