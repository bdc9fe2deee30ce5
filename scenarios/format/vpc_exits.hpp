// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

#include "model/services/lambda/behavior_spec.hpp"
#include "scenarios/format/place.hpp"
#include "scenarios/format/scenario.hpp"

/// How functions in a VPC reach what is outside it. A table has a gateway endpoint without charge and a DAX cluster is
/// inside; Lambda, Step Functions and API Gateway are reached through NAT gateways or interface endpoints.
namespace headroom::format {

enum class VpcExit : std::uint8_t { Unknown, NatGateway, InterfaceEndpoint };

/// Whether a call from inside a VPC leaves it by a way that is charged.
bool leavesVpc(const lambda::CallStep& call, const Design& design);
/// Whether the function runs in a VPC and makes such calls.
bool leavesItsVpc(const lambda::Spec& function, const Design& design);
/// What it calls out of its VPC without a PayloadSize (or an Input): "Other, Third"; empty: nothing.
std::string sentWithoutSize(const lambda::Spec& function, const Design& design);
/// Which way such calls take: interface endpoints where there are any, as their private names are found first.
VpcExit vpcExitOf(const Design& design);

/// Where the design needs a way out and has a rate for one kind alone of it, there is one of that kind: an assumption.
void fillVpcExits(Reading& reading, Design& design);

}  // namespace headroom::format
