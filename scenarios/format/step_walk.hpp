// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <variant>

#include "model/services/lambda/behavior_spec.hpp"
#include "scenarios/document/node.hpp"

namespace headroom::format {

/// The pointer of step number `index` of the list at `list`: "/0", or "/look" in an object of named steps. Likewise of
/// the branches of a Parallel step.
std::string stepPointer(const document::Node& root, const std::string& list, std::size_t index);

/// Calls visit(step, pointer of the step's own object) for every Call step, in the order of the file. `Steps` is
/// lambda::Steps, const or not, as read from the list at `list`.
template <class Steps, class Visit>
void eachCall(const document::Node& root, Steps& steps, const std::string& list, const Visit& visit) {
    for (std::size_t i = 0; i < steps.size(); ++i) {
        const std::string at = stepPointer(root, list, i);
        if (auto* call = std::get_if<lambda::CallStep>(&steps[i].what)) {
            visit(*call, at + "/Call");
        } else if (auto* branch = std::get_if<lambda::BranchStep>(&steps[i].what)) {
            for (std::size_t arm = 0; arm < branch->arms.size(); ++arm) {
                const std::string below = at + "/Branch/" + std::to_string(arm) + "/Steps";
                eachCall(root, branch->arms[arm].steps, below, visit);
            }
        } else if (auto* repeat = std::get_if<lambda::RepeatStep>(&steps[i].what)) {
            eachCall(root, repeat->steps, at + "/Repeat/Steps", visit);
        } else if (auto* parallel = std::get_if<lambda::ParallelStep>(&steps[i].what)) {
            for (std::size_t nth = 0; nth < parallel->branches.size(); ++nth)
                eachCall(root, parallel->branches[nth], stepPointer(root, at + "/Parallel", nth), visit);
        }
    }
}

}  // namespace headroom::format
