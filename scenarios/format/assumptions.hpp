// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include "scenarios/format/scenario.hpp"

namespace headroom::format {

/// The defaults that the designs used, each once: of one path, the values that differ. What a result lists and the
/// window counts.
std::vector<Assumption> assumptionsOf(const std::vector<Design>& designs);

}  // namespace headroom::format
