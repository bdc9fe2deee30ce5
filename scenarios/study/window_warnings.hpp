// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

#include "scenarios/format/scenario.hpp"

namespace headroom::study {

/// A warning where what is measured is shorter than the day or week over which the rate of workloads changes (Diurnal,
/// Weekly, a trace, Steps) or scheduled actions move a capacity: a month of it is a month of that part of the day. A
/// TimeScale stretches a load's day.
std::vector<std::string> windowWarnings(const format::Design& design, base::Duration measured);

}  // namespace headroom::study
