// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

#include "scenarios/import/answer_parts.hpp"

/// What EventBridge answers: `events list-rules` and `describe-rule`, `list-targets-by-rule` (a part of the rule whose
/// name is in its file's), `scheduler get-schedule`.
namespace headroom::importing {

/// Whether an answer holds rules or a schedule.
bool holdsSchedules(const document::Node& answer);

/// Whether it is what a rule sends to.
bool holdsTargets(const document::Node& answer);

/// Rules and schedules of an answer; others say nothing here.
void addSchedules(const document::Node& answer, const std::string& file, Inventory& inventory, AnswerParts& parts);

}  // namespace headroom::importing
