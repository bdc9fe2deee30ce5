// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "model/base/result.hpp"
#include "model/services/lambda/async_spec.hpp"
#include "model/services/lambda/poller_spec.hpp"

namespace headroom::lambda {

/// An AWS::Lambda::EventSourceMapping, or an event of SAM's that becomes one.
struct MappingSpec {
    enum class Source : std::uint8_t { Queue, FifoQueue, TableStream, Kinesis, Other };
    /// StartingPosition.
    enum class From : std::uint8_t { TrimHorizon, Latest, Timestamp };

    std::string name;
    std::string function;
    std::string source;  ///< a resource, or an ARN
    Source kind = Source::Other;
    bool enabled = true;
    std::optional<std::int64_t> batchSize;  ///< not given: 10 of a queue, 100 of a stream
    std::optional<std::int64_t> window;     ///< s
    std::optional<std::int64_t> parallelizationFactor;
    std::optional<std::int64_t> maximumConcurrency;
    std::optional<std::int64_t> maximumRetryAttempts;  ///< -1: no limit
    std::optional<std::int64_t> maximumRecordAge;      ///< s; -1: no limit
    std::optional<std::string> startingPosition;
    From from = From::Latest;
    bool bisects = false;
    bool reportsItemFailures = false;
    bool filters = false;                ///< FilterCriteria are given
    std::optional<double> filterPasses;  ///< share of the records that they let through
    AsyncTarget onFailure;

    bool operator==(const MappingSpec&) const = default;
};

/// What AWS refuses across properties, and what it needs; `where` is the name of the property.
std::vector<base::Error> check(const MappingSpec& spec);

/// The mapping of a queue as its poller takes it, and of a stream as its does; the spec has passed check().
QueuePollerSpec queuePollerOf(const MappingSpec& spec);
ShardPollerSpec shardPollerOf(const MappingSpec& spec);

}  // namespace headroom::lambda
