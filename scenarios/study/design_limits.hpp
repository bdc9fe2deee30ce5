// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include "scenarios/format/scenario.hpp"
#include "scenarios/study/result.hpp"

namespace headroom::study {

/// What a design's account allows of what it uses, known before a run: the same names and limits as a result has, no
/// peaks. Provisioned capacity, which is set and not allowed, is not among it.
std::vector<QuotaUse> limitsOf(const format::Design& design);

/// Of provisioned capacity that auto scaling follows use with: what it can reach, MaxCapacity, is the limit, and the
/// name says so. Others stay as they are.
void countScaling(const format::Design& design, QuotaUse& use);

/// Adds functions' reserved concurrency, against the most executions at once: a setting that refuses requests as a
/// quota does. Of a function with further versions the peak of all of them together is not known, and nothing is added.
void addReservedUse(const format::Design& design, DesignResult& result);

}  // namespace headroom::study
