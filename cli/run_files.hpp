// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "model/base/result.hpp"
#include "report/month_hours.hpp"
#include "report/output_folder.hpp"
#include "report/report_parts.hpp"
#include "scenarios/format/scenario.hpp"

/// The files of a finished study.
namespace headroom::cli {

/// Reads --format: json (always), csv, md, html, pdf, odt, focus, focus-hourly, cur, separated by commas.
base::Result<std::set<std::string>> runFormats(const std::string& text);

/// How long the months are that the bills of a scenario's designs are of.
report::MonthHours monthHoursOf(const format::Scenario& scenario);

/// What will be written for designs of these names.
std::vector<std::string> runFileNames(const std::vector<std::string>& designs, const std::set<std::string>& formats);

/// What Markdown is asked for: a run's figures (summary.md), or the report of the other formats (report.md).
enum class MarkdownForm : std::uint8_t { Summary, Report };

/// The files; result.json comes first. Errors: Environment, where a PDF cannot be made.
base::Result<std::vector<report::NamedContent>> runFiles(const report::ReportMatter& matter,
                                                         const report::MonthHours& monthHours,
                                                         const std::set<std::string>& formats,
                                                         MarkdownForm markdown = MarkdownForm::Summary);

/// Says on stderr what an export of the bill leaves out: it has no row for what has no price, so its sums look whole.
void sayLeftOut(const study::StudyResult& result, const std::set<std::string>& formats);

}  // namespace headroom::cli
