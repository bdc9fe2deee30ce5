// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

#include "report/report_parts.hpp"
#include "report/study_matter.hpp"

namespace headroom::report {

/// The report as an OpenDocument text (ISO/IEC 26300), which word processors open and people can edit: headings, lists
/// and tables as such, charts as vector pictures.
std::string odtReport(const ReportMatter& matter);
/// The same of a study over many variations.
std::string odtReport(const StudyMatter& study);

}  // namespace headroom::report
