// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

#include "scenarios/format/scenario.hpp"

namespace headroom::format {

/// The books and dates that the costs of a scenario's studies are made with, as pricing::pricesText(); empty where its
/// region or date has none.
std::string pricesText(const Scenario& scenario);

}  // namespace headroom::format
