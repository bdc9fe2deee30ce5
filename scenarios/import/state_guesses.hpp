// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>

#include "scenarios/format/scenario.hpp"
#include "scenarios/import/draft.hpp"

namespace headroom::importing {

/// What the format asks of a state because its definition leaves it to data.
struct StateAsked {
    std::string pointer;  ///< where the answer stands: "/Resources/Flow/Behavior/States/Rest/Duration"
    std::string what;     ///< "its time comes from data"
    std::string low;      ///< a guess and its range; as numbers where `number` says so
    std::string likely;
    std::string high;
    bool number = false;
    bool range = true;
    bool again = false;   ///< in the place of an earlier guess
    bool called = false;  ///< how long a call takes whose target is not known
};

/// Reads the format's question; nothing for another problem.
std::optional<StateAsked> stateAsked(const std::string& problem);

/// How many a batch has, where the format takes a full one because data decide; nothing for another assumption.
std::optional<StateAsked> batchAssumed(const format::Assumption& assumption);

/// Puts the guess into the machine of the draft. False: there is no such machine, or it has an answer that does not
/// help.
bool guessState(const StateAsked& asked, Draft& draft);

}  // namespace headroom::importing
