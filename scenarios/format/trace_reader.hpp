// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>

#include "model/workload/arrival_spec.hpp"
#include "scenarios/format/place.hpp"

namespace headroom::format {

/// Reads {"File": ...}: loads the trace beside the scenario and checks it. Problems name the file and its line.
std::optional<workload::ArrivalProcess> readTrace(Reading& reading, const Place& place);

}  // namespace headroom::format
