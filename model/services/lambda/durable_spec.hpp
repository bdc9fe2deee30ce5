// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>

#include "model/base/distribution.hpp"
#include "model/base/units.hpp"

/// Durable functions. "Guide" is the AWS Lambda Developer Guide, "SDK guide" the AWS Durable Execution SDK Developer
/// Guide, both as of 2026.
namespace headroom::lambda {

/// Operations of one execution, and what its checkpoints may hold in all (Guide, durable-monitoring).
inline constexpr std::int64_t kMostDurableOperations = 3'000;
inline constexpr base::Bytes kMostDurableBytes = base::mebibytes(100);
/// A caller that waits is answered by then (Guide, durable-invoking).
inline constexpr base::Duration kLongestSynchronousExecution = base::minutes(15);
/// A wait takes a second at least (SDK guide, wait).
inline constexpr base::Duration kShortestDurableWait = base::seconds(1);
/// The SDK's default strategy for steps that fail: 5 s, doubled up to 60 s, with full jitter, six attempts in all
/// (SDK guide, error-handling/retries).
inline constexpr base::Duration kStepRetryDelay = base::seconds(5);
inline constexpr base::Duration kLongestStepRetryDelay = base::seconds(60);
inline constexpr std::int64_t kStepAttempts = 6;
/// An invocation that resumes an execution and is throttled is tried again after this: a guess.
inline constexpr base::Duration kResumeAgain = base::seconds(1);

/// A function with a DurableConfig: its execution goes on over several invocations.
struct DurableSpec {
    std::int64_t executionTimeout = 0;  ///< s
    std::int64_t retentionDays = 14;    ///< of what was checkpointed, once the execution has ended

    // Behavior
    base::Distribution checkpointSize = base::Distribution::constant(1'024.0);  ///< bytes an operation
    base::Distribution checkpointTime = base::Distribution::constant(0.010);
    base::Distribution resumeTime = base::Distribution::constant(0.020);
    base::Duration replayTime = base::milliseconds(1);  ///< of each operation that is done
    std::int64_t stepAttempts = kStepAttempts;
    bool invokesInSteps = false;

    bool operator==(const DurableSpec&) const = default;
};

}  // namespace headroom::lambda
