// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string_view>

#include "model/base/distribution.hpp"
#include "model/services/lambda/spec.hpp"

namespace headroom::lambda {

/// Whether SnapStart takes functions of that runtime: Java 11, Python 3.12, .NET 8 and later
/// (aws/agent-toolkit-for-aws, aws-serverless skill, 2026-08-20).
bool supportsSnapStart(std::string_view runtime);

/// Whether the default time to restore a snapshot was measured for this very runtime.
bool restoreIsMeasured(std::string_view runtime);

/// The time to restore a function's snapshot [s]: as given, else by runtime; nothing where SnapStart does not take it.
/// What was measured of .NET has the first run of the handler in it, which is taken off where FirstInvoke has it.
std::optional<base::Distribution> restoreOf(const Spec& spec);

}  // namespace headroom::lambda
