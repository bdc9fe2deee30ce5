// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

#include "scenarios/document/node.hpp"

namespace headroom::report {

/// What a result.json lacks of what every one has, so that nothing of it is taken for 0: each with its pointer and what
/// belongs there ("/Designs/0/Cost/PerMonth/Mean is no number"). Empty: it is whole.
std::vector<std::string> missingParts(const document::Node& result);

}  // namespace headroom::report
