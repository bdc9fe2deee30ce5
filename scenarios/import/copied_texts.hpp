// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>

#include "scenarios/import/inventory.hpp"
#include "scenarios/import/stand_ins.hpp"

namespace headroom::importing {

/// The one way of texts from files into a scenario: every resource of it goes through here as it is composed, with its
/// Type, Properties, Routes and Behavior. Names of the format and references stay; what may be a secret does not. See
/// StandIns for what machines and filters compare, secret_text.hpp for the rest. Returns how many texts something else
/// stands for, without those of which nothing but the length counts.
std::size_t hideSecrets(document::Node& resource, StandIns& standIns);

/// A stage keeps the variables that routes name what they call by, and no others.
void dropUnusedVariables(Inventory& inventory);

}  // namespace headroom::importing
