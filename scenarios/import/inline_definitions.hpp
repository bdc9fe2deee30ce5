// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "scenarios/import/inventory.hpp"

namespace headroom::importing {

/// A state machine whose DefinitionString is JSON, with references in its texts (Fn::Sub) or not, gets it as a
/// Definition. Constants of DefinitionSubstitutions are put in where it is JSON only with them.
/// "${definition_substitution_1}" and its like, which SAM's transform puts in the place of references, are those
/// references again.
void readInlineDefinitions(Inventory& inventory);

}  // namespace headroom::importing
