// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include "scenarios/study/result.hpp"

namespace headroom::gui {

/// How many of a design's objectives it meets: "3 of 4", and of how many the run does not tell: "0 of 1, 1 undecided".
QString objectivesMet(const study::DesignResult& design);

}  // namespace headroom::gui
