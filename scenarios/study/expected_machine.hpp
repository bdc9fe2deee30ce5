// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <string>

#include "scenarios/study/expected_work.hpp"

namespace headroom::study {

/// Where data decide which way an execution goes, nobody knows it beforehand; what an Express one costs depends on its
/// data as well.
bool isFollowed(const stepfunctions::Spec& machine);

/// What a call sets off, by the resource that is called and the operation.
using WorkOfCall = std::function<Work(const std::string& target, const std::string& operation)>;

/// What an execution of a state machine is expected to set off; `of` knows what its tasks call.
Work workOfMachine(const stepfunctions::Spec& machine, const WorkOfCall& of);

}  // namespace headroom::study
