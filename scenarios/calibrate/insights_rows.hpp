// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <functional>
#include <string_view>

#include "scenarios/calibrate/log_reader.hpp"

namespace headroom::calibrate {

/// Whether a file that begins like this is what CloudWatch Logs Insights answers with Lambda's own fields as columns
/// (@duration, @billedDuration, @initDuration, @memorySize, @maxMemoryUsed), and not with the lines themselves
/// (@message): JSON of get-query-results, or the console's CSV.
bool isInsightsRows(std::string_view beginning);

/// Reads them: milliseconds, and bytes of 1,000,000 a megabyte, as AWS's sample queries divide them (CloudWatch Logs
/// User Guide, CWL_QuerySyntax-examples, 2026-11). Rows without @duration are of no REPORT line. What that leaves out,
/// and that the columns do not tell which invocations failed, the notes say. Errors: a query that had not ended, or
/// whose columns are sums (stats); damaged files.
base::Result<LogSummary> readInsightsRows(const std::filesystem::path& file,
                                          const std::function<void(const ReportLine&)>& use);

}  // namespace headroom::calibrate
