// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "scenarios/document/problem.hpp"
#include "scenarios/import/inventory.hpp"

/// AWS SAM's transform (AWS SAM Developer Guide, 2026, sam-specification): its types become CloudFormation's, under the
/// names that AWS gives them.
namespace headroom::importing {

/// Puts CloudFormation's resources in the place of SAM's. `globals` is the Globals section.
void expandSam(Inventory& inventory, const document::Node& globals, Report& report, document::Problems& problems);

}  // namespace headroom::importing
