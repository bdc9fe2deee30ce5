// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

#include "scenarios/format/place.hpp"
#include "scenarios/format/scenario.hpp"

namespace headroom::format {

/// The Properties of a Change, and that no other event has any.
void readChange(Reading& reading, const Place& item, const dynamodb::Quotas& quotas, ScenarioEvent& event);

/// Goes through the changes of each table in their order: what fits neither billing mode, and a fifth switch to
/// on-demand in 24 hours, is an error at its event. `places`: where each event stands.
void checkModeSwitches(Reading& reading, const std::vector<Resource>& resources,
                       const std::vector<ScenarioEvent>& events, const std::vector<Place>& places);

}  // namespace headroom::format
