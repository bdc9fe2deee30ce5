// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <map>
#include <string>

#include "scenarios/format/scenario.hpp"

namespace headroom::recorded {

/// By resource what else of the design asks it besides workloads, one of several, of those that are asked themselves:
/// what CloudWatch counted of the resource counts their calls too, so it is no workload's traffic. `length`: of the
/// run, for mean rates. The design is a checked one.
std::map<std::string, std::string> askersWithin(const format::Design& design, base::Duration length);

}  // namespace headroom::recorded
