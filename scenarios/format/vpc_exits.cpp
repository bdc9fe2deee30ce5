// SPDX-License-Identifier: GPL-3.0-or-later
#include "scenarios/format/vpc_exits.hpp"

#include <algorithm>

#include "scenarios/format/step_walk.hpp"

namespace headroom::format {

namespace {

bool isRated(const Design& design, std::string_view usageType) {
    return std::ranges::any_of(design.rates,
                               [&](const auto& rate) { return rate.first.find(usageType) != std::string::npos; });
}

bool isPrivate(const Resource& resource) {
    const auto* api = std::get_if<apigateway::Spec>(&resource.spec);
    return api != nullptr && api->endpoint == apigateway::EndpointType::Private;
}

}  // namespace

bool leavesVpc(const lambda::CallStep& call, const Design& design) {
    const auto target = std::ranges::find(design.resources, resourceOf(call.target), &Resource::name);
    if (target == design.resources.end()) return false;
    return !std::holds_alternative<dynamodb::Spec>(target->spec) && !std::holds_alternative<dax::Spec>(target->spec);
}

bool leavesItsVpc(const lambda::Spec& function, const Design& design) {
    bool leaves = false;
    eachCall(document::Node::object(), function.steps, "",
             [&](const lambda::CallStep& call, const auto&) { leaves = leaves || leavesVpc(call, design); });
    return function.vpc && leaves;
}

std::string sentWithoutSize(const lambda::Spec& function, const Design& design) {
    std::vector<std::string> names;
    eachCall(document::Node::object(), function.steps, "", [&](const lambda::CallStep& call, const auto&) {
        const auto target = std::ranges::find(design.resources, resourceOf(call.target), &Resource::name);
        if (call.payload || !call.input.empty() || !leavesVpc(call, design)) return;
        // A request to an API is no call of a step: it has no size of its own.
        if (std::holds_alternative<apigateway::Spec>(target->spec)) return;
        if (std::ranges::find(names, target->name) == names.end()) names.push_back(target->name);
    });
    std::string text;
    for (const std::string& name : names) text += (text.empty() ? "" : ", ") + name;
    return function.vpc ? text : std::string();
}

VpcExit vpcExitOf(const Design& design) {
    if (design.billing.interfaceEndpoints.value_or(0) > 0) return VpcExit::InterfaceEndpoint;
    return design.billing.natGateways.value_or(0) > 0 ? VpcExit::NatGateway : VpcExit::Unknown;
}

void fillVpcExits(Reading& reading, Design& design) {
    bool leaves = false;
    bool isCalledFromInside = false;
    for (const Resource& resource : design.resources) {
        const auto* function = std::get_if<lambda::Spec>(&resource.spec);
        leaves = leaves || (function != nullptr && leavesItsVpc(*function, design));
        isCalledFromInside = isCalledFromInside || isPrivate(resource);
    }
    Billing& billing = design.billing;
    if (billing.natGateways || billing.interfaceEndpoints) return;
    if ((leaves || isCalledFromInside) && isRated(design, "VpcEndpoint-")) {
        billing.interfaceEndpoints = 1;
        reading.assume("/Billing/InterfaceEndpoints", "1", "Rates prices them, and one is the least", true);
    } else if (leaves && isRated(design, "NatGateway-")) {
        billing.natGateways = 1;
        reading.assume("/Billing/NatGateways", "1", "Rates prices them, and one is the least", true);
    }
}

}  // namespace headroom::format
