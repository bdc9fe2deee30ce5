// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>

#include "model/base/units.hpp"

/// Limits and fixed numbers of Lambda. "Guide" is the AWS Lambda Developer Guide, "Pricing" the AWS Lambda pricing
/// page.
namespace headroom::lambda {

/// Environments that serve at once, an account and Region (Guide, gettingstarted-limits, 2026). New accounts start
/// lower.
inline constexpr std::int64_t kConcurrentExecutions = 1'000;
/// What reservations must leave unreserved (Guide, lambda-concurrency, 2024).
inline constexpr std::int64_t kAlwaysUnreserved = 100;
/// Requests a second for each unit of concurrency, synchronous invocations only (Guide, lambda-concurrency, 2024).
inline constexpr double kRequestsPerConcurrency = 10.0;
/// New environments of a function at once, and how fast the allowance comes back (Guide, scaling-behavior, 2026: 1,000
/// every 10 s, refilled continuously; one older page still says 500).
inline constexpr std::int64_t kScalingBurst = 1'000;
inline constexpr base::Rate kScalingRate{100.0};

/// Provisioned concurrency: how fast it is allocated once preparation is over (Guide, lambda-concurrency, 2024: up to
/// 6,000 environments a minute for each function, in every Region).
inline constexpr base::Rate kProvisioningRate{100.0};
/// Preparation before that: one to two minutes (Guide, lambda-concurrency, 2024); the middle.
inline constexpr base::Duration kProvisioningPreparation = base::seconds(90);
/// Provisioned concurrency is charged in steps of this (Pricing, 2026).
inline constexpr base::Duration kProvisionedBillingStep = base::minutes(5);
/// A provisioned environment is renewed no sooner (our own limit).
inline constexpr base::Duration kShortestProvisioned = base::minutes(1);

inline constexpr std::int64_t kSmallestMemory = 128;              // MB; Guide, gettingstarted-limits, 2026
inline constexpr std::int64_t kLargestMemory = 10'240;            // MB; Guide, gettingstarted-limits, 2026
inline constexpr std::int64_t kMemoryOfOneCpu = 1'769;            // MB; aws/agent-toolkit-for-aws, 2026-08-20
inline constexpr std::int64_t kDefaultTimeout = 3;                // s; CloudFormation Template Reference, 2026
inline constexpr std::int64_t kLongestTimeout = 900;              // s; Guide, gettingstarted-limits, 2026
inline constexpr std::int64_t kFreeEphemeralStorage = 512;        // MB; Pricing, 2026
inline constexpr std::int64_t kLargestEphemeralStorage = 10'240;  // MB; Guide, gettingstarted-limits, 2026

/// INIT on demand; a longer one is broken off and run again in the first invocation (Guide, lambda-runtime-environment,
/// 2026).
inline constexpr base::Duration kInitLimit = base::seconds(10);
/// INIT on provisioned concurrency: this or the function's timeout, whichever is longer (same).
inline constexpr base::Duration kProvisionedInitLimit = base::seconds(130);
/// RESTORE with SnapStart; a longer one fails the invocation (Guide, lambda-runtime-environment, 2026).
inline constexpr base::Duration kRestoreLimit = base::seconds(10);
/// What placing an environment takes longer in a VPC: medians of 0.497 s against 0.264 s (mikhail.io, January 2021).
inline constexpr double kVpcPlacementSeconds = 0.233;
/// Request or response of a synchronous invocation (Guide, gettingstarted-limits, 2026).
inline constexpr base::Bytes kLargestPayload = base::mebibytes(6);
/// A streamed response (aws/agent-toolkit-for-aws, aws-serverless skill, 2026-08-20): at most 200 MB; the first 6 MB at
/// any speed and free, what is above at 2 MB/s and charged.
inline constexpr base::Bytes kLargestStream = base::mebibytes(200);
inline constexpr base::Bytes kFreeStream = base::mebibytes(6);
inline constexpr base::Bytes kStreamPerSecond = base::mebibytes(2);

/// Billed time is rounded up to this (Pricing, 2026).
inline constexpr base::Duration kBillingStep = base::milliseconds(1);
/// 1 GB-second in MB x ms: 1,024 x 1,000 (Pricing, 2026: 1 GB = 1,024 MB).
inline constexpr std::int64_t kGranulesPerGigabyteSecond = 1'024'000;
/// 1 GB of memory in MB.
inline constexpr std::int64_t kGranulesPerGigabyte = 1'024;
/// START, END and REPORT lines of an invocation. A guess: about 350 bytes from memory, not published.
inline constexpr base::Bytes kLogLines = base::bytes(350);
/// INIT_START, and Init Duration in the REPORT line, of an invocation that pays INIT; a RESTORE's are taken to be as
/// long: 166 and 25 characters of the Guide's examples (runtime-management-identify; the latter from memory).
inline constexpr base::Bytes kStartLines = base::bytes(191);
/// "Task timed out after 3.00 seconds", from memory.
inline constexpr base::Bytes kTimeoutLine = base::bytes(97);
/// How long logs are counted as kept where nothing says it: AWS keeps them for ever. A guess: the month's own logs.
inline constexpr base::Duration kLogRetention = base::hours(30 * 24);
/// What is charged of a kept log: compressed (AWS Pricing Calculator's factor, dev.classmethod.jp, 2021-09-18).
inline constexpr double kStoredLogShare = 0.15;

/// Repeat steps inside each other; more are refused (our own limit).
inline constexpr std::size_t kDeepestRepeat = 8;
/// Times a Repeat step may run its steps (our own limit).
inline constexpr std::int64_t kMostRepeats = 1'000'000;
/// Branches of a Parallel step, and Parallel steps inside each other; more are refused (our own limits).
inline constexpr std::size_t kMostBranches = 256;
inline constexpr std::size_t kDeepestParallel = 4;
/// Targets of a function whose connection set-up is modelled (our own limit).
inline constexpr std::size_t kMostConnections = 64;

}  // namespace headroom::lambda
