// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <string>
#include <vector>

#include "model/base/result.hpp"
#include "scenarios/calibrate/report_line.hpp"

namespace headroom::calibrate {

/// What a log held besides its lines.
struct LogSummary {
    std::uint64_t reports = 0;
    std::uint64_t cut = 0;  ///< lines that lack what every REPORT has
    std::string function;   ///< the first /aws/lambda/NAME that it names; empty: none
    std::string another{};  ///< a second function whose lines it holds, as @log says (ACCOUNT:/aws/lambda/NAME)
    std::vector<std::string> notes{};
};

/// Finds the REPORT lines of a file of any size, whatever is around them: text of the console or of `aws logs tail`,
/// answers of filter-log-events and of Logs Insights (JSON or CSV) with @message, logs in JSON. Memory does not grow
/// with the file. Errors: an answer in JSON that breaks off.
base::Result<LogSummary> readReports(const std::filesystem::path& file,
                                     const std::function<void(const ReportLine&)>& use);

}  // namespace headroom::calibrate
