// SPDX-License-Identifier: GPL-3.0-or-later
// What the code of a design's functions calls.
#include "scenarios/build/design_world.hpp"
#include "scenarios/format/vpc_exits.hpp"

namespace headroom::build {

/// The service, by a way that is billed where the caller is in a VPC and the service outside it.
engine::Service* DesignWorld::calledFrom(const format::Resource& caller, const lambda::CallStep& call) {
    engine::Service* service = call.asynchronous ? events_.queueOf(call.target) : find(call.target, call.via);
    if (!std::get<lambda::Spec>(caller.spec).vpc || !format::leavesVpc(call, design_)) return service;
    const format::VpcExit exit = format::vpcExitOf(design_);
    if (exit == format::VpcExit::Unknown) return service;
    const bool endpoint = exit == format::VpcExit::InterfaceEndpoint;
    return &passages_.emplace_back(*service, format::resourceOf(caller.name),
                                   endpoint ? lambda::kInterfaceEndpoint : lambda::kNatGateway);
}

std::uint64_t DesignWorld::sequenceOf(const std::string& target, std::string_view operation,
                                      const base::KeyPopularity* keys) {
    if (keys == nullptr || base::keyCount(*keys) > 0 || !base::putsItems(operation)) return 0;
    return sequences_[format::resourceOf(target)]++ % base::kMostSequences;
}

}  // namespace headroom::build
