// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

#include "model/services/stepfunctions/spec.hpp"
#include "scenarios/format/place.hpp"

/// What a state machine may call, and what may call it.
namespace headroom::format {

/// Checks a Task against the resource that it names; `states` is the machine's Behavior.States or what is nearest to
/// it, `definition` where the definition names the resource.
void checkTask(Reading& reading, const Place& states, const Place& definition, const stepfunctions::State& state,
               const stepfunctions::StateSpec& said, const Resource& target);

/// What is wrong with starting executions of a machine by that operation; empty: nothing. Without a name:
/// StartExecution.
std::string checkStart(const stepfunctions::Spec& machine, const std::string& operation);

/// Checks that the Input of a workload or call, if it has one, goes to a machine; `giver` is its place.
void checkInput(Reading& reading, const Place& giver, const Resource& target);

/// What ends calls that go round and round through that resource: "until StartExecution is refused ...".
std::string endOfCircle(const Resource* resource);

}  // namespace headroom::format
