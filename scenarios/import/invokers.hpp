// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <map>
#include <string>
#include <vector>

#include "scenarios/import/draft.hpp"

/// Resources that no model here takes and that may invoke functions.
namespace headroom::importing {

/// What the resource invokes: the names in those of its properties that say so. One that shows, logs or keeps the name
/// of a function invokes nothing.
std::vector<std::string> invokedBy(const Resource& resource);

/// A custom resource: it invokes its function when the stack is made, changed or removed, and never in between
/// (CloudFormation User Guide, template-custom-resources, 2026).
bool deploysOnly(const Resource& resource);

/// "apigateway.amazonaws.com", "Topic (AWS::SNS::Topic)".
std::string describedInvoker(const Resource& invoker);

/// Whether it leaves events: invokes asynchronously (Lambda Developer Guide, lambda-services, 2026).
bool leavesEvents(const Resource& resource);

/// A permission that opens a function's URL.
bool opensUrl(const Resource& permission);

/// Who invokes which function, of what the draft has no model for: looked for once, for there may be thousands of both.
class Invokers {
public:
    /// Both outlive this.
    Invokers(const Inventory& inventory, const Draft& draft);

    /// What invokes the function, deployments last; nullptr: nothing that is known.
    const Resource* of(const std::string& function) const;

private:
    std::map<std::string, std::vector<const Resource*>> byFunction_;
};

}  // namespace headroom::importing
