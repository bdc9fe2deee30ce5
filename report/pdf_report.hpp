// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

#include "model/base/result.hpp"
#include "report/report_parts.hpp"
#include "report/study_matter.hpp"

namespace headroom::report {

/// Whether PDF can be made here. Pages are set with Qt, which a server may not have: the library that does it stands
/// beside the program and is loaded when it is needed. Errors: Environment.
base::Result<void> pdfAvailable();

/// The report as PDF: a cover, contents with page numbers, A4 pages with head and foot, charts as vectors, text as
/// text. Errors: Environment, as pdfAvailable().
base::Result<std::string> pdfReport(const ReportMatter& matter);
/// The same of a study over many variations: its heading on the cover.
base::Result<std::string> pdfReport(const StudyMatter& study);

}  // namespace headroom::report
