// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "scenarios/document/node.hpp"
#include "scenarios/study/result.hpp"

namespace headroom::report {

/// The "Cost" of a design as result.json has it, amounts digit by digit.
study::Cost readCost(const document::Node& cost, const std::string& region, const std::string& pricesAsOf);

}  // namespace headroom::report
