// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

namespace headroom::workload {

/// Whether a row is the heads of a wide table: names over names, then minutes 1, 2, 3 ... (three at least, rising) or
/// times over counts.
bool areWideHeads(const std::vector<std::string>& cells);

/// Whether the first row of a wide table that was not taken for heads may be heads all the same: the numbers of
/// intervals one after the other, but not in their order, or in their order and some twice. Then nobody can tell.
bool mayBeBrokenHeads(const std::vector<std::string>& cells);

}  // namespace headroom::workload
