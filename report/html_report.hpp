// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

#include "report/cover.hpp"
#include "scenarios/study/result.hpp"

namespace headroom::report {

/// One HTML file for people: the recommendation first, then what it rests on. No scripts, nothing from the network,
/// well-formed as XML, prints on paper.
std::string htmlReport(const study::StudyResult& result, const Cover& cover);

}  // namespace headroom::report
