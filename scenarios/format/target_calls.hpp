// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

#include "model/workload/traffic_spec.hpp"
#include "scenarios/format/place.hpp"
#include "scenarios/format/scenario.hpp"

/// What a step of a function or a workload asks of the resource that it names.
namespace headroom::format {

/// Checks a Call step against its target. `place` is the step.
void checkStepCall(Reading& reading, const document::Node& root, const Place& place, const lambda::CallStep& call,
                   const Resource& found);

/// Checks a workload's only request, or an entry of its Mix, against its target. `at` is where it stands.
void checkEntry(Reading& reading, const document::Node& root, const std::string& at, const workload::MixEntry& entry,
                const Resource& found);

}  // namespace headroom::format
