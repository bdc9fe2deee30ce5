// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

#include "scenarios/document/problem.hpp"
#include "scenarios/import/inventory.hpp"

namespace headroom::importing {

/// Why a part is left out that has this problem: in the format's words, but where it names a resource that the scenario
/// lacks and the files have, which has been left out before.
std::string leftOutReason(const document::Problem& problem, const Inventory& inventory);

/// What the report calls a part of the scenario: "Orders", "Orders.BillingMode", "Api GET /x".
std::string subjectOf(const std::string& pointer);

/// Whether the pointer of these tokens is that of a property of one region of a global table: the table stands without
/// it.
bool inReplica(const std::vector<std::string>& tokens);

}  // namespace headroom::importing
