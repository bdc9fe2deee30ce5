// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

#include "model/base/result.hpp"
#include "scenarios/recorded/series.hpp"

/// One series that lies in several files: a day in each, or a page of an answer.
namespace headroom::recorded {

/// Puts the values of a file behind those of the files before it, in order of time; one that is in both counts once.
/// The last page of an answer completes the others. Errors: two values of one moment; values of every minute in one
/// file and of every five in another, which no longer add up. They leave `into` as it was.
base::Result<void> append(Series more, Series& into, std::vector<std::string>& notes);

/// Brings together what is of the same name (Id, label, metric, statistic and dimensions), in the order of the first.
base::Result<void> joinSame(std::vector<Series>& series, std::vector<std::string>& notes);

}  // namespace headroom::recorded
