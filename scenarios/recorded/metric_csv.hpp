// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string_view>

#include "model/base/result.hpp"
#include "scenarios/recorded/series.hpp"

namespace headroom::recorded {

/// Reads a graph of CloudWatch's console as it is downloaded (CSV): a time and one value a metric in each row, empty
/// where there was none; above them rows of heads whose first cell is no time. The row of "Label" names the series,
/// that of "Id" identifies them; with neither the first row does. Times without a zone are UTC, as the console writes
/// them. Errors name the line: cells that are no numbers, rows with more cells than heads.
base::Result<Recording> readMetricCsv(std::string_view csv);

}  // namespace headroom::recorded
