// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <set>
#include <string>

#include "scenarios/format/scenario.hpp"

namespace headroom::gui {

/// Resources of a design that mean rates do not reach all of: functions behind event source mappings, dead-letter
/// queues, and everything that those call. What an estimate says of them would be too little; a run tells.
std::set<std::string> unfollowedOf(const format::Design& design, base::Duration length);

}  // namespace headroom::gui
