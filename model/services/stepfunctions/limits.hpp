// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>

#include "model/base/units.hpp"

/// Quotas of Step Functions ("Step Functions service quotas", read 2022-08 to 2026-08; us-east-1).
namespace headroom::stepfunctions {

/// Events in the history of a Standard execution; the 25,000th is ExecutionFailed with States.Runtime (a recorded
/// history of 2026-02-12). Express executions have no limit.
inline constexpr std::int64_t kMaxHistoryEvents = 25'000;
/// Input or output of a task, a state or an execution, in bytes of UTF-8 (still so in 2026-08).
inline constexpr std::size_t kMaxPayloadBytes = 262'144;
/// Longest wait, timeout and heartbeat, in seconds (grammar).
inline constexpr std::int64_t kMaxSeconds = 99'999'999;
/// What the variables of one Assign hold, and all variables of an execution, in bytes (toolkit,
/// processing-state-inputs-and-outputs: 256 KiB and 10 MiB).
inline constexpr std::size_t kMaxAssignBytes = 262'144;
inline constexpr std::size_t kMaxVariableBytes = 10'485'760;
/// A Standard execution runs for at most a year, an Express one for five minutes.
inline constexpr base::Duration kMaxStandardDuration = base::days(365);
inline constexpr base::Duration kMaxExpressDuration = base::minutes(5);
/// Iterations at once: of an inline Map 40, of a distributed one 10,000.
inline constexpr std::int64_t kMaxInlineConcurrency = 40;
inline constexpr std::int64_t kMaxDistributedConcurrency = 10'000;

/// What an account may do in a Region: buckets and their refill a second (Service Quotas API, us-east-1, 2024-02-10, as
/// in gruntwork-io/terraform-aws-utilities; Developer Guide, limits-overview, 2022-08). us-east-1, us-west-2 and
/// eu-west-1 have the larger ones.
inline constexpr double kStartBurst = 1'300.0;
inline constexpr double kStartRate = 300.0;
inline constexpr double kSmallStartBurst = 800.0;
inline constexpr double kSmallStartRate = 150.0;
inline constexpr double kTransitionBurst = 5'000.0;
inline constexpr double kTransitionRate = 5'000.0;
inline constexpr double kSmallTransitionBurst = 800.0;
inline constexpr double kSmallTransitionRate = 500.0;
inline constexpr double kExpressStartBurst = 6'000.0;
inline constexpr double kExpressStartRate = 6'000.0;
inline constexpr std::int64_t kSyncExecutions = 3'700;
inline constexpr std::int64_t kSmallSyncExecutions = 1'000;
/// Open Standard executions.
inline constexpr std::int64_t kOpenExecutions = 1'000'000;

/// An HTTP task ends with States.Http.Socket after this long. From memory of the Developer Guide.
inline constexpr base::Duration kMaxHttpTask = base::seconds(60);

}  // namespace headroom::stepfunctions
