// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/services/stepfunctions/spec.hpp"
#include "scenarios/format/definition_reader.hpp"
#include "scenarios/format/place.hpp"

namespace headroom::format {

/// Reads what executions of a machine are started with (Behavior.Input, and Input of the workloads on it) and what its
/// states give (Result). Where there is an input, data decide: fills `spec.data`. `root` is the whole file, `name` the
/// machine's.
void readMachineData(Reading& reading, const document::Node& root, const std::string& name, const Place& behavior,
                     MachineDefinition& read, stepfunctions::Spec& spec);

}  // namespace headroom::format
