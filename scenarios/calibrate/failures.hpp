// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

#include "scenarios/calibrate/function_log.hpp"
#include "scenarios/calibrate/measured.hpp"

namespace headroom::calibrate {

/// The law of what ended by itself, with those that timed out as a part of their own that takes longer than the
/// longest of them: a Mixture. Nobody knows how much longer they would have run. The law itself where none timed out.
document::Node withTimeouts(document::Node law, const FunctionSample& sample);

/// Puts the shares that failed into a function, where any did: Error, and Crash for those whose environment died
/// (Runtime.ExitError, Runtime.OutOfMemory: Lambda Developer Guide, troubleshooting-execution, 2026-11). Says what
/// failed and timed out.
void setFailures(document::Node& scenario, const std::string& name, const FunctionSample& sample,
                 const std::string& source, const std::string& days, Findings& findings);

}  // namespace headroom::calibrate
