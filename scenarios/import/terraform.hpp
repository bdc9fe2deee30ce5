// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "scenarios/document/problem.hpp"
#include "scenarios/import/inventory.hpp"

namespace headroom::importing {

/// Whether a document is what `terraform show -json` prints of a plan or a state.
bool isTerraform(const document::Node& root);

/// Reads a plan or a state (Terraform, JSON Output Format 1.x; 0.1 and 0.2 of older releases look alike): the resources
/// of all modules, as CloudFormation has them. What a plan does not know yet (ARNs) is taken from the references of its
/// configuration. Types that have no counterpart keep their name, and are left out by it.
void readTerraform(const document::Node& root, const std::string& file, Inventory& inventory, Report& report,
                   document::Problems& problems);

}  // namespace headroom::importing
