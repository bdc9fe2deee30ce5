// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "scenarios/format/scenario.hpp"
#include "scenarios/study/result.hpp"

namespace headroom::study {

/// A warning where what is measured is shorter than the day or week over which the rate of workloads changes (Diurnal,
/// Weekly, a trace, Steps) or scheduled actions move a capacity: a month of it is a month of that part of the day. A
/// TimeScale stretches a load's day.
std::vector<std::string> windowWarnings(const format::Design& design, base::Duration measured);

/// Between how long was measured and the cycle that it is shorter than.
inline constexpr std::string_view kShorterThan = " over and over, shorter than ";

/// Whether a design's bill is of a part of its traffic's cycle, by the warning of windowWarnings() among its own.
bool isOfPartOfCycle(const DesignResult& design);

}  // namespace headroom::study
