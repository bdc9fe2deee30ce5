// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

#include "report/report_parts.hpp"

namespace headroom::report {

/// One HTML file for people: the recommendation first, then what it rests on. No scripts, nothing from the network,
/// well-formed as XML, prints on paper.
std::string htmlReport(const ReportMatter& matter);

}  // namespace headroom::report
