// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

#include "scenarios/study/result.hpp"

namespace headroom::report {

/// What makes latencies of a result's designs of different meaning, a sentence each, against the first design: a
/// workload of users who wait in one and not in the other, a state machine that is Standard in one and Express in the
/// other, as its bill tells. planning::latencyNotes() says the same of designs that are not simulated yet.
std::vector<std::string> latencyMeanings(const study::StudyResult& result);

}  // namespace headroom::report
