// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

#include "scenarios/format/scenario.hpp"

namespace headroom::study {

/// A warning where what is measured is shorter than a day and the rate of workloads changes over a day (Diurnal,
/// Weekly, a trace, Steps): a month of it is a month of that time of day. A TimeScale stretches the day.
std::vector<std::string> windowWarnings(const format::Design& design, base::Duration measured);

}  // namespace headroom::study
