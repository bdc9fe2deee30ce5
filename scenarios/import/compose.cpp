// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>

#include "scenarios/format/reference.hpp"
#include "scenarios/import/copied_texts.hpp"
#include "scenarios/import/draft.hpp"
#include "scenarios/import/invokers.hpp"
#include "scenarios/import/properties.hpp"
#include "scenarios/import/queue_properties.hpp"

namespace headroom::importing {

using document::Node;
using Kind = format::TypeStanding::Kind;

namespace {

std::string listed(const std::vector<std::string>& names) {
    std::string text;
    for (const std::string& name : names) text += (text.empty() ? "" : ", ") + name;
    return text;
}

std::string takenText(const std::string& type, const KeptProperties& kept) {
    std::string text = type;
    if (!kept.taken.empty()) text += " with " + listed(kept.taken);
    if (!kept.withoutEffect.empty()) text += "; without effect: " + listed(kept.withoutEffect);
    return text;
}

void reportHidden(const Resource& resource, std::size_t texts, Report& report) {
    if (texts == 0) return;
    report.push_back({Fate::LeftOut, resource.origin, resource.name,
                      std::to_string(texts) + (texts == 1 ? " text" : " texts") +
                          " that may be secret: \"x\" of the same length, equal where the texts are equal"});
}

void composeOne(const Resource& resource, const Inventory& inventory, StandIns& standIns, Draft& draft, Report& report,
                std::vector<document::Problem>& problems) {
    const document::Position at = resource.origin.at;
    const KeptProperties kept = keepProperties(resource, inventory.unset, report, problems);
    Node node = Node::object(at);
    node.set("Type", Node::string(resource.type, at), at);
    if (kept.properties.size() > 0) node.set("Properties", kept.properties, at);
    if (resource.routes.size() > 0) node.set("Routes", resource.routes, at);
    if (resource.behavior.size() > 0) node.set("Behavior", resource.behavior, at);
    reportHidden(resource, hideSecrets(node, standIns), report);
    draft.resources().set(resource.name, std::move(node), at);
    draft.origins[resource.name] = resource.origin;
    for (const auto* standing : {&kept.standIns, &resource.standIns}) {
        for (const auto& [key, why] : *standing)
            draft.guesses.push_back({"/Resources/" + resource.name + "/Properties/" + key, why});
    }
    std::string text = takenText(resource.type, kept);
    if (const std::size_t routes = resource.routes.size(); routes > 0)
        text += "; " + std::to_string(routes) + (routes == 1 ? " route" : " routes");
    report.push_back({Fate::Taken, resource.origin, resource.name, std::move(text)});
}

/// Auto scaling of what is not modelled is not either.
format::TypeStanding standingOf(const Resource& resource) {
    const std::string of = textOf(resource.properties, "ServiceNamespace");
    const bool scales = resource.type.starts_with("AWS::ApplicationAutoScaling::") && !of.empty();
    if (scales && of != "dynamodb" && of != "lambda") return {Kind::Later, "what it scales is not modelled"};
    if (isFifoQueue(resource)) return {Kind::Later, "FIFO queues"};
    return format::standingOf(resource.type);
}

std::string leftOutText(const Resource& resource, const format::TypeStanding& standing) {
    const std::string& type = resource.type;
    const std::string reason(standing.reason);
    if (standing.kind == Kind::NoEffect) return type + ": without effect here (" + reason + ")";
    if (type == "AWS::CloudFormation::Stack" || type == "AWS::Serverless::Application")
        return type + " is a stack of its own: give its template as one more FILE";
    if (type == kQueueType) return type + ": " + reason + " are not modelled yet";
    if (standing.kind == Kind::Later) return type + " is not modelled yet (" + reason + ")";
    const std::vector<std::string> invoked = deploysOnly(resource) ? invokedBy(resource) : std::vector<std::string>();
    if (invoked.empty()) return type + " is not modelled";
    return type + " invokes " + invoked.front() + " while the stack is deployed, and never in between: no requests";
}

}  // namespace

void composeResources(const Inventory& inventory, Draft& draft, Report& report,
                      std::vector<document::Problem>& problems) {
    draft.root.set("Resources", Node::object());
    StandIns standIns;
    for (const Resource& resource : inventory.resources) {
        const format::TypeStanding standing = standingOf(resource);
        if (standing.kind != Kind::Modelled) {
            report.push_back({Fate::LeftOut, resource.origin, resource.name, leftOutText(resource, standing)});
            continue;
        }
        if (const Node* twice = draft.resources().find(resource.name)) {
            problems.push_back({document::Severity::Error, resource.origin.file, resource.origin.at,
                                "/Resources/" + resource.name,
                                "is the second resource of that name; the first is in " +
                                    draft.origins[resource.name].file + ":" + std::to_string(twice->position().line)});
            continue;
        }
        composeOne(resource, inventory, standIns, draft, report, problems);
    }
}

}  // namespace headroom::importing
