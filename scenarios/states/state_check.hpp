// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>

#include "scenarios/states/findings.hpp"
#include "scenarios/states/state_fields.hpp"

namespace headroom::states {

/// The type a state says it has; nothing when it says none or another.
std::optional<stepfunctions::StateType> typeOf(const document::Node& state);

/// The query language of a state or a machine, or the one around it.
stepfunctions::QueryLanguage languageOf(const document::Node& object, stepfunctions::QueryLanguage around);

/// Checks the fields of one state, not the states inside it and not where it leads.
void checkState(const Place& state, stepfunctions::QueryLanguage language, bool express, Findings& findings);

/// A state's Next, Default and the Next of its rules and catchers, with the place of each.
std::vector<Place> transitionsOf(const Place& state);

/// End: true, Succeed or Fail.
bool isTerminal(const document::Node& state);

}  // namespace headroom::states
