// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

#include "model/base/result.hpp"
#include "scenarios/recorded/input_file.hpp"
#include "scenarios/recorded/series.hpp"

namespace headroom::recorded {

/// Reads what `aws cloudwatch get-metric-data` (all pages, in any order) or `get-metric-statistics` prints, as it comes
/// or as placebo records it, without building a tree: a month of minutes of hundreds of metrics is read in seconds.
/// Errors name the value: an answer of another kind, no time, no number, times with and without a zone side by side.
base::Result<Recording> readMetricAnswer(std::string_view json);

/// The same of a file of any size, of which `beginning` has been read; memory grows with its values, not with its text.
base::Result<Recording> readMetricAnswer(std::string beginning, InputFile& in);

/// Adds to each series what was asked for: the list of queries that get-metric-data was given
/// (`--metric-data-queries file://...`, or the whole request), by Id. Errors: no such list.
base::Result<void> addQueries(std::string_view json, Recording& recording);

}  // namespace headroom::recorded
