// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/engine.hpp"
#include "scenarios/planning/question.hpp"

namespace headroom::sample {

/// An invented answer to each kind of question about scenario().
planning::Answer answerTo(const planning::Question& question);

/// engine() that answers so at once.
gui::Engine planningEngine();

}  // namespace headroom::sample
