// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/services/lambda/mapping_spec.hpp"

namespace headroom::lambda {

namespace {

using Source = MappingSpec::Source;

constexpr std::int64_t kBatchWithoutWindow = 10;  // Lambda Developer Guide, services-sqs-configure, 2026
constexpr std::int64_t kBatchOfFifo = 10;         // same
constexpr std::int64_t kYoungestLimit = 60;       // s; aws/agent-toolkit-for-aws, event-sources, 2026-08-20

/// Collects what is refused, with the page that says so.
class Refusals {
public:
    explicit Refusals(const char* page) : page_(page) {}
    void unless(bool fine, const char* where, const std::string& what) {
        if (!fine) errors_.push_back({base::Errc::Refused, where, what + " (" + page_ + ")"});
    }
    std::vector<base::Error> take() { return std::move(errors_); }

private:
    std::string page_;
    std::vector<base::Error> errors_;
};

/// What records hold is not modelled, so filters are a share.
void checkFilters(const MappingSpec& spec, Refusals& refuse) {
    const bool ofTable = spec.kind == Source::TableStream;
    refuse.unless(ofTable || !spec.filters, "FilterCriteria", "filters are modelled of tables' streams only");
    refuse.unless(!ofTable || !spec.filters || spec.filterPasses, "FilterCriteria",
                  "needs Behavior.FilterPasses, the share of the records that pass: what they hold is not modelled");
    refuse.unless(spec.filters || !spec.filterPasses, "FilterPasses", "Behavior.FilterPasses needs FilterCriteria");
}

std::vector<base::Error> checkQueue(const MappingSpec& spec) {
    Refusals refuse("Lambda Developer Guide, services-sqs-configure");
    const std::int64_t batch = spec.batchSize.value_or(kBatchWithoutWindow);
    const bool fifo = spec.kind == Source::FifoQueue;
    refuse.unless(!fifo || batch <= kBatchOfFifo, "BatchSize", "a FIFO queue gives at most 10 records to a batch");
    refuse.unless(!fifo || spec.window.value_or(0) == 0, "MaximumBatchingWindowInSeconds",
                  "a FIFO queue has no batching window");
    refuse.unless(fifo || batch <= kBatchWithoutWindow || spec.window.value_or(0) >= 1, "BatchSize",
                  "more than 10 records to a batch need a MaximumBatchingWindowInSeconds of 1 at least");
    const char* ofStreams = "belongs to streams: a queue has no order, and its records come again until they are done";
    refuse.unless(!spec.parallelizationFactor, "ParallelizationFactor", ofStreams);
    refuse.unless(!spec.maximumRetryAttempts, "MaximumRetryAttempts", ofStreams);
    refuse.unless(!spec.maximumRecordAge, "MaximumRecordAgeInSeconds", ofStreams);
    refuse.unless(!spec.bisects, "BisectBatchOnFunctionError", ofStreams);
    refuse.unless(!spec.startingPosition, "StartingPosition", ofStreams);
    refuse.unless(spec.onFailure.kind == AsyncTarget::Kind::None, "DestinationConfig", ofStreams);
    checkFilters(spec, refuse);
    return refuse.take();
}

std::vector<base::Error> checkStream(const MappingSpec& spec) {
    Refusals refuse("CloudFormation Template Reference, AWS::Lambda::EventSourceMapping");
    refuse.unless(spec.startingPosition.has_value(), "StartingPosition", "a stream needs a StartingPosition");
    refuse.unless(spec.kind == Source::Kinesis || spec.from != MappingSpec::From::Timestamp, "StartingPosition",
                  "a table's stream is read from TRIM_HORIZON or LATEST");
    refuse.unless(!spec.maximumConcurrency, "ScalingConfig",
                  "MaximumConcurrency belongs to queues: a stream's concurrency is its shards times "
                  "ParallelizationFactor");
    const std::int64_t age = spec.maximumRecordAge.value_or(-1);
    refuse.unless(age == -1 || age >= kYoungestLimit, "MaximumRecordAgeInSeconds", "must be -1, or 60 at least");
    refuse.unless(spec.onFailure.kind != AsyncTarget::Kind::Function && spec.onFailure.kind != AsyncTarget::Kind::Bus,
                  "DestinationConfig", "records that are given up are told to an SQS queue, an SNS topic or a bucket");
    checkFilters(spec, refuse);
    return refuse.take();
}

template <class Value>
std::optional<Value> unlessEndless(const std::optional<std::int64_t>& limit, Value value) {
    return limit.value_or(-1) == -1 ? std::nullopt : std::optional<Value>(value);
}

}  // namespace

std::vector<base::Error> check(const MappingSpec& spec) {
    switch (spec.kind) {
        case Source::Queue:
        case Source::FifoQueue:
            return checkQueue(spec);
        case Source::TableStream:
        case Source::Kinesis:
            return checkStream(spec);
        case Source::Other:
            break;
    }
    return {};
}

QueuePollerSpec queuePollerOf(const MappingSpec& spec) {
    QueuePollerSpec poller;
    poller.batchSize = spec.batchSize.value_or(poller.batchSize);
    poller.window = base::seconds(spec.window.value_or(0));
    poller.maximumConcurrency = spec.maximumConcurrency;
    poller.reportsItemFailures = spec.reportsItemFailures;
    return poller;
}

ShardPollerSpec shardPollerOf(const MappingSpec& spec) {
    ShardPollerSpec poller;
    poller.batchSize = spec.batchSize.value_or(poller.batchSize);
    poller.window = base::seconds(spec.window.value_or(0));
    poller.parallelizationFactor = spec.parallelizationFactor.value_or(1);
    poller.bisects = spec.bisects;
    poller.reportsItemFailures = spec.reportsItemFailures;
    poller.maximumRetryAttempts = unlessEndless(spec.maximumRetryAttempts, spec.maximumRetryAttempts.value_or(0));
    poller.maximumRecordAge = unlessEndless(spec.maximumRecordAge, base::seconds(spec.maximumRecordAge.value_or(0)));
    return poller;
}

}  // namespace headroom::lambda
