// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <functional>
#include <string>

#include "model/services/stepfunctions/machine.hpp"
#include "scenarios/build/api_links.hpp"
#include "scenarios/format/scenario.hpp"

namespace headroom::build {

/// The specification of the resource of that name.
using FindSpec = std::function<const format::ServiceSpec&(const std::string&)>;

/// Which of a table's endless key sequences a task has: see KeySampler::begin().
using FindSequence = std::function<std::uint64_t(const stepfunctions::StateSpec&)>;

/// Connects a machine's tasks to the services that `find` knows by name.
void connectMachine(stepfunctions::Machine& machine, const FindSpec& specOf, const FindService& find,
                    const FindSequence& sequenceOf);

/// The number of an operation of a queue.
std::uint16_t queueOperation(const std::string& name);

/// The number of an operation of a machine; without a name StartExecution.
std::uint16_t machineOperation(const std::string& name);

}  // namespace headroom::build
