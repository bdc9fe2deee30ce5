// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "scenarios/import/account_names.hpp"

namespace headroom::importing {

/// Puts references in the place of ARNs and of names in the account ("FunctionName", "TableName") wherever they stand
/// inside of a value, in texts that are JSON themselves as well.
void resolveInside(document::Node& value, const AccountNames& names);

/// The same in a state machine: its definition as a tree or a text, and what DefinitionSubstitutions put into it. What
/// a placeholder stands for is known by the parameter that it is given to.
void resolveDefinition(Resource& machine, const AccountNames& names);

}  // namespace headroom::importing
