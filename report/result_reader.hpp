// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>

#include "model/base/result.hpp"
#include "report/month_hours.hpp"
#include "scenarios/study/result.hpp"

namespace headroom::report {

/// Reads result.json back, so that reports can be made of a study without running it again. Money and quantities are
/// taken digit by digit; written again, the result is the same text but for what a file does not hold (the latency
/// curves of the charts). Errors: BadInput, for a file that is no result, of a later version, or without a part that
/// every result has.
base::Result<study::StudyResult> readResult(const std::filesystem::path& file);

/// The same, and how long the months are that its bills are of.
base::Result<study::StudyResult> readResult(const std::filesystem::path& file, MonthHours& monthHours);

}  // namespace headroom::report
