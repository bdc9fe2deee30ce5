// SPDX-License-Identifier: GPL-3.0-or-later
#include "scenarios/format/uncertain_parameters.hpp"

#include <algorithm>
#include <string>
#include <string_view>
#include <utility>

#include "scenarios/document/pointer.hpp"
#include "scenarios/format/uncertain.hpp"

namespace headroom::format {

using document::Node;
using document::Problem;

namespace {

constexpr std::string_view kParameters = "/Parameters/";

Node* defaultOf(document::Member& parameter) {
    return parameter.value.isObject() ? parameter.value.find("Default") : nullptr;
}

}  // namespace

bool hasUncertainDefault(const Node& root) {
    const Node* section = root.find("Parameters");
    return section != nullptr && holdsUncertain(*section);
}

std::vector<UncertainInput> resolveUncertainDefaults(document::Problems& problems, Node& root,
                                                     const Overrides& overrides) {
    std::vector<UncertainInput> all;
    Node* section = root.find("Parameters");
    if (section == nullptr || !section->isObject()) return all;
    const UncertainChoice choice{UncertainChoice::Value::Likely, &overrides.uncertain, {}, nullptr};
    for (document::Member& member : section->members()) {
        Node* standard = defaultOf(member);
        if (standard == nullptr || overrides.parameters.contains(member.key)) continue;
        const std::string pointer = document::child(document::child("/Parameters", member.key), "Default");
        std::ranges::move(resolveUncertain(problems, *standard, choice, pointer), std::back_inserter(all));
    }
    return all;
}

std::vector<Problem> problemsAtBounds(const LoadedScenario& likely, const Overrides& overrides,
                                      const std::function<std::vector<Problem>(const Overrides&)>& read) {
    std::vector<Problem> found;
    for (const bool high : {false, true}) {
        Overrides bound = overrides;
        for (const UncertainInput& input : likely.scenario->uncertain) {
            if (input.path.starts_with(kParameters))
                bound.uncertain[{input.design, input.path}] = high ? input.high : input.low;
        }
        for (Problem& problem : read(bound)) {
            if (problem.severity != document::Severity::Error) continue;
            problem.text += std::string(" (with every uncertain parameter at its ") + (high ? "High)" : "Low)");
            found.push_back(std::move(problem));
        }
    }
    return found;
}

}  // namespace headroom::format
