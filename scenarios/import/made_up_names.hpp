// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "scenarios/import/evaluator.hpp"
#include "scenarios/import/inventory.hpp"

namespace headroom::importing {

/// Marks names in the account (FunctionName, TableName ...) that hang on what is made up here, so that they are not
/// kept: no recording goes by them. The report says whose they are.
void markMadeUpNames(Inventory& own, const Evaluator& evaluator, Report& report);

}  // namespace headroom::importing
