// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

#include "scenarios/document/problem.hpp"
#include "scenarios/import/inventory.hpp"

namespace headroom::importing {

/// Why a part is left out that has this problem: in the format's words, but where it names a resource that the scenario
/// lacks and the files have, which has been left out before.
std::string leftOutReason(const document::Problem& problem, const Inventory& inventory);

}  // namespace headroom::importing
