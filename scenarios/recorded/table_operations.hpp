// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "scenarios/format/scenario.hpp"

namespace headroom::recorded {

/// The operations that a design asks of a table, in DynamoDB's order: of workloads, functions, APIs and state machines,
/// and what a DAX cluster in front of it asks by itself (it reads back what a transaction wrote).
std::vector<std::string_view> operationsOf(const format::Design& design, std::string_view table);

}  // namespace headroom::recorded
