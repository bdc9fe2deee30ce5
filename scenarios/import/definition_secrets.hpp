// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "scenarios/document/node.hpp"
#include "scenarios/import/stand_ins.hpp"

namespace headroom::importing {

/// Takes out of a state machine what is nobody's to read: comments; the constant texts that a task sends, of which only
/// the length counts, and which become "x" of that length (names of what it calls stay, and what a started machine
/// begins with); what may be a secret in the data that states pass on and compare, also inside of expressions, for
/// which something else stands; constants of DefinitionSubstitutions that nothing asks for.
void hideInMachine(document::Node& properties, StandIns& standIns);

}  // namespace headroom::importing
