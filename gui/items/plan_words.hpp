// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include "scenarios/planning/question.hpp"

/// What questions of planning are called.
namespace headroom::gui::plan {

/// "Breaking point"
QString title(planning::QuestionKind kind);
/// What it tells, in a line.
QString what(planning::QuestionKind kind);
/// What stands where nothing has been asked yet.
QString hint(planning::QuestionKind kind);
/// "Find what breaks first"
QString button(planning::QuestionKind kind);
/// "Latin hypercube"
QString method(planning::SweepMethod method);
/// Whether two questions ask the same, wherever what was finished is kept.
bool isSame(planning::Question a, planning::Question b);
/// "provisioned, scaled · Traffic=0.5x..4x:8": what was asked.
QString asked(const planning::Answer& answer);

}  // namespace headroom::gui::plan
