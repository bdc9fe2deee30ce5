// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "scenarios/recorded/match.hpp"

namespace headroom::calibrate {

/// Whether a series counts how often its resource was asked: Invocations, Count, NumberOfMessagesSent.
bool isCount(const recorded::MatchedSeries& one);

}  // namespace headroom::calibrate
