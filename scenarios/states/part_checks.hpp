// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/services/stepfunctions/definition.hpp"
#include "scenarios/states/findings.hpp"

namespace headroom::states {

/// Retry of a state: a list of retriers.
void checkRetry(const Place& place, Findings& findings);
/// Catch of a state: a list of catchers. Their Next is checked with the scope.
void checkCatch(const Place& place, stepfunctions::QueryLanguage language, Findings& findings);

/// Choices of a Choice state. Their Next is checked with the scope.
void checkChoices(const Place& place, stepfunctions::QueryLanguage language, Findings& findings);

/// Resource, Credentials and the two clocks of a Task. `express`: the machine (or the Map's children) is Express.
void checkTask(const Place& state, stepfunctions::QueryLanguage language, bool express, Findings& findings);

/// What a Map has beside its processor's states: reader, batcher, writer, items.
void checkMap(const Place& state, stepfunctions::QueryLanguage language, bool express, Findings& findings);

/// True of a Map whose ProcessorConfig says DISTRIBUTED.
bool isDistributed(const document::Node& map);
/// True of a distributed Map whose children are Express executions.
bool hasExpressChildren(const document::Node& map);
/// ItemProcessor or Iterator; nullptr when neither is there.
const document::Member* processorOf(const document::Node& map);

}  // namespace headroom::states
