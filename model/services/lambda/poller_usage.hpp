// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>

#include "model/engine/causes.hpp"
#include "model/engine/record_stream.hpp"
#include "model/engine/resource_report.hpp"
#include "model/engine/service.hpp"
#include "model/engine/world.hpp"

namespace headroom::lambda {

using Batch = engine::RecordBatch;

/// What a mapping counts of the batches it invokes with in measured time.
struct PollerUsage {
    std::uint64_t batches = 0;
    std::uint64_t records = 0;        ///< in them
    std::uint64_t failedBatches = 0;  ///< of which a record failed at least; those throttled are counted apart
    std::uint64_t throttledBatches = 0;
    std::uint64_t discardedRecords = 0;
    std::uint64_t discardedBatches = 0;               ///< that those were in
    engine::PerWorkload<base::Granules> discardedOf;  ///< the same, by whose they were
    std::int64_t busyPeak = 0;

    void report(engine::ResourceReport& into) const {
        const auto number = [](std::uint64_t count) { return static_cast<double>(count); };
        into.figures.insert(into.figures.end(), {{"Batches", number(batches)},
                                                 {"BatchedRecords", number(records)},
                                                 {"FailedBatches", number(failedBatches)},
                                                 {"ThrottledBatches", number(throttledBatches)},
                                                 {"DiscardedRecords", number(discardedRecords)},
                                                 {"ConcurrentBatchesMax", static_cast<double>(busyPeak)}});
    }
};

/// The request that stands for a batch: number `number` of the mapping with that key.
inline engine::RequestRef requestOf(engine::World& world, std::uint64_t key, std::uint64_t number, const Batch& batch) {
    engine::RequestRef request = world.requests().acquire();
    request->key = base::deriveKey(key, number);
    request->number = number;
    request->workload = batch.workload;
    request->began = world.now();
    request->measured = world.now() >= base::Instant{};
    return request;
}

/// A batch as its function sees it. The limit of ten requests a second is for synchronous invocations alone.
/// `poisoned`: it holds a record that cannot be processed, which the code tells of by an error, not in its answer.
inline engine::Call callOf(const Batch& batch, const engine::Request& request, std::uint64_t attempt, bool poisoned) {
    engine::Call call;
    call.synchronous = false;
    call.items = batch.records;
    call.payload = batch.payload;
    call.draws = base::deriveKey(request.key, attempt);
    call.poisoned = poisoned;
    return call;
}

}  // namespace headroom::lambda
