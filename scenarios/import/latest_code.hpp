// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "scenarios/import/inventory.hpp"

namespace headroom::importing {

/// A URL whose Qualifier names an alias names that alias after this, instead of the function (CloudFormation Template
/// Reference, AWS::Lambda::Url, 2026); one that no file holds is told. To be called before nameLatest().
void nameAliasesOfUrls(Inventory& inventory, Report& report);

/// A scenario's function that has an alias or a version gets its traffic there, whoever names it (model card of
/// Lambda). AWS invokes $LATEST where a file names the function alone (Lambda Developer Guide, configuration-versions,
/// "unqualified ARN", 2026), and provisioned environments then stay idle: such callers name "F:$LATEST" after this.
void nameLatest(Inventory& inventory);

/// Whether a caller names the unpublished code of a function, after nameLatest().
bool asksLatest(const document::Node& caller, const std::string& function);

}  // namespace headroom::importing
