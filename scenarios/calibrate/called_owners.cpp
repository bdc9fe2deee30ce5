// SPDX-License-Identifier: GPL-3.0-or-later
#include "scenarios/calibrate/called_owners.hpp"

#include <algorithm>

#include "scenarios/document/problem.hpp"
#include "scenarios/recorded/called_names.hpp"
#include "scenarios/recorded/recordings.hpp"

namespace headroom::calibrate {

using document::Node;

namespace {

std::vector<std::string> resourcesOf(const Node& scenario, std::string_view type) {
    std::vector<std::string> found;
    const Node* resources = scenario.find("Resources");
    for (std::size_t i = 0; resources != nullptr && resources->isObject() && i < resources->size(); ++i) {
        const document::Member& one = resources->members()[i];
        const Node* is = one.value.find("Type");
        if (is != nullptr && is->isString() && is->asString().ends_with(type)) found.push_back(one.key);
    }
    return found;
}

}  // namespace

std::vector<std::string> ownersCalled(const Node& scenario, std::string_view type,
                                      const std::map<std::string, std::string>& names, const std::string& called) {
    std::vector<std::string> best;
    recorded::Fit most = recorded::Fit::Made;
    for (const std::string& name : resourcesOf(scenario, type)) {
        const recorded::Fit fit = recorded::fitOf(name, names, called);
        if (fit < most) continue;
        if (fit > most) best.clear();
        most = fit;
        best.push_back(name);
    }
    return best;
}

std::string passedOver(const Node& scenario, std::string_view type, const std::map<std::string, std::string>& names,
                       const std::string& called) {
    std::string own;
    std::string real;
    for (const std::string& name : resourcesOf(scenario, type)) {
        const recorded::Fit fit = recorded::fitOf(name, names, called);
        if (fit == recorded::Fit::Own) own = name;
        if (fit == recorded::Fit::Called) real = name;
    }
    return own.empty() || real.empty() ? std::string() : recorded::passedText(own, real);
}

std::string calledOwner(const Node& scenario, std::string_view type, const std::string& called) {
    const auto names = recorded::realNamesOf(scenario, {});
    if (called.empty() || !names) return {};
    const std::vector<std::string> like = ownersCalled(scenario, type, *names, called);
    return like.size() == 1 ? like.front() : std::string();
}

TracedOwners::TracedOwners(const Node& scenario, const std::map<std::string, std::string>& names,
                           const TraceSample& sample, const std::string& of) {
    for (const auto& [called, function] : sample.functions) {
        std::vector<std::string>& like = like_[called];
        like = ownersCalled(scenario, "::Function", names, called);
        if (sample.functions.size() == 1 && std::ranges::find(like, of) != like.end()) like = {of};
        if (like.size() != 1) continue;
        const std::string& name = like.front();
        called_[name][static_cast<int>(recorded::fitOf(name, names, called))].push_back(called);
    }
}

std::string TracedOwners::ofCalled(const std::string& called, Findings& findings) const {
    const std::vector<std::string>& like = like_.at(called);
    if (like.empty()) return {};
    if (like.size() > 1) {
        findings.push_back(document::quoted(called) + " may be of several functions (" + like[0] + ", " + like[1] +
                           "): left out; FunctionName in their Properties says which");
        return std::string(kUnclearOwner);
    }
    const std::vector<std::string>& rivals = called_.at(like.front()).rbegin()->second;  // that fit best
    if (rivals.size() == 1 && rivals.front() == called) return like.front();
    findings.push_back(document::quoted(called) + " may be " + like.front() + ", as " +
                       document::quoted(rivals[0] == called ? rivals[1] : rivals[0]) +
                       " may: left out; FunctionName in its Properties says which");
    return std::string(kUnclearOwner);
}

}  // namespace headroom::calibrate
