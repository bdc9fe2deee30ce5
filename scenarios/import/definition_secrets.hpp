// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "scenarios/import/inventory.hpp"

namespace headroom::importing {

/// Takes out of state machines and stages what is nobody's to read: comments; the constant texts that a task sends, of
/// which only the length counts, and which become "x" of that length (names of what it calls stay, and what a started
/// machine begins with); secrets by name or form in the data that states pass on; constants of DefinitionSubstitutions
/// and variables of stages that nothing asks for.
void hideSecrets(Inventory& inventory);

}  // namespace headroom::importing
