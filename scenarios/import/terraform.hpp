// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <set>
#include <string>

#include "scenarios/document/problem.hpp"
#include "scenarios/import/inventory.hpp"

namespace headroom::importing {

/// Whether a document is what `terraform show -json` prints of a plan or a state.
bool isTerraform(const document::Node& root);

/// Whether a document is a state as Terraform stores it (terraform.tfstate, version 4), whose form is its own.
bool isTerraformsOwn(const document::Node& root);

/// The region that a plan's provider "aws" has; else those that its resources say they are in (provider 6); else every
/// region that an ARN names, as a state has no provider.
void addTerraformRegions(const document::Node& root, std::set<std::string>& regions);

/// Reads a plan or a state (Terraform, JSON Output Format 1.x; 0.1 and 0.2 of older releases look alike): the resources
/// of all modules, as CloudFormation has them. What a plan does not know yet (ARNs) is taken from the references of its
/// configuration. Types that have no counterpart keep their name, and are left out by it.
void readTerraform(const document::Node& root, const std::string& file, Inventory& inventory, Report& report,
                   document::Problems& problems);

}  // namespace headroom::importing
