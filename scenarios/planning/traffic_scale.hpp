// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "scenarios/planning/source.hpp"

namespace headroom::planning {

/// Multiplies the arrivals of every workload. Of a Scale that is uncertain the whole range is multiplied; in place of
/// one that is a parameter stands its value or range of this moment, multiplied: what sets parameters comes before.
/// Errors: BadInput where there is no traffic, or a Scale is none of these.
base::Result<void> scaleTraffic(Source& source, double factor);

}  // namespace headroom::planning
