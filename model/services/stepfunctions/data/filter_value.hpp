// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>

#include "model/services/stepfunctions/data/flow.hpp"

namespace headroom::stepfunctions::data {

/// A value that is written out in a filter; of a path there is none.
Json literalOf(const FilterOperand& operand);

/// Whether an operator of a filter holds between two values, nothing where a path finds none: comparisons, and
/// Jayway's words for lists, texts and sizes.
bool compares(Filter::Kind kind, const std::optional<Json>& left, const std::optional<Json>& right);

}  // namespace headroom::stepfunctions::data
