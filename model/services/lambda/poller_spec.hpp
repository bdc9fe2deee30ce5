// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>

#include "model/base/units.hpp"

/// Event source mappings. "Guide" is the AWS Lambda Developer Guide, "skill" aws/agent-toolkit-for-aws, aws-serverless,
/// event-sources (2026-08-20).
namespace headroom::lambda {

/// Payload of one invocation by a mapping: it fires no later than with this (Guide, services-sqs-configure, 2026).
inline constexpr base::Bytes kLargestBatch = base::mebibytes(6);

/// Concurrent batches of a mapping of a standard queue: at first, how many more each minute, at most (Guide,
/// services-sqs-configure, 2026).
inline constexpr std::int64_t kFirstPollers = 5;
inline constexpr std::int64_t kMorePollersAMinute = 300;
inline constexpr std::int64_t kMostPollers = 1'250;
/// How long a poller waits after its batch was throttled. A guess: AWS says that it backs off, not by how much.
inline constexpr base::Duration kThrottledPollerPause = base::seconds(1);

/// A mapping of a standard queue.
struct QueuePollerSpec {
    std::int64_t batchSize = 10;  ///< 1 to 10,000 (Guide, services-sqs-configure, 2026)
    base::Duration window{};      ///< MaximumBatchingWindowInSeconds, 0 to 300 s
    std::optional<std::int64_t> maximumConcurrency;
    bool reportsItemFailures = false;  ///< FunctionResponseTypes: ReportBatchItemFailures
    std::int64_t first = kFirstPollers;
    std::int64_t perMinute = kMorePollersAMinute;
    std::int64_t most = kMostPollers;
    base::Duration throttledPause = kThrottledPollerPause;
};

/// How often the shards of a DynamoDB stream are read (skill: four times a second).
inline constexpr base::Duration kShardPollInterval = base::milliseconds(250);

/// A mapping of a stream.
struct ShardPollerSpec {
    std::int64_t batchSize = 100;  ///< 1 to 10,000 (skill)
    base::Duration window{};
    std::int64_t parallelizationFactor = 1;            ///< batches of a shard at once, 1 to 10
    bool bisects = false;                              ///< BisectBatchOnFunctionError
    bool reportsItemFailures = false;                  ///< FunctionResponseTypes: ReportBatchItemFailures
    std::optional<std::int64_t> maximumRetryAttempts;  ///< nothing: until the records are too old
    std::optional<base::Duration> maximumRecordAge;    ///< nothing: as long as the stream keeps them
    base::Duration interval = kShardPollInterval;
    /// Before a failed batch is tried again. A guess: AWS publishes nothing; the next time the shard is read.
    base::Duration retryPause = kShardPollInterval;
};

}  // namespace headroom::lambda
