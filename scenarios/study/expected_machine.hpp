// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <string>

#include "scenarios/study/expected_work.hpp"

namespace headroom::study {

/// What an execution of a state machine is expected to set off; `of` knows what its tasks call.
Work workOfMachine(const stepfunctions::Spec& machine, const std::function<const Work&(const std::string&)>& of);

}  // namespace headroom::study
