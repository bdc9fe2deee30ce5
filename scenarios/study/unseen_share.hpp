// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>

#include "scenarios/study/result.hpp"

namespace headroom::study {

/// Where a share lies of which `count` independent cases show nothing, or nothing else: none of 600 failed, and up to
/// one in 200 may. The bound that such a sample falls short of with `confidence` (Clopper and Pearson, Biometrika 26,
/// 1934; for 95 % about 3 / count). Nothing for a share between 0 and 1, which the spread of replications tells of, and
/// without cases.
std::optional<Interval> unseenShare(double confidence, double share, double count);

/// Widens what was judged of a share: `interval` is at the objective's confidence, result.ci95 at 95 %. Where that
/// decides nothing any more, why. Without an interval what was seen decides, as it does of every objective, and so it
/// does for a limit of 0, which asks that nothing fails in the run.
void weighUnseen(double count, const std::string& cases, std::optional<Interval>& interval, ObjectiveResult& result);

}  // namespace headroom::study
