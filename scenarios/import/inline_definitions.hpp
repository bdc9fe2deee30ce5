// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "scenarios/import/inventory.hpp"

namespace headroom::importing {

/// A state machine whose DefinitionString is JSON as it stands gets it as a Definition. "${definition_substitution_1}"
/// and its like, which SAM's transform puts in the place of references, are those references again.
void readInlineDefinitions(Inventory& inventory);

}  // namespace headroom::importing
