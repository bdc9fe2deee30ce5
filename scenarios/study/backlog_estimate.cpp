// SPDX-License-Identifier: GPL-3.0-or-later
#include "scenarios/study/backlog_estimate.hpp"

#include <algorithm>
#include <utility>

#include "model/services/dynamodb/admission_control.hpp"
#include "model/services/dynamodb/replication_queue.hpp"
#include "model/services/dynamodb/stream_lane.hpp"
#include "model/services/lambda/limits.hpp"
#include "scenarios/study/expected_traffic.hpp"

namespace headroom::study {

namespace {

constexpr double kBytesOnTheWay = 512.0;  // frame and queue entry of a write between two regions

double writesPerSecond(const format::Design& design, const std::string& table, base::Instant begin, base::Instant end) {
    ExpectedWork expected(design, table);
    double writes = 0.0;
    for (const workload::TrafficSpec& spec : design.workloads) {
        const Work& work = expected.of(spec.target);
        double each = work.writes;
        double weights = 0.0;
        for (const workload::MixEntry& entry : spec.mix) weights += entry.weight;
        for (const workload::MixEntry& entry : spec.mix)
            each += expected.writtenBy(spec.target, entry.operation, entry.items) * entry.weight / weights;
        writes += expectedArrivals(spec, work, begin, end) * requestsPerArrival(spec) * each;
    }
    return writes / base::toSeconds(end - begin);
}

/// A reader of a stream, as fast as it is expected to be.
struct Reader {
    double recordsPerSecond = 0.0;  ///< that it gets done at its best
    double keptSeconds = 0.0;       ///< until a record is given up
};

Reader readerOf(const format::Design& design, const lambda::MappingSpec& mapping, const dynamodb::Spec& table) {
    const lambda::ShardPollerSpec poller = lambda::shardPollerOf(mapping);
    Reader reader;
    reader.keptSeconds = base::toSeconds(
        std::min(dynamodb::kStreamRetention, poller.maximumRecordAge.value_or(dynamodb::kStreamRetention)));
    const auto found =
        std::ranges::find(design.resources, format::resourceOf(mapping.function), &format::Resource::name);
    const auto* function = found == design.resources.end() ? nullptr : std::get_if<lambda::Spec>(&found->spec);
    if (function == nullptr) return reader;
    const bool fails = function->error + function->crash >= 1.0;
    const bool stuck = !poller.maximumRetryAttempts && (fails || table.unprocessableRecords > 0.0);
    if (stuck) return reader;
    const auto shards = dynamodb::controlOf(table, design.quotas.dynamoDb, base::Instant{}).partitions().count();
    auto lanes = static_cast<double>(shards) * static_cast<double>(poller.parallelizationFactor);
    if (const auto reserved = function->reservedConcurrentExecutions)
        lanes = std::min(lanes, static_cast<double>(*reserved));
    // A lane that is behind goes from batch to batch; none takes less than what the shortest invocation is billed.
    const double least = base::toSeconds(lambda::kBillingStep);
    const double seconds = std::max(ExpectedWork(design).of(mapping.function).seconds, least);
    reader.recordsPerSecond = lanes * static_cast<double>(poller.batchSize) / seconds;
    return reader;
}

/// What piles up, with the reason of its largest part.
class Sum {
public:
    void add(double bytes, std::string why) {
        all_.bytes += bytes;
        if (bytes <= largest_) return;
        largest_ = bytes;
        all_.why = std::move(why);
    }
    Backlog take() { return std::move(all_); }

private:
    Backlog all_;
    double largest_ = 0.0;
};

void addStream(const format::Design& design, const format::Resource& resource, const dynamodb::Spec& table,
               double writes, double length, Sum& sum) {
    for (const lambda::MappingSpec& mapping : design.mappings) {
        if (mapping.source != resource.name || mapping.kind != lambda::MappingSpec::Source::TableStream) continue;
        const Reader reader = readerOf(design, mapping, table);
        const double came = writes * (1.0 - table.unchangedWrites) * mapping.filterPasses.value_or(1.0);
        const double records = std::max(0.0, came - reader.recordsPerSecond) * std::min(length, reader.keptSeconds);
        sum.add(
            records * static_cast<double>(dynamodb::StreamLane::kRecordBytes),
            mapping.name + " does not get on with the records of " + resource.name +
                ", which pile up: bound MaximumRetryAttempts or MaximumRecordAgeInSeconds, make its function faster, "
                "shorten Duration or lower the rate");
    }
}

void addReplicas(const format::Resource& resource, const dynamodb::Spec& table, double writes, double length,
                 Sum& sum) {
    const auto others = static_cast<double>(table.replicas.size());
    const double lag = std::min(length, table.replicationLag.mean());
    sum.add(
        writes * others * lag * kBytesOnTheWay,
        "writes of " + resource.name + " are on their way to other regions: shorten ReplicationLag or lower the rate");
    const auto held =
        table.billingMode == dynamodb::BillingMode::Provisioned ? table.writeCapacityUnits : table.maxWriteRequestUnits;
    if (!held || *held < 0) return;
    const auto size = base::bytes(static_cast<std::int64_t>(table.itemSize.mean() + 0.5));
    const double units = writes * static_cast<double>(dynamodb::units::putItem(size, size).count) / 2.0;
    const double waiting = std::max(0.0, 1.0 - static_cast<double>(*held) / std::max(units, 1e-9)) * writes * length;
    const double most = std::min(waiting, static_cast<double>(dynamodb::kMostWaitingWrites)) * others;
    sum.add(most * static_cast<double>(sizeof(dynamodb::Replicated)),
            "other regions of " + resource.name + " do not take what is written: raise its write capacity");
}

}  // namespace

Backlog expectedBacklog(const format::Design& design, base::Instant begin, base::Instant end) {
    Sum sum;
    const double length = base::toSeconds(end - begin);
    for (const format::Resource& resource : design.resources) {
        const auto* table = std::get_if<dynamodb::Spec>(&resource.spec);
        if (table == nullptr || (!table->stream && table->replicas.empty())) continue;
        const double writes = writesPerSecond(design, resource.name, begin, end);
        if (table->stream) addStream(design, resource, *table, writes, length, sum);
        if (!table->replicas.empty()) addReplicas(resource, *table, writes, length, sum);
    }
    return sum.take();
}

}  // namespace headroom::study
