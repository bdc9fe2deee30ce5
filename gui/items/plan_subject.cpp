// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/items/plan_subject.hpp"

#include <algorithm>
#include <charconv>

#include "gui/format.hpp"
#include "scenarios/document/pointer.hpp"
#include "scenarios/planning/ready_pairs.hpp"

namespace headroom::gui {

namespace {

using document::Node;

/// A number, or text that begins with one: "3KB", "250 ms", but no name or date.
bool canBeVaried(const Node& node) {
    if (node.isNumber()) return true;
    if (!node.isString()) return false;
    const std::string& text = node.asString();
    double value = 0.0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    const auto rest = static_cast<std::size_t>(text.data() + text.size() - end);
    return error == std::errc() && rest <= 3 && text.find('-') == std::string::npos;
}

void addPlaces(const Node& node, const std::string& pointer, std::vector<std::string>& names) {
    if (names.size() >= kMostAxes) return;
    if (canBeVaried(node)) names.push_back(pointer);
    if (node.isArray()) {
        for (std::size_t i = 0; i < node.elements().size(); ++i)
            addPlaces(node.elements()[i], pointer + "/" + std::to_string(i), names);
    }
    if (!node.isObject()) return;
    for (const document::Member& member : node.members())
        addPlaces(member.value, document::child(pointer, member.key), names);
}

}  // namespace

SharedSubject planSubjectOf(const OpenFile& file, const std::string& text) {
    if (!file.canRun()) return nullptr;
    auto made = std::make_shared<PlanSubject>();
    if (file.root) {
        made->source = {*file.root, file.path.toStdString(), {}};
    } else {
        auto source = planning::sourceOfText(text, file.path.toStdString(), {});
        if (!source) return nullptr;
        made->source = std::move(*source);
    }
    const format::Scenario& scenario = *file.loaded.scenario;
    for (const format::Design& design : scenario.designs) made->designs.push_back(design.name);
    for (const auto& workload : scenario.designs.front().workloads) made->workloads.push_back(workload.name);
    made->replications = scenario.simulation.replications;
    const double runs = static_cast<double>(scenario.designs.size()) * made->replications;
    if (file.estimate && runs > 0.0) made->secondsPerRun = file.estimate->cpuSeconds / runs;
    return made;
}

std::vector<std::string> axisNames(const planning::Source& design) {
    std::vector<std::string> names{"Traffic"};
    const Node* parameters = design.root.find("Parameters");
    if (parameters != nullptr && parameters->isObject()) {
        for (const document::Member& member : parameters->members()) names.push_back(member.key);
    }
    const Node* resources = design.root.find("Resources");
    if (resources != nullptr) addPlaces(*resources, "/Resources", names);
    return names;
}

std::vector<OtherSide> otherSidesOf(const PlanSubject& subject, const std::string& design) {
    std::vector<OtherSide> sides;
    for (const std::string& other : subject.designs) {
        if (other != design) sides.push_back({say::text(other), other, {}});
    }
    const planning::Source alone = planning::onlyDesign(subject.source, design);
    for (const planning::ReadyPair& pair : planning::readyPairs()) {
        for (const std::string& resource : planning::pairResources(alone, pair.name)) {
            sides.push_back({say::text(resource) + QStringLiteral(": ") + say::text(pair.what),
                             {},
                             std::string(pair.name) + ":" + resource});
        }
    }
    return sides;
}

}  // namespace headroom::gui
