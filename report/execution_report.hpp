// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>

#include "model/services/stepfunctions/data/execution.hpp"

namespace headroom::report {

/// What one execution as Standard is billed for.
struct StandardUsage {
    std::int64_t transitions = 0;
    std::int64_t expressChildren = 0;  ///< requests, and
    std::int64_t expressSteps = 0;     ///< their duration and memory, in 100 ms of 64 MB
};

/// One definition executed on one input, both ways.
struct ExecutionReport {
    stepfunctions::data::Executed executed;         ///< as the type that was asked for
    std::optional<StandardUsage> standard;          ///< nothing where it is not known
    std::optional<base::Duration> expressDuration;  ///< nothing where the machine cannot be Express ...
    std::string notExpress;                         ///< ... and why
    std::int64_t expressMegabytes = 64;
    std::int64_t start = 0;  ///< [ns] since 1970
    std::string region = "us-east-1";
};

/// The history as lines, then what came out, the transitions and the cost of one such execution.
std::string executionText(const ExecutionReport& report);

/// The same as JSON: `events` as GetExecutionHistory gives them, `status`, `output`, `transitions`, `cost`.
std::string executionJson(const ExecutionReport& report);

}  // namespace headroom::report
