// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include "report/style.hpp"

/// How the columns of a table are set, found out from what they hold.
namespace headroom::report {

/// By column: whether it holds numbers, which stand to the right: every cell under the head begins as one ("$12.30",
/// "0.31 %", "-5") or is empty or "-". The first column names the rows and stands to the left.
std::vector<bool> numberColumns(const Rows& rows);

/// By column its share of the width (their sum is 1), from the lengths of its texts and of their longest words; `room`
/// is how many characters a line of the whole width takes.
std::vector<double> columnShares(const Rows& rows, double room);

}  // namespace headroom::report
