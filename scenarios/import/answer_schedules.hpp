// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

#include "scenarios/import/answer_parts.hpp"

/// What EventBridge answers: `events list-rules` and `describe-rule`, `list-targets-by-rule` (a part of the rule whose
/// name is in its file's), `scheduler get-schedule`.
namespace headroom::importing {

/// Whether an answer holds rules or a schedule, or says that there are none.
bool holdsSchedules(const document::Node& answer);

/// Whether it is what a rule sends to.
bool holdsTargets(const document::Node& answer);

/// Puts the targets of an answer to those that the rule has; one that is there counts once. An Id that the rule has for
/// another receiver shows that they are of another rule: the error, and nothing is put.
std::string addTargets(const document::Node& answer, Resource& rule);

/// Rules and schedules of an answer; others say nothing here. What `list-rules`, `list-targets-by-rule` and
/// `scheduler list-schedules` leave open is told.
void addSchedules(const document::Node& answer, const std::string& file, Inventory& inventory, AnswerParts& parts,
                  Report& report);

}  // namespace headroom::importing
