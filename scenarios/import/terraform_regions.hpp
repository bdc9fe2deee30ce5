// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <map>
#include <string>

#include "scenarios/import/terraform_names.hpp"

namespace headroom::importing::terraform {

/// Where the resources of a plan or a state are: as they say themselves (provider 6), as their provider's configuration
/// says (plans; an alias has a region of its own), or by their ARN.
class Regions {
public:
    /// `plan` outlives this.
    explicit Regions(const document::Node& plan) : plan_(&plan) {}

    /// The configuration of a resource names its provider: "aws", "aws.west", "module.svc:aws".
    void add(const std::string& address, std::string provider) { providers_[address] = std::move(provider); }

    /// Empty: nothing says it, or the resource is of no region.
    std::string of(const Instance& instance) const;

private:
    const document::Node* plan_;
    std::map<std::string, std::string> providers_;
};

/// The region of a provider's configuration, where it is a constant or a variable with a value; else empty.
std::string regionOfProvider(const document::Node& plan, const std::string& provider);

}  // namespace headroom::importing::terraform
