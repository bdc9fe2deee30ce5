// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

#include "report/report_parts.hpp"

namespace headroom::report {

/// The report in Markdown: cover, contents and the chapters of the other formats. Charts are tables of what they show:
/// of a line its lowest, mean and highest value.
std::string markdownReport(const ReportMatter& matter);

}  // namespace headroom::report
