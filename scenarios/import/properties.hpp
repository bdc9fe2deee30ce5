// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <set>
#include <string>
#include <utility>
#include <vector>

#include "scenarios/document/problem.hpp"
#include "scenarios/import/inventory.hpp"

namespace headroom::importing {

/// What is kept of a resource's properties.
struct KeptProperties {
    document::Node properties = document::Node::object();
    std::vector<std::string> taken;
    /// What no file holds the value of, and something else stands for: the property, and why.
    std::vector<std::pair<std::string, std::string>> standIns;
    std::vector<std::string> withoutEffect;  ///< IAM, code, tags ...: not copied, so that no secret is
};

/// Keeps the properties that the format models, with text turned into the numbers and truth values that CloudFormation
/// takes it for. What is not modelled, or hangs on a value that no file holds (`unset`: parameters), goes into the
/// report; a property that the type does not have is a problem, as it is for CloudFormation.
KeptProperties keepProperties(const Resource& resource, const std::set<std::string>& unset, Report& report,
                              std::vector<document::Problem>& problems);

}  // namespace headroom::importing
