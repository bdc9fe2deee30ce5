// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "scenarios/document/problem.hpp"
#include "scenarios/import/inventory.hpp"

/// AWS SAM's transform (AWS SAM Developer Guide, 2026, sam-specification): its types become CloudFormation's, under the
/// names that AWS gives them.
namespace headroom::importing {

/// What else the template says.
struct SamTemplate {
    const document::Node& globals;  ///< the Globals section, its values in place
    const document::Node& written;  ///< the Resources section as the file has it
    const std::string& region;
};

/// Puts CloudFormation's resources in the place of SAM's.
void expandSam(Inventory& inventory, const SamTemplate& given, Report& report, document::Problems& problems);

}  // namespace headroom::importing
